/** Rows and lines of closures and regimes, of the posts worked by hand in tests/traces/closures.test.ts and regimes.test.ts. */
import { describe, expect, test } from "vitest";
import { terminalReport } from "../../../../src/outputs/terminal.ts";
import { reportOf, rowOf } from "../../../fixtures/one-run.ts";
import { at, min, type Post, scenarioOf } from "../../../traces/traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };

async function found(post: Post) {
  const report = await reportOf(scenarioOf(post));
  const value = (metric: string, group: string, flow = "*", statistic = "mean") =>
    rowOf(report, metric, group, flow, statistic)?.value;
  const text = terminalReport(report, { width: 80 });
  expect(text.split("\n").every((line) => [...line].length <= 80)).toBe(true);
  return { value, text: text.replaceAll(/\s+/g, " ") };
}

describe("rows of closures", () => {
  test("of one on given dates", async () => {
    const { value, text } = await found({
      flows: { a: at([0, 12, 20, 30]) },
      stages: [booth],
      closures: { c: { from: "2025-09-22T00:15", to: "2025-09-22T01:00" } },
    });
    const of = (metric: string, flow = "*", statistic = "mean") =>
      value(metric, "closure=c", flow, statistic);
    expect(of("closedTime")).toBeCloseTo(45 / 60, 12);
    expect([of("closurePeak"), of("stranded"), of("normalQueue")]).toEqual([2, 2, 0]);
    expect(of("closurePeakAt")).toBeCloseTo(30 / 60, 12);
    expect(of("recoveryTime")).toBeCloseTo(10 / 60, 12);
    expect([
      of("recovered", "*", "share"),
      of("closures", "*", "count"),
      of("closureMet", "a", "count"),
    ]).toEqual([1, 1, 3]);
    expect(of("closureDelay", "a")).toBeCloseTo(80 / 60, 12);
    expect(text).toContain(
      "c: peak 2 vehicles before the gate or at parkings; 2 there when it opens; back to normal after 10",
    );
  });

  // 23 and 25 September: two periods, each with rows of its own; the second reaches beyond the end of the run.
  test("of several, each by itself too", async () => {
    const { value, text } = await found({
      flows: { a: at([0]) },
      stages: [booth],
      length: 3.5 * 1440,
      closures: { d: { on: ["2025-09-23", "2025-09-25"] } },
    });
    expect(value("closedTime", "closure=d")).toBeCloseTo(24 + 12, 12);
    expect(value("closures", "closure=d,begins=2025-09-25T00:00", "*", "count")).toBe(1);
    expect(value("recovered", "closure=d", "*", "share")).toBe(0.5);
    expect(text).toContain(
      "d, 2025-09-25 00:00: peak 0 vehicles before the gate or at parkings; closed to the end.",
    );
  });

  // a2 is held for 50 minutes and a3 for 25 of the four.
  test("of those held back, and their total delay", async () => {
    const { value, text } = await found({
      flows: { a: at([20, 40, 65, 100], { travel: min(30), whenClosed: "parks" }) },
      stages: [booth],
      closures: { c: { from: "2025-09-22T01:00", to: "2025-09-22T02:00" } },
    });
    expect(value("heldTime", "*", "a")).toBeCloseTo(75 / 4 / 60, 12);
    // 10 of service each; waits of 0, 0, 10, 10 on the road besides.
    expect(value("totalDelay", "*", "a")).toBeCloseTo((75 + 40 + 20) / 4 / 60, 12);
    expect(value("queueWait", "*", "a")).toBeCloseTo(20 / 4 / 60, 12);
    expect(value("parked", "*", "*", "max")).toBe(2);
    expect(text).toContain("held back by a closure, at home or at a parking");
  });
});

test("rows of a regime: those who came while it held", async () => {
  const { value, text } = await found({
    start: "2025-09-21T22:00",
    length: 2000,
    flows: { a: at([0, 120, 125], { channels: { green: 1, red: 0 } }) },
    stages: [booth, { id: "scan", servers: 1, when: { channel: ["red"] }, service: min(60) }],
    regimes: {
      r: { between: { from: "2025-09-22", to: "2025-09-22" }, channels: { a: { red: 1 } } },
    },
  });
  // The second takes 70 minutes, the third 125.
  expect(value("borderTime", "regime=r", "a")).toBeCloseTo(195 / 2 / 60, 12);
  expect(value("channelShare", "regime=r,channel=red", "a", "share")).toBe(1);
  // 95 % between 70 and 125 minutes: 122.25.
  expect(text).toContain("r a 2 1.63 2.04");
});
