/** Breakdowns, worked by hand: failures 10 after the last repair, repairs of 5, so down 10-15, 25-30, 40-45 ... */
import { describe, expect, test } from "vitest";
import { buildDistribution } from "../../src/catalogue/distributions/index.ts";
import { streamFor } from "../../src/kernel/keys.ts";
import { at, min, steps, trace } from "./traced.ts";

const failing = (more: object = {}) => ({ between: min(10), repair: min(5), ...more });

describe("one server; b needs 8 and is interrupted at 10 with 2 done", () => {
  /* a 0-8, b 8-10; repaired at 15. resume: 6 left, 15-21. restart: 15-23. The vehicle's place is the same. */
  test.each([
    ["resume", "moves", "5 8 21"],
    ["resume", "waits", "5 8 21"],
    ["restart", "moves", "5 8 23"],
    ["restart", "waits", "5 8 23"],
  ])("%s, %s", async (work, vehicle, b1) => {
    const { vehicles, said } = await trace({
      length: 30,
      flows: { a: at([0]), b: at([5]) },
      stages: [{ id: "s", servers: 1, service: min(8), breakdowns: failing({ work, vehicle }) }],
    });
    expect(vehicles).toEqual({ a1: "0 0 8", b1 });
    expect(said("server fails", "server repaired")).toEqual([
      "10 server fails s",
      "15 server repaired s",
      "25 server fails s",
      "30 server repaired s",
    ]);
  });
});

describe("the whole stage of two servers fails", () => {
  /* a from 0, b from 1, 12 each. 10: a 2 left, b 3 left. 15: both go on: a 17, b 18. c (5) begins at 17; the stage
   * fails again at 25 with 8 of c done, 4 left: 30-34. */
  test.each(["moves", "waits"])("%s", async (vehicle) => {
    const { vehicles } = await trace({
      flows: { a: at([0]), b: at([1]), c: at([5]) },
      stages: [{ id: "s", servers: 2, service: min(12), breakdowns: failing({ each: "stage", vehicle }) }],
    });
    expect(vehicles).toEqual({ a1: "0 0 17", b1: "1 1 18", c1: "5 17 34" });
  });

  /* The same, but one of the servers goes off duty at 12: at 15 a goes on first, 15-17, then b, 17-20. */
  test.each(["moves", "waits"])("who was begun first goes on first: %s", async (vehicle) => {
    const { vehicles } = await trace({
      length: 25,
      flows: { a: at([0]), b: at([1]) },
      stages: [
        {
          id: "s",
          servers: steps([
            [0, 2],
            [12, 1],
          ]),
          service: min(12),
          breakdowns: failing({ each: "stage", vehicle }),
        },
      ],
    });
    expect(vehicles).toEqual({ a1: "0 0 17", b1: "1 1 20" });
  });
});

/* Each of two servers fails at 10 or never, by lot; the vehicle stands at either, by lot. */
const byLot = {
  mixture: {
    of: [
      { share: 0.5, distribution: min(10) },
      { share: 0.5, distribution: min(10000) },
    ],
  },
};

/** The first seed under which server 1 fails at 10 or not, server 2 likewise, and the vehicle's lot is as wanted. */
function seedWhere(first: boolean, second: boolean, hit: boolean | null): string {
  const seconds = byLot.mixture.of.map(({ share, distribution: d }) => ({
    share,
    distribution: { constant: Number.parseFloat(d) * 60 },
  }));
  const law = buildDistribution({ mixture: { of: seconds } }, { files: {} });
  for (let i = 0; ; i += 1) {
    const stream = streamFor(String(i), 0, "stage:s/breakdowns");
    // Draws are numbered: the first two are the servers' first failures, the third tells who is hit.
    const fails = [1, 2].map((draw) => law.sample(stream.seek(draw)) === 600);
    if (fails[0] !== first || fails[1] !== second) continue;
    if (hit === null || stream.seek(3).below(2) < 1 === hit) return String(i);
  }
}

describe("one of two servers fails at 10, the other never; a is served since 0 and needs 20", () => {
  /*
   * Hit: moves: a goes on at the other server at once. waits: until 15. Not hit: nothing happens to a.
   */
  test.each([
    [true, "moves", "resume", "0 0 20"],
    [true, "moves", "restart", "0 0 30"],
    [true, "waits", "resume", "0 0 25"],
    [true, "waits", "restart", "0 0 35"],
    [false, "waits", "restart", "0 0 20"],
  ])("hit: %s, %s, %s", async (hit, vehicle, work, a1) => {
    const { vehicles, said } = await trace({
      seed: seedWhere(false, true, hit),
      length: 60,
      flows: { a: at([0]) },
      stages: [
        {
          id: "s",
          servers: 2,
          service: min(20),
          breakdowns: { between: byLot, repair: min(5), vehicle, work },
        },
      ],
    });
    expect(said("server fails")[0]).toBe("10 server fails s");
    expect(vehicles).toEqual({ a1 });
  });
});

/*
 * Server 2 fails at 10 for 30 and goes off duty at 12. Server 1 is sound: b, which comes at 13, is served 13-18.
 */
test("a failed server that goes off duty does not count as a failure of those on duty", async () => {
  const { vehicles } = await trace({
    seed: seedWhere(false, true, null),
    flows: { b: at([13]) },
    stages: [
      {
        id: "s",
        servers: steps([
          [0, 2],
          [12, 1],
        ]),
        service: min(5),
        breakdowns: { between: byLot, repair: min(30) },
      },
    ],
  });
  expect(vehicles).toEqual({ b1: "13 13 18" });
});

/* Server 2 fails at 10 for 30, while it is off duty, and comes on duty at 20, still failed: from then to 40 one works.
 * a 21-31, b 22 waits: 31-41. */
test("a server may fail while it is off duty", async () => {
  const { vehicles } = await trace({
    seed: seedWhere(false, true, null),
    length: 49,
    flows: { a: at([21]), b: at([22]) },
    stages: [
      {
        id: "s",
        servers: steps([
          [0, 1],
          [20, 2],
        ]),
        service: min(10),
        breakdowns: { between: byLot, repair: min(30) },
      },
    ],
  });
  expect(vehicles).toEqual({ a1: "21 21 31", b1: "22 31 41" });
});
