import { describe, expect, it } from "vitest";
import { type Compared, compare } from "../../../src/experiments/compare.ts";
import type { SummaryRow } from "../../../src/run/report.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const ROW = {
  checkpoint: "karasu",
  flow: "*",
  group: "*",
  metric: "totalDelay",
  statistic: "mean",
  value: 4,
  low: 3,
  high: 5,
  unit: "h",
  observations: 100,
} as const satisfies SummaryRow;

/** A report of these rows, with each replication's figure behind each. */
function compared(
  rows: readonly (readonly [Partial<SummaryRow>, readonly number[]])[],
  changes: { seed?: string } = {},
): Compared {
  const report = { ...fixtureReport({ replications: 5 }), ...changes };
  return {
    report: { ...report, summary: rows.map(([row]) => ({ ...ROW, ...row })) },
    each: rows.map(([, each]) => each),
  };
}

describe("compare", () => {
  it("gives the paired-t interval of the difference, worked by hand", () => {
    // Differences -1, -2, -3, -2, -2: mean -2, squares about it 1+0+1+0+0 = 2, sd = sqrt(2/4) = 0.70711,
    // standard error 0.70711/sqrt(5) = 0.31623, t(0.975, 4) = 2.77645, half width 0.87799.
    const base = compared([[{ value: 4 }, [2, 3, 4, 5, 6]]]);
    const other = compared([[{ value: 2 }, [1, 1, 1, 3, 4]]]);
    const [row] = compare(base, other).rows;
    expect(row).toMatchObject({ baseValue: 4, value: 2, difference: -2, replications: 5, unit: "h" });
    expect(row?.low).toBeCloseTo(-2.87799, 4);
    expect(row?.high).toBeCloseTo(-1.12201, 4);
    // Sums of products 8, of squares 10 and 8: 8 / sqrt(80).
    expect(row?.correlation).toBeCloseTo(8 / Math.sqrt(80), 12);
  });

  it("leaves out pairs of which one side has no figure, and gives no interval below five pairs", () => {
    const base = compared([[{ value: 4 }, [2, 3, Number.NaN, 5, 6]]]);
    const other = compared([[{ value: 2 }, [1, 1, 1, 3, 4]]]);
    const [row] = compare(base, other).rows;
    expect(row).toMatchObject({ replications: 4, difference: -2, low: Number.NaN, high: Number.NaN });
  });

  it("compares rows of the same name alone, whatever their order", () => {
    const each = [1, 2, 3, 4, 5];
    const base = compared([
      [{ group: "stage=customs", metric: "utilisation", value: 0.9, unit: "share" }, each],
      [{ value: 4 }, each],
      [{ flow: "gone" }, each],
    ]);
    const other = compared([
      [{ value: 3 }, each],
      [{ group: "stage=scan", metric: "utilisation", unit: "share" }, each],
      [{ group: "stage=customs", metric: "utilisation", value: 0.8, unit: "share" }, each],
    ]);
    const rows = compare(base, other).rows.map((r) => [r.metric, r.group, r.baseValue, r.value]);
    expect(rows).toEqual([
      ["totalDelay", "*", 4, 3],
      ["utilisation", "stage=customs", 0.9, 0.8],
    ]);
  });

  it("takes the delay at home for zero where a scenario leaves it out, in either direction", () => {
    const plain = compared([[{ value: 4 }, [1, 2, 3, 4, 5]]]);
    // Values 1, 2, 3, 2, 2: mean 2, squares about it 2, half width as in the first test.
    const home = { metric: "homeTime", value: 2 };
    const booked = compared([
      [home, [1, 2, 3, 2, 2]],
      [{ ...home, group: "queue=booked" }, [1, 2, 3, 2, 2]],
      [{ ...home, statistic: "count", value: 9 }, [9, 9, 9, 9, 9]],
    ]);
    const [row, ...others] = compare(plain, booked).rows;
    expect(row).toMatchObject({ metric: "homeTime", baseValue: 0, value: 2, difference: 2 });
    expect(row?.low).toBeCloseTo(1.12201, 4);
    expect(others).toEqual([]);
    const [back] = compare(booked, plain).rows;
    expect(back).toMatchObject({ metric: "homeTime", baseValue: 2, value: 0, difference: -2 });
  });

  it("refuses runs whose replications do not belong together", () => {
    const rows = [[{}, [1, 2, 3, 4, 5]]] as const;
    expect(() => compare(compared(rows), compared(rows, { seed: "another" }))).toThrow(RangeError);
  });
});
