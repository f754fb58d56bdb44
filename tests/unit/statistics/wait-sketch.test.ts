import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileSorted } from "../../../src/statistics/quantile.ts";
import { SKETCH_RELATIVE_ERROR, Sketch } from "../../../src/statistics/wait-sketch.ts";

/** Zeros, whole seconds, numbers of every size in range, and close clusters. */
const wait = fc.oneof(
  fc.constantFrom(0, -0),
  fc.integer({ min: 0, max: 200_000 }),
  fc.double({ min: 2 ** -20, max: 2 ** 40, noNaN: true }),
  fc.double({ min: 3600, max: 3610, noNaN: true }),
);
const waits = fc.array(wait, { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

function sketchOf(values: readonly number[]): Sketch {
  const sketch = new Sketch();
  sketch.addMany(Float64Array.from(values));
  return sketch;
}

function merged(parts: readonly (readonly number[])[]): Sketch {
  const total = new Sketch();
  for (const part of parts) total.merge(sketchOf(part));
  return total;
}

/** The bytes of all that must not depend on the order of values. */
function exactBytes(sketch: Sketch): Buffer {
  const { count, zeros, min, max, firstBucket, counts } = sketch.toPlain();
  const numbers = Buffer.from(Float64Array.of(count, zeros, min, max, firstBucket).buffer);
  return Buffer.concat([numbers, Buffer.from(counts.buffer)]);
}

describe("Sketch.quantile", () => {
  it("is within the stated relative error of the type 7 sample quantile", () => {
    expect(SKETCH_RELATIVE_ERROR).toBe(2 ** -8);
    fc.assert(
      fc.property(waits, share, (values, p) => {
        const exact = quantileSorted(Float64Array.from(values).sort(), p);
        const estimate = sketchOf(values).quantile(p);
        // The bound holds in exact arithmetic; a few roundings come on top, which near 0 are of a fixed size.
        const bound = exact * (SKETCH_RELATIVE_ERROR + 2 ** -48) + 2 * Number.MIN_VALUE;
        expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 1000, examples: [[[0, 1.5568181818181819, 3600], 2e-323]] },
    );
  });

  it("does not depend on what was asked before", () => {
    fc.assert(
      fc.property(waits, fc.array(share, { minLength: 2, maxLength: 8 }), (values, shares) => {
        const asked = sketchOf(values);
        for (const p of shares) expect(asked.quantile(p)).toBe(sketchOf(values).quantile(p));
      }),
    );
  });

  it("is exact at the ends and for zeros", () => {
    const sketch = sketchOf([0, 0, 0, 1.1, 977.7]);
    expect(sketch.quantile(0)).toBe(0);
    expect(sketch.quantile(0.5)).toBe(0);
    expect(sketch.quantile(1)).toBe(977.7);
  });

  it("holds values outside 2^-20 to 2^40 in the end buckets", () => {
    const sketch = sketchOf([1e-9, 2e-9, 1e-300, 1e13, 2e13, 1e300]);
    expect(sketch.quantile(0.2)).toBeLessThan(2 ** -19);
    expect(sketch.quantile(0.8)).toBeGreaterThan(2 ** 39);
    expect(sketch.quantile(0)).toBe(1e-300);
    expect(sketch.quantile(1)).toBe(1e300);
  });

  it("of nothing is NaN, and refuses a p outside [0, 1]", () => {
    expect(new Sketch().quantile(0.5)).toBeNaN();
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => sketchOf([1]).quantile(p)).toThrow(RangeError);
  });
});

describe("Sketch.shareAbove", () => {
  it("is exact at bucket bounds, also for values equal to the bound", () => {
    // 900, 1800, 3600 and 14400 s are multiples of 2^(e-8) within their octaves.
    const bounds = fc.constantFrom(0, 1, 60, 900, 1800, 3600, 14_400);
    const values = fc.array(fc.oneof(wait, bounds), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, bounds, (sample, x) => {
        const exact = sample.filter((value) => value > x).length / sample.length;
        expect(sketchOf(sample).shareAbove(x)).toBe(exact);
      }),
      { numRuns: 500 },
    );
  });

  it("elsewhere errs by no more than what shares the bucket", () => {
    fc.assert(
      fc.property(waits, fc.double({ min: 0.001, max: 2e5, noNaN: true }), (sample, x) => {
        const above = (limit: number) => sample.filter((value) => value > limit).length / sample.length;
        const estimate = sketchOf(sample).shareAbove(x);
        expect(estimate).toBeLessThanOrEqual(above(x * (1 - SKETCH_RELATIVE_ERROR)));
        expect(estimate).toBeGreaterThanOrEqual(above(x * (1 + SKETCH_RELATIVE_ERROR)));
      }),
      { numRuns: 500 },
    );
  });

  it("interpolates inside a bucket", () => {
    // (256, 257] is one bucket.
    const sketch = sketchOf([200, 256.1, 256.2, 256.3, 256.4, 300]);
    expect(sketch.shareAbove(256.25)).toBeCloseTo((1 + 4 * 0.75) / 6, 14);
  });

  it("is 1 below the least, 0 from the greatest, NaN of nothing", () => {
    const sketch = sketchOf([100.3, 100.4]);
    expect(sketch.shareAbove(100.2)).toBe(1);
    expect(sketch.shareAbove(-1)).toBe(1);
    expect(sketch.shareAbove(100.4)).toBe(0);
    expect(new Sketch().shareAbove(1)).toBeNaN();
  });
});

describe("Sketch.merge", () => {
  it("in any order gives the same bytes of counts, count, minimum and maximum", () => {
    const parts = fc.array(fc.array(wait, { maxLength: 15 }), { minLength: 1, maxLength: 6 });
    const order = parts.chain((lists) =>
      fc.tuple(fc.constant(lists), fc.shuffledSubarray(lists, { minLength: lists.length })),
    );
    fc.assert(
      fc.property(order, ([lists, shuffled]) => {
        const expected = exactBytes(merged(lists));
        expect(exactBytes(merged(shuffled)).equals(expected)).toBe(true);
        expect(exactBytes(sketchOf(lists.flat())).equals(expected)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps sum and spread to rounding", () => {
    const list = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const total = merged([a, b]);
        const whole = sketchOf([...a, ...b]);
        // 40 sums of numbers of at most 1e6, or of squares of at most 1e12 taken about two origins.
        expect(Math.abs(total.sum - whole.sum)).toBeLessThan(40 * 40 * 1e6 * 2 ** -52);
        if (whole.count > 1)
          expect(Math.abs(total.variance - whole.variance)).toBeLessThan(40 * 40 * 4e12 * 2 ** -52);
      }),
    );
  });

  it("leaves the other as it was, also when merged into an empty one", () => {
    const other = sketchOf([1, 2, 3]);
    const total = new Sketch();
    total.merge(other);
    total.add(50);
    expect(other.toPlain()).toEqual(sketchOf([1, 2, 3]).toPlain());
    total.merge(new Sketch());
    expect(total.count).toBe(4);
  });
});

describe("Sketch", () => {
  it("keeps count, extremes, sum and spread of the values themselves", () => {
    const sketch = sketchOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(sketch).toMatchObject({ count: 8, min: 2, max: 9, sum: 40, mean: 5 });
    expect(sketch.variance).toBeCloseTo(32 / 7, 14);
    expect(sketch.sd).toBe(Math.sqrt(sketch.variance));
  });

  it("keeps the spread of values far from zero", () => {
    // All exact in float64: mean 1e9 + 10, variance 30.
    expect(sketchOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30);
  });

  it("crosses a thread unchanged", () => {
    fc.assert(
      fc.property(waits, (values) => {
        const sketch = sketchOf(values);
        const arrived = Sketch.fromPlain(structuredClone(sketch.toPlain()));
        expect(exactBytes(arrived).equals(exactBytes(sketch))).toBe(true);
        expect([arrived.sum, arrived.variance]).toEqual([sketch.sum, sketch.variance]);
        arrived.add(1);
        expect(sketch.count).toBe(values.length);
      }),
    );
  });

  it("keeps no more than the octaves between its extremes", () => {
    expect(sketchOf([0, 0]).toPlain().counts).toHaveLength(0);
    expect(sketchOf([1.5]).toPlain().counts).toHaveLength(256);
    // (1, 2] to (2048, 4096]: 12 octaves.
    expect(sketchOf([3600, 1.5, 60]).toPlain().counts).toHaveLength(12 * 256);
  });

  it("refuses what is no wait and stays as it was", () => {
    const sketch = sketchOf([1, 2]);
    const before = sketch.toPlain();
    for (const value of [-1, Number.NaN, Infinity]) expect(() => sketch.add(value)).toThrow(RangeError);
    expect(sketch.toPlain()).toEqual(before);
  });

  it("once asked, still answers of what was added since", () => {
    const asked = new Sketch();
    const add: readonly ((sketch: Sketch) => void)[] = [
      (s) => s.addMany(Float64Array.of(3, 0, 7)),
      (s) => s.add(5),
      (s) => s.addWeighted(4, 3),
      (s) => s.merge(sketchOf([1, 9])),
      (s) => s.merge(Sketch.over(sketchOf([0, 6]).toPlain())),
    ];
    for (const [i] of add.entries()) {
      add[i]!(asked);
      const fresh = new Sketch();
      for (const once of add.slice(0, i + 1)) once(fresh);
      expect([0.3, 0.6, 0.9].map((p) => asked.quantile(p))).toEqual(
        [0.3, 0.6, 0.9].map((p) => fresh.quantile(p)),
      );
      expect(asked.shareAbove(4)).toBe(fresh.shareAbove(4));
    }
    expect(asked.shareAbove(4)).toBeCloseTo(4 / 11, 12);
  });

  it("once asked, still answers the same where room has been made", () => {
    const sketch = sketchOf([3, 4, 9]);
    const asked = () => [sketch.quantile(0.4), sketch.shareAbove(3.5)];
    const before = asked();
    sketch.reserveFor([sketchOf([0.001, 5000])]);
    expect(asked()).toEqual(before);
  });

  it("without values has none", () => {
    const empty = new Sketch();
    for (const value of [empty.min, empty.max, empty.mean, empty.variance]) expect(value).toBeNaN();
    expect(empty).toMatchObject({ count: 0, sum: 0 });
  });

  it("adds a part of a list as one by one, to the last bit, and stops at one that is none", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(wait, fc.constant(0)), { maxLength: 60 }), fc.nat(2), (values, from) => {
        const list = Float64Array.from(values);
        const [one, many] = [new Sketch(), new Sketch()];
        for (let i = from; i < list.length; i += 1) one.add(list[i]!);
        many.addMany(list, from, list.length);
        expect(many.toPlain()).toEqual(one.toPlain());
      }),
    );
    const some = new Sketch();
    expect(() => some.addMany(Float64Array.of(1, 2, Number.NaN, 3))).toThrow(RangeError);
    expect(some.count).toBe(2);
  });
});
