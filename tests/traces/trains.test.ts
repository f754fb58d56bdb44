/** Trains, worked by hand: how long each is, and service by what it brings. */
import { describe, expect, test } from "vitest";
import { Stream } from "../../src/kernel/stream.ts";
import { TrainLoads } from "../../src/model/trains/train-loads.ts";
import type { TrainSpec } from "../../src/scenario/schema/train.ts";
import { at, min, type Part, trace } from "./traced.ts";

const train = (spec: Part, more: Part = {}): Part => ({ mode: "train", train: spec, ...more });
const yard = { id: "yard", servers: 1, service: min(10) };

/** Wagons, TEU and tonnes of each vehicle, in the order in which they left. */
async function loads(flows: Readonly<Record<string, Part>>): Promise<string[]> {
  const { result } = await trace({ flows, stages: [yard] });
  const { wagons, teu, tonnes } = result.vehicles!;
  return Array.from(wagons!, (w, i) => `${w} ${teu![i]} ${tonnes![i]}`);
}

describe("what a vehicle brings", () => {
  test("fixed numbers, nothing where the file names none, nothing for a truck beside trains", async () => {
    const block = at([0, 30], train({ wagons: 55, teu: 110, tonnes: 1500 }));
    const ore = at([15], train({ wagons: 60, tonnes: 4000 }));
    expect(await loads({ block, ore, truck: at([45]) })).toEqual([
      "55 110 1500",
      "60 0 4000",
      "55 110 1500",
      "0 0 0",
    ]);
  });

  test("entries are used again: a truck that follows a train brings nothing", async () => {
    expect(await loads({ block: at([0], train({ wagons: 55, teu: 110 })), truck: at([20, 40]) })).toEqual([
      "55 110 0",
      "0 0 0",
      "0 0 0",
    ]);
  });

  test("the backlog brings its wagons too", async () => {
    const backlog = { vehicles: 2, waited: [min(5), min(7)] };
    expect(await loads({ a: { at: "post", backlog, ...train({ wagons: 7 }) } })).toEqual(["7 0 0", "7 0 0"]);
  });
});

/** A stream whose every number is this. */
const always = (lot: number) => ({ seek: () => ({ uniform: () => lot }) }) as unknown as Stream;
const drawn = (spec: TrainSpec, lot: number): number[] => {
  const columns = { wagons: new Int32Array(1), teu: new Int32Array(1), tonnes: new Int32Array(1) };
  new TrainLoads([{ spec, stream: always(lot) }]).give(columns, 0, 0, 0);
  return [columns.wagons[0]!, columns.teu[0]!, columns.tonnes[0]!];
};

describe("one lot decides all three", () => {
  const sizes = (...all: [number, number][]) => all.map(([size, share]) => ({ size, share }));
  const spec: TrainSpec = {
    kind: "block",
    wagons: sizes([41, 0.25], [58, 0.75]),
    teu: sizes([82, 0.25], [116, 0.75]),
    tonnes: { from: 1, to: 4 },
  };

  test.each([
    [0.0001, [41, 82, 1]],
    [0.2499, [41, 82, 1]],
    [0.25, [58, 116, 2]],
    [0.7499, [58, 116, 3]],
    [0.75, [58, 116, 4]],
    [0.9999, [58, 116, 4]],
  ])("a lot of %s", (lot, expected) => {
    expect(drawn(spec, lot)).toEqual(expected);
  });

  test("every number of a range comes up as often: 1,000 trains of 41 to 58", () => {
    const range: TrainSpec = { kind: "block", wagons: { from: 41, to: 58 }, teu: 0, tonnes: 0 };
    const stream = new Stream(1, 2);
    const columns = { wagons: new Int32Array(1), teu: new Int32Array(1), tonnes: new Int32Array(1) };
    const counts = new Map<number, number>();
    const trains = new TrainLoads([{ spec: range, stream }]);
    for (let number = 0; number < 18_000; number += 1) {
      trains.give(columns, 0, 0, number);
      counts.set(columns.wagons[0]!, (counts.get(columns.wagons[0]!) ?? 0) + 1);
    }
    expect([Math.min(...counts.keys()), Math.max(...counts.keys()), counts.size]).toEqual([41, 58, 18]);
    // Chi-square with 17 degrees of freedom: above 47.9 (Wilson and Hilferty) in one of 10,000 such tests.
    const chi = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(47.9);
  });
});

/* A change of the flow beside it, of the yard, of the seeds of others: train k stays as long as it was. */
test("the same train is as long in every scenario", async () => {
  const sizes = { wagons: { from: 41, to: 58 }, teu: { from: 0, to: 116 } };
  const times = Array.from({ length: 12 }, (_, i) => 10 * i);
  const lengths = async (flows: Readonly<Record<string, Part>>, stage: Part) => {
    const { result } = await trace({ flows, stages: [stage], length: 2000 });
    const t = result.vehicles!;
    const flow = Object.keys(flows).indexOf("a");
    const mine = Array.from(t.number, (n, i) => [n, t.wagons![i], t.teu![i], t.flow[i]]);
    return mine
      .filter((row) => row[3] === flow)
      .map(([n, w, teu]) => `${n} ${w} ${teu}`)
      .sort();
  };
  const alone = await lengths({ a: at(times, train(sizes)) }, yard);
  const beside = await lengths(
    { b: at([3, 4, 5], train({ wagons: { from: 1, to: 9 } })), a: at(times, train(sizes)) },
    { ...yard, servers: 3, service: { exponential: { mean: min(20) } }, discipline: "lifo" },
  );
  expect(beside).toEqual(alone);
  expect(new Set(alone.map((row) => row.split(" ")[1])).size).toBeGreaterThan(4);
});

describe("service by load", () => {
  const load = (parts: Part): Part => ({ load: parts });
  const trains = (wagons: number, teu = 0, tonnes = 0) => train({ wagons, teu, tonnes });

  /*
   * 30 + 2 a wagon: a (0) brings 5: 0-40. b (5) brings 10: 40-90. c (6) is a truck: 30, 90-120. d (7) brings 1: 120-152.
   */
  test("a base and a pace for each wagon; the base alone for a truck", async () => {
    const { vehicles, service } = await trace({
      flows: { a: at([0], trains(5)), b: at([5], trains(10)), c: at([6]), d: at([7], trains(1)) },
      stages: [{ id: "s", servers: 1, service: load({ base: min(30), perWagon: min(2) }) }],
    });
    expect(vehicles).toEqual({ a1: "0 0 40", b1: "5 40 90", c1: "6 90 120", d1: "7 120 152" });
    expect(service).toEqual({ a1: 40, b1: 50, c1: 30, d1: 32 });
  });

  /* 1.5 for each of 20 TEU is 30; with 3 wagons at 4: 42; with 100 tonnes at 0.1: 52. */
  test.each([
    [{ perTeu: "1.5 min", perTonne: 0 }, 30],
    [{ perTeu: "1.5 min", perWagon: min(4) }, 42],
    [{ perTeu: "1.5 min", perWagon: min(4), perTonne: "6 s" }, 52],
  ])("%o", async (parts, minutes) => {
    const stages = [{ id: "s", servers: 1, service: load(parts) }];
    const { vehicles } = await trace({ flows: { a: at([0], trains(3, 20, 100)) }, stages });
    expect(vehicles).toEqual({ a1: `0 0 ${minutes}` });
  });

  /* By flow: trains a at 3 a wagon (4 wagons: 12), the rest 7. By channel inside: red 5 a wagon (20). */
  test("inside tables by flow and by channel", async () => {
    const { vehicles } = await trace({
      flows: {
        a: at([0], { ...trains(4), channels: { green: 1, red: 0 } }),
        b: at([50], { ...trains(4), channels: { green: 0, red: 1 } }),
        c: at([100], trains(9)),
      },
      stages: [
        {
          id: "s",
          servers: 1,
          service: {
            byFlow: {
              a: { byChannel: { red: load({ perWagon: min(5) }), green: load({ perWagon: min(3) }) } },
              b: { byChannel: { red: load({ perWagon: min(5) }), green: load({ perWagon: min(3) }) } },
            },
            otherwise: min(7),
          },
        },
      ],
    });
    expect(vehicles).toEqual({ a1: "0 0 12", b1: "50 50 70", c1: "100 100 107" });
  });

  /* 4 wagons at 3: 12. Under a factor of 2: 24. Under another law, 10 + 1 a wagon: 14. Monday is the day of the regime. */
  test.each([
    ["no regime", {}, 12],
    ["a factor", { r: { between: { from: "2025-09-22" }, service: { s: { factor: 2 } } } }, 24],
    [
      "another law",
      {
        r: {
          between: { from: "2025-09-22" },
          service: { s: load({ base: min(10), perWagon: min(1) }) },
        },
      },
      14,
    ],
  ])("%s", async (_, regimes, minutes) => {
    const stages = [{ id: "s", servers: 1, service: load({ perWagon: min(3) }) }];
    const { vehicles } = await trace({ flows: { a: at([60], trains(4)) }, stages, regimes });
    expect(vehicles).toEqual({ a1: `60 60 ${60 + minutes}` });
  });

  /*
   * Trains of 10 and 30 wagons have a pace between 1 and 3, drawn once each: the service over the wagons is the same
   * number whether there are TEU or a base beside it, and the second visit draws another.
   */
  test("a pace is drawn once for a train, apart from the other parts", async () => {
    const pace = { uniform: { min: min(1), max: min(3) } };
    const served = async (wagons: number, parts: Part, teu = 0) => {
      const stages = [{ id: "s", servers: 1, service: load(parts) }];
      const { service } = await trace({ flows: { a: at([0], trains(wagons, teu)) }, stages, length: 1000 });
      return service.a1!;
    };
    const ten = await served(10, { perWagon: pace });
    const thirty = await served(30, { perWagon: pace });
    expect(ten / 10).toBeGreaterThan(1);
    expect(ten / 10).toBeLessThan(3);
    // Times are kept to some 1e-13 of a minute.
    expect(Math.abs(thirty / 30 - ten / 10)).toBeLessThan(1e-9);
    const more = await served(
      10,
      { base: { exponential: { mean: min(5) } }, perWagon: pace, perTeu: pace },
      7,
    );
    const alone = await served(10, { base: { exponential: { mean: min(5) } } });
    const boxes = await served(10, { perTeu: pace }, 7);
    expect(Math.abs(more - alone - ten - boxes)).toBeLessThan(1e-9);
    expect(boxes / 7).not.toBeCloseTo(ten / 10, 3);
  });
});
