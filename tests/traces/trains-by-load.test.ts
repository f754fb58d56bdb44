/** Times of trains counted by wagon and by TEU, worked by hand. */
import { describe, expect, test } from "vitest";
import { OUTCOMES } from "../../src/run/report.ts";
import { TRAIN_TIMES } from "../../src/run/train-figures.ts";
import { WeightedTally } from "../../src/statistics/weighted-tally.ts";
import { at, min, type Part, type Post, type Traced, trace } from "./traced.ts";

const train = (wagons: number, teu: number): Part => ({ mode: "train", train: { wagons, teu } });

/** A time of a flow in minutes, by wagon (0) or TEU (1). */
function timed(
  { result }: Traced,
  name: (typeof TRAIN_TIMES)[number],
  unit: number,
  flow = 0,
): WeightedTally {
  const plain = result.trains!.times[flow]![unit]![TRAIN_TIMES.indexOf(name)]!;
  const tally = new WeightedTally(1000);
  plain.values!.forEach((value, i) => {
    tally.add(value / 60, plain.weights![i]!);
  });
  return tally;
}

/** Wagons and TEU by outcome, those that are not 0. */
function fates({ result }: Traced, flow = 0): Record<string, number[]> {
  const found = OUTCOMES.map((name, o): [string, number[]] => [
    name,
    [...result.trains!.outcomes[flow]!.slice(2 * o, 2 * o + 2)],
  ]);
  return Object.fromEntries(found.filter(([, [wagons, teu]]) => wagons! + teu! > 0));
}

/*
 * One yard, a minute a wagon. a1 (0) brings 10 wagons, 4 TEU: 0-10. a2 (2) 30 wagons, 6 TEU: 10-40, waited 8. a3 (5) 20
 * wagons, no TEU: 40-60, waited 35. The run ends at 50: a3 is unfinished.
 * By wagon: 10 have waited 0, 30 have waited 8: mean 6, median 8, at the border 10 and 38: (100 + 1140) / 40 = 31.
 * By TEU: 4 and 6: mean 4.8; at the border (40 + 228) / 10 = 26.8.
 */
describe("a yard", () => {
  const run = (more: Partial<Post> = {}) =>
    trace({
      flows: { a: at([0], train(10, 4)), b: at([2], train(30, 6)), c: at([5], train(20, 0)), truck: at([6]) },
      stages: [{ id: "yard", servers: 1, service: { load: { base: 0, perWagon: min(1) } } }],
      length: 50,
      ...more,
    });

  test("each train's times count for each of its wagons and TEU", async () => {
    const found = await run();
    expect(found.vehicles).toMatchObject({ a1: "0 0 10", b1: "2 10 40", c1: "5 40 - unfinished" });
    const waits = [0, 1].map((unit) => timed(found, "queueWait", unit, 1));
    expect(waits.map((t) => [t.count, t.mean])).toEqual([
      [30, 8],
      [6, 8],
    ]);
    expect([0, 1].map((f) => timed(found, "borderTime", 0, f).sum)).toEqual([100, 1140]);
    expect([0, 1].map((f) => timed(found, "insideTime", 1, f).sum)).toEqual([40, 180]);
    expect(timed(found, "totalDelay", 0, 1).mean).toBe(38);
  });

  test("what became of them, and what passed", async () => {
    const found = await run();
    expect([0, 1, 2].map((f) => fates(found, f))).toEqual([
      { crossed: [10, 4] },
      { crossed: [30, 6] },
      { unfinished: [20, 0] },
    ]);
    expect(found.result.trains!.generated.map((g) => [...g])).toEqual([
      [10, 4],
      [30, 6],
      [20, 0],
      [0, 0],
    ]);
    expect(found.result.trains!.through.map((t) => [...t])).toEqual([
      [1, 10, 4],
      [1, 30, 6],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(found.result.books["wagons-and-teu"]).toEqual({ checked: 8, worst: 0 });
  });

  /* Before the gate: from 2 to 10 the 30 wagons of b, from 5 to 40 the 20 of c as well: 8 x 30 + 35 x 20 = 940 wagon minutes. */
  test("wagons before the gate over time", async () => {
    const found = await run();
    const level = found.result.levels.find(({ max }) => max === 50)!;
    expect(level.integral / 60).toBe(940);
  });
});

/*
 * Trains of 10 TEU leave at 60, 120, 180, when there is enough. a1 (0) brings 4 wagons and 15 TEU, a2 (30) 6 wagons and 8
 * TEU. 60: 10 of a1. 120: the 5 left of a1, which has crossed, and 5 of a2. 180: 3 are too few. 240: the end.
 * TEU at the border: 10 for 60, 5 for 120, 5 (of a2) for 90: mean (600 + 600 + 450) / 20 = 82.5. In order: ten 60s, five
 * 90s, five 120s: the median lies between the tenth and the eleventh, 75; the upper quartile at 19 x 0.75 = 14.25, a quarter of the
 * way from the fifteenth, 90, to 120. Wagons: the 4 of a1 for 120.
 */
test("the parts of a dissolved train have the times at which they left", async () => {
  const post = { paths: { out: { at: ["01:00", "02:00", "03:00"] } } } as Partial<Post>;
  const found = await trace({
    ...post,
    flows: { a: at([0], train(4, 15)), b: at([30], train(6, 8)) },
    stages: [{ id: "departure", path: "out", regroup: { teu: 10 } }],
  });
  expect(found.vehicles).toEqual({ a1: "0 0 120", b1: "30 30 - unfinished" });
  expect([0, 1].map((f) => fates(found, f))).toEqual([
    { crossed: [4, 15] },
    { crossed: [0, 5], unfinished: [6, 3] },
  ]);
  const a = timed(found, "borderTime", 1, 0);
  expect([a.count, a.sum, a.quantile(0.5)]).toEqual([15, 1200, 60]);
  const b = timed(found, "borderTime", 1, 1);
  expect([b.count, b.sum]).toEqual([5, 450]);
  const all = WeightedTally.merged([a.toPlain(), b.toPlain()], 100);
  expect([all.mean, all.quantile(0.5), all.quantile(0.75)]).toEqual([82.5, 75, 97.5]);
  const wagons = timed(found, "borderTime", 0, 0);
  expect([wagons.count, wagons.sum]).toEqual([4, 480]);
  expect(found.result.trains!.through.map((t) => [...t])).toEqual([
    [1, 4, 15],
    [0, 0, 5],
  ]);
});

/* a is served 0-10, b waits inside from 5 to 10. */
test("waits at a stage by wagon", async () => {
  const found = await trace({
    flows: { a: at([0], train(10, 0)), b: at([5], train(1, 3)) },
    stages: [{ id: "papers", servers: 1, service: min(10), queue: { places: 5 } }],
  });
  const [byWagon, byTeu] = found.result.trains!.stageWaits[0]!;
  expect([[...byWagon!.values!], [...byWagon!.weights!]]).toEqual([
    [0, 300],
    [10, 1],
  ]);
  expect([[...byTeu!.values!], [...byTeu!.weights!]]).toEqual([[300], [3]]);
});
