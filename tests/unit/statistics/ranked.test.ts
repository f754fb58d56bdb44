/** Whatever ranks are asked for, and in whatever order, their values are those of all values sorted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ranked } from "../../../src/statistics/ranked.ts";

const value = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1e-9, 2 ** -20, 1, 1024, 2 ** 41),
  fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
);
/** Some are few, and sorted whole. */
const values = fc.oneof(
  fc.array(value, { minLength: 1, maxLength: 100 }),
  fc.array(value, { minLength: 150, maxLength: 600 }),
);

describe("Ranked", () => {
  it("has the value of each rank that was asked for in its place, and leaves the values as they were", () => {
    fc.assert(
      fc.property(values, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (all, shares) => {
        const given = Float64Array.from([...all, -1]);
        const ranked = new Ranked(given, all.length);
        const sorted = Float64Array.from(all).sort();
        for (const share of shares) {
          const rank = Math.floor(share * (all.length - 1));
          ranked.settle(rank);
          expect(ranked.values[rank]).toBe(sorted[rank]);
        }
        expect(given).toEqual(Float64Array.from([...all, -1]));
        expect(ranked.values.slice().sort()).toEqual(sorted);
      }),
    );
  });
});
