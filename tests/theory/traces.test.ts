/** Traces followed by hand: every instant is exact. One unit of time is a minute. */
import { describe, expect, test } from "vitest";
import { loss, oneBooth, patience, preemption, tie, twoBooths, warmup } from "./cases/traces.ts";
import { type Ran, run } from "./run-case.ts";

const MINUTE = 60;
/** The vehicles in the order of arrival (and of the flow's numbers), times in minutes. */
function vehiclesOf({ results, model }: Ran) {
  const table = results[0]?.vehicles;
  if (table == null) throw new Error("no vehicles were kept");
  const rows = Array.from(table.number, (number, i) => ({
    flow: model.flows[table.flow[i] ?? -1]?.id,
    number,
    arrived: (table.arrivedAt[i] ?? Number.NaN) / MINUTE,
    entered: (table.enteredAt[i] ?? Number.NaN) / MINUTE,
    exited: (table.exitedAt[i] ?? Number.NaN) / MINUTE,
    service: (table.serviceTime[i] ?? Number.NaN) / MINUTE,
    outcome: table.outcome[i],
  }));
  return rows.sort((a, b) => a.arrived - b.arrived || a.number - b.number);
}

function countOf({ report }: Ran, metric: string): number | undefined {
  return report.summary.find((r) => r.metric === metric && r.statistic === "count" && r.flow === "*")?.value;
}

describe("arrivals 0 2 3 7 7 8 15 with services 4 1 6 2 2 1 1", () => {
  test("one booth (Lindley 1952: W' = max(0, W + S - A))", async () => {
    const ran = await run(oneBooth, "fast", true);
    const vehicles = vehiclesOf(ran);
    expect(vehicles.map((v) => v.entered - v.arrived)).toEqual([0, 2, 2, 4, 6, 7, 1]);
    expect(vehicles.map((v) => v.exited)).toEqual([4, 5, 11, 13, 15, 16, 17]);
    const figure = (metric: string) =>
      ran.report.summary.find((r) => r.metric === metric && r.statistic === "mean" && r.flow === "*")?.value;
    expect(figure("queueWait")).toBeCloseTo(22 / 7 / 60, 12);
    expect(figure("utilisation")).toBe(1);
  });

  test("two booths, one line (Kiefer & Wolfowitz 1955)", async () => {
    const vehicles = vehiclesOf(await run(twoBooths, "fast", true));
    expect(vehicles.map((v) => v.entered - v.arrived)).toEqual([0, 0, 0, 0, 2, 1, 0]);
    expect(vehicles.map((v) => v.exited)).toEqual([4, 3, 9, 9, 11, 10, 16]);
  });
});

test("patience of 3 with service of 11, arrivals every 7 (Ciw: test_state_tracker_with_reneging)", async () => {
  const ran = await run(patience);
  const number = [...(ran.report.series.find((s) => s.measure === "atPost")?.mean ?? [])];
  const changes = number.flatMap((n, t) => (t === 0 || n !== number[t - 1] ? [[t, n]] : []));
  const expected = [
    [0, 0],
    [7, 1],
    [14, 2],
    [17, 1],
    [18, 0],
    [21, 1],
    [28, 2],
    [31, 1],
    [32, 0],
  ];
  expect(changes).toEqual(expected);
  expect(countOf(ran, "reneged")).toBe(2);
  expect(countOf(ran, "crossed")).toBe(2);
});

test("a pool of 2: jobs of 2 units interrupt jobs of 1, whose work goes on (simmer: tasks are NOT restarted)", async () => {
  const vehicles = vehiclesOf(await run(preemption, "fast", true));
  expect(vehicles.filter((v) => v.flow === "low").map((v) => v.exited)).toEqual([30, 30]);
  expect(vehicles.filter((v) => v.flow === "high").map((v) => v.exited)).toEqual([12, 25]);
  expect(vehicles.map((v) => v.service)).toEqual([10, 10, 10, 10]);
});

test("no line, service of 1.5, arrivals every 1: every second one is refused (simmer: test-simulation-1)", async () => {
  const ran = await run(loss);
  expect(countOf(ran, "crossed")).toBe(50);
  expect(countOf(ran, "refused")).toBe(50);
  expect((ran.results[0]?.lastExit[0] ?? 0) / MINUTE).toBe(100.5);
});

test("a booth that frees at an instant takes who arrives at it (simmer: test-simulation-2)", async () => {
  const ran = await run(tie);
  expect(countOf(ran, "crossed")).toBe(10);
  expect(countOf(ran, "refused") ?? 0).toBe(0);
});

test("what happens in the warm-up is not measured", async () => {
  const ran = await run(warmup);
  const figure = (metric: string, statistic: string) =>
    ran.report.summary.find(
      (r) => r.metric === metric && r.statistic === statistic && r.flow === "*" && r.group === "*",
    )?.value;
  // Those ready at 14, 16 and 18 min, each served at once; before, the line was empty from 11 min on.
  expect(countOf(ran, "generated")).toBe(3);
  expect(figure("queueWait", "count")).toBe(3);
  expect(figure("queueWait", "max")).toBe(0);
  expect(figure("queueLength", "max")).toBe(0);
  expect(figure("atPost", "mean")).toBeCloseTo(3 / 7, 12);
  expect(figure("throughput", "mean")).toBeCloseTo((3 / 7) * 60, 12);
});
