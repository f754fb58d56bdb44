/** Runs that start empty and end: arrivals at changing rates, sessions, the way to balance, the fluid of a rush. */
import { describe, expect, test } from "vitest";
import { arrivalCases, transientCases } from "./cases/transient.ts";
import { checkCases } from "./check-cases.ts";
import { run } from "./run-case.ts";

describe("Poisson arrivals at changing rates", () => checkCases(arrivalCases));
describe("from an empty post", () => checkCases(transientCases));

describe("a rush of 90 an hour for 2 hours, then 30 an hour, through a booth of 60 an hour", () => {
  // Newell, Applications of Queueing Theory (1982): areas between cumulative curves. Vehicles are whole and take a
  // minute each, so that numbers are off by at most 1 and times by at most the minute.
  const rush = {
    kezek: 1,
    id: "fluid-rush",
    title: "A rush",
    calendar: { start: "2026-01-01T00:00", timezone: "UTC", length: "10 h" },
    run: { replications: 1 },
    checkpoints: { post: { stages: [{ id: "booth", servers: 1, service: "1 min" }] } },
    flows: {
      rush: { at: "post", arrivals: { timetable: { every: "40 s" } }, until: "119 min" },
      calm: { at: "post", arrivals: { timetable: { every: "2 min", from: "2 h" } } },
    },
    measures: { every: "1 min" },
  };

  test("60 wait at the peak, for an hour, and the queue is gone after 4 hours", async () => {
    const { report } = await run(rush);
    const value = (metric: string, statistic: string) =>
      report.summary.find(
        (r) => r.metric === metric && r.statistic === statistic && r.flow === "*" && r.group === "*",
      )?.value ?? Number.NaN;
    expect(Math.abs(value("queueLength", "max") - 60)).toBeLessThanOrEqual(1);
    expect(Math.abs(value("peakAt", "mean") - 2)).toBeLessThanOrEqual(2 / 60);
    expect(Math.abs(value("queueWait", "max") - 1)).toBeLessThanOrEqual(1 / 60);
    const there = report.series.find((s) => s.measure === "atPost")?.mean ?? [];
    const cleared = [...there].findIndex((n, minute) => minute > 120 && n === 0) / 60;
    // One vehicle more or less is 2 minutes, since the queue shrinks by 30 an hour.
    expect(Math.abs(cleared - 4)).toBeLessThanOrEqual(2 / 60);
    // 240 vehicles are delayed by 120 h in all, each reckoned to within its own minute.
    expect(Math.abs(value("delayVehicleHours", "mean") - 120)).toBeLessThanOrEqual(240 / 60);
  });
});
