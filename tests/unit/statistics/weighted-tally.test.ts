/** A weighted tally gives what a tally gives into which each value was put as often as its weight says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tally } from "../../../src/statistics/tally.ts";
import { SKETCH_RELATIVE_ERROR, Sketch } from "../../../src/statistics/wait-sketch.ts";
import { WeightedTally } from "../../../src/statistics/weighted-tally.ts";

const entry = fc.tuple(
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 200_000 }),
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  ),
  fc.integer({ min: 0, max: 9 }),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
type Entries = readonly (readonly [number, number])[];

function weighted(all: Entries, limit = 1000): WeightedTally {
  const tally = new WeightedTally(limit);
  for (const [value, weight] of all) tally.add(value, weight);
  return tally;
}

function written(all: Entries): Tally {
  const tally = new Tally(1_000_000);
  for (const [value, weight] of all) for (let i = 0; i < weight; i += 1) tally.add(value);
  return tally;
}

const near = (a: number, b: number, size: number) =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-9 * (1 + size);

describe("WeightedTally", () => {
  it("has the quantiles and shares of the sample written out, to the last bit", () => {
    fc.assert(
      fc.property(entries, share, share, (all, p, q) => {
        const [mine, its] = [weighted(all), written(all)];
        expect(mine.count).toBe(its.count);
        for (const at of [0, p, q, 0.5, 1]) expect(mine.quantile(at)).toBe(its.quantile(at));
        for (const [value] of all) expect(mine.shareAbove(value)).toBe(its.shareAbove(value));
      }),
    );
  });

  it("has its mean and standard deviation, to rounding", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const [mine, its] = [weighted(all), written(all)];
        expect(near(mine.sum, its.sum, its.sum)).toBe(true);
        expect(near(mine.mean, its.mean, its.mean)).toBe(true);
        expect(near(mine.sd, its.sd, its.quantile(1) || 0)).toBe(true);
      }),
    );
  });

  it("beyond its limit has the quantiles within the error of a sketch, count and extremes exact", () => {
    fc.assert(
      fc.property(entries, share, (all, p) => {
        const [mine, its] = [weighted(all, 3), written(all)];
        expect(mine.count).toBe(its.count);
        if (its.count === 0) return;
        expect(mine.quantile(0)).toBe(its.quantile(0));
        expect(mine.quantile(1)).toBe(its.quantile(1));
        const exact = its.quantile(p);
        expect(Math.abs(mine.quantile(p) - exact)).toBeLessThanOrEqual(
          SKETCH_RELATIVE_ERROR * exact * 1.0001 + 1e-6,
        );
        expect(near(mine.sum, its.sum, its.sum)).toBe(true);
      }),
    );
  });

  it("merged of parts is that of all, exact or sketched", () => {
    fc.assert(
      fc.property(entries, entries, fc.constantFrom(3, 1000), (one, two, limit) => {
        const parts = [weighted(one, limit).toPlain(), weighted(two, limit).toPlain()];
        const mine = WeightedTally.merged(parts, limit);
        const whole = weighted([...one, ...two], limit);
        expect(mine.count).toBe(whole.count);
        for (const p of [0, 0.3, 0.5, 0.95, 1]) expect(mine.quantile(p)).toBe(whole.quantile(p));
      }),
    );
  });

  it("keeps everything while it is no more than the limit, and gives NaN of nothing", () => {
    expect(weighted([[5, 2]], 1).toPlain()).toMatchObject({ sketch: null });
    expect(
      weighted(
        [
          [5, 2],
          [6, 1],
        ],
        1,
      ).toPlain(),
    ).toMatchObject({ values: null, weights: null });
    const none = weighted([[5, 0]]);
    expect([none.count, none.mean, none.sd, none.quantile(0.5), none.shareAbove(1)]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it("1 to a train of 1 wagon, 3 to one of 9: by hand", () => {
    // Sample: 1, then nine times 3. Median 3, tenth 1 + 0.9 x 2, mean 2.8.
    const tally = weighted([
      [3, 9],
      [1, 1],
    ]);
    expect([tally.quantile(0.5), tally.quantile(0.1), tally.mean, tally.shareAbove(1)]).toEqual([
      3,
      1 + 0.9 * 2,
      2.8,
      0.9,
    ]);
  });
});

describe("Sketch.addWeighted", () => {
  it("fills the same buckets as adding one by one", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const [atOnce, oneByOne] = [new Sketch(), new Sketch()];
        for (const [value, weight] of all) {
          if (weight > 0) atOnce.addWeighted(value, weight);
          for (let i = 0; i < weight; i += 1) oneByOne.add(value);
        }
        const [mine, its] = [atOnce.toPlain(), oneByOne.toPlain()];
        expect([mine.count, mine.zeros, mine.min, mine.max, mine.firstBucket]).toEqual([
          its.count,
          its.zeros,
          its.min,
          its.max,
          its.firstBucket,
        ]);
        expect(mine.counts).toEqual(its.counts);
        expect(near(mine.sum, its.sum, its.sum)).toBe(true);
        expect(near(atOnce.sd, oneByOne.sd, its.max)).toBe(true);
      }),
    );
  });
});
