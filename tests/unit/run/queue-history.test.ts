import { describe, expect, test } from "vitest";
import { QueueHistory } from "../../../src/run/queue-history.ts";

/** 0 until 10, 1 until 20, 3 until 25, 2 until 40, 0 until 45, 1 until 50, then 0. */
function history(): QueueHistory {
  const h = new QueueHistory();
  for (const [time, value] of [
    [10, 1],
    [20, 3],
    [25, 2],
    [40, 0],
    [45, 1],
    [50, 0],
  ] as const)
    h.set(time, value);
  return h;
}

describe("QueueHistory", () => {
  test("the value before an instant is the one that held until then", () => {
    expect([0, 10, 20, 20.5, 100].map((t) => history().before(t))).toEqual([0, 0, 1, 3, 0]);
  });

  test("the peak of a span counts what stood there when it began", () => {
    expect(history().peak(0, 100)).toEqual({ value: 3, at: 20 });
    expect(history().peak(25, 100)).toEqual({ value: 3, at: 25 });
    expect(history().peak(30, 100)).toEqual({ value: 2, at: 30 });
  });

  test("quantiles over time", () => {
    // From 0 to 40: 0 for 10, 1 for 10, 2 for 15, 3 for 5 of 40.
    expect([0.2, 0.25, 0.5, 0.6, 0.95].map((p) => history().quantile(p, 0, 40))).toEqual([0, 0, 1, 2, 3]);
    // Before the start there is nothing; an empty span is 0.
    expect(history().quantile(0.95, -100, 20)).toBe(1);
    expect(history().quantile(0.95, -100, 0)).toBe(0);
  });

  test("low again: from when on it stays so long enough", () => {
    expect(history().firstLow(1, 10, 15, 100)).toBe(40);
    expect(history().firstLow(0, 5, 15, 100)).toBe(40);
    expect(history().firstLow(0, 10, 15, 100)).toBe(50);
    // Not seen for long enough, or never.
    expect(history().firstLow(0, 10, 15, 55)).toBeNaN();
    expect(history().firstLow(2, 5, 30, 100)).toBe(30);
  });
});
