import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf } from "../../../src/run/summary/band.ts";
import { ROW } from "../../../src/statistics/ends.ts";
import { quantileSorted } from "../../../src/statistics/quantile.ts";

describe("bandOf", () => {
  it("is mean and quantiles of the sorted values of each tick, for few replications and for many", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
    const table = fc
      .record({ ticks: fc.integer({ min: 1, max: 4 }), replications: fc.integer({ min: 1, max: 120 }) })
      .chain(({ ticks, replications }) =>
        fc.array(fc.array(value, { minLength: ticks, maxLength: ticks }), {
          minLength: replications,
          maxLength: replications,
        }),
      );
    fc.assert(
      fc.property(table, (columns) => {
        const { mean, p05, p95 } = bandOf(columns.map((column) => Float64Array.from(column)));
        columns[0]!.forEach((_, t) => {
          const values = columns.map((column) => column[t]!);
          expect(mean[t]).toBe(values.reduce((a, b) => a + b, 0) / values.length);
          const sorted = values.toSorted((a, b) => a - b);
          expect(p05[t]).toBe(quantileSorted(sorted, 0.05));
          expect(p95[t]).toBe(quantileSorted(sorted, 0.95));
        });
      }),
    );
  });

  it("is the same in each row of ticks that are looked at together", () => {
    const ticks = 2 * ROW + 7;
    const columns = Array.from({ length: 30 }, (_, r) =>
      Float64Array.from({ length: ticks }, (_, t) => ((r + 1) * 7919 * (t + 1)) % 1009),
    );
    const { mean, p05, p95 } = bandOf(columns);
    for (let t = 0; t < ticks; t += 1) {
      const one = bandOf(columns.map((column) => column.slice(t, t + 1)));
      const sorted = columns.map((column) => column[t]!).sort((a, b) => a - b);
      expect([mean[t], p05[t], p95[t]]).toEqual([one.mean[0], one.p05[0], one.p95[0]]);
      expect([p05[t], p95[t]]).toEqual([quantileSorted(sorted, 0.05), quantileSorted(sorted, 0.95)]);
    }
  });

  it("leaves the columns as they were", () => {
    const columns = [Float64Array.of(3), Float64Array.of(1), Float64Array.of(2)];
    bandOf(columns);
    expect(columns.map(([value]) => value)).toEqual([3, 1, 2]);
  });
});
