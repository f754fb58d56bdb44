/** Means by hour of day and by weekday of arrival. */
import type { Model } from "../../model/compile.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { tInterval } from "../../statistics/t-interval.ts";
import { weekdayOf } from "../../time/zone-clock.ts";
import type { HourlyRow } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import { FEWEST_FOR_INTERVAL } from "./rows.ts";

const HOUR = 3600;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** How often each hour of the week, of 168, occurs in the measured time. */
function exposure(model: Model): Float64Array {
  const times = new Float64Array(168);
  for (let t = model.warmup; t < model.length; t += HOUR) {
    const wall = model.clock.wall(t);
    const day = Math.floor(wall / 86400);
    times[weekdayOf(day) * 24 + Math.floor((wall - day * 86400) / HOUR)]! += Math.min(
      1,
      (model.length - t) / HOUR,
    );
  }
  return times;
}

type HourlySum = "arrivals" | "crossed" | "queueWait" | "borderTime";

/** Of some flows, in some hours of the week. */
function sumOf(
  { hourly }: RunResult,
  name: HourlySum,
  flows: readonly number[],
  hours: readonly number[],
): number {
  let sum = 0;
  for (const f of flows) {
    const column = hourly[f]![name];
    let own = 0;
    for (const h of hours) own += column[h]!;
    sum += own;
  }
  return sum;
}

/** Rows for every flow and for all of a checkpoint. */
export function hourlyRows(results: readonly RunResult[], model: Model, level: number): HourlyRow[] {
  const times = exposure(model);
  const rows: HourlyRow[] = [];
  const slots = [
    ...Array.from({ length: 24 }, (_, h) => ({
      weekday: "*",
      hour: String(h).padStart(2, "0"),
      hours: Array.from({ length: 7 }, (_, d) => d * 24 + h),
    })),
    ...WEEKDAYS.map((weekday, d) => ({
      weekday,
      hour: "*",
      hours: Array.from({ length: 24 }, (_, h) => d * 24 + h),
    })),
  ];
  const add = (checkpoint: string, flow: string, flows: readonly number[]) => {
    for (const { weekday, hour, hours } of slots) {
      const occurrences = hours.reduce((a, h) => a + times[h]!, 0) / (hour === "*" ? 24 : 1);
      if (occurrences === 0) continue;
      const subject = { checkpoint, flow, weekday, hour };
      const sums = (name: HourlySum) => results.map((r) => sumOf(r, name, flows, hours));
      const enough = results.length >= FEWEST_FOR_INTERVAL;
      const arrivals = sums("arrivals");
      const rate = tInterval(
        arrivals.map((n) => n / occurrences),
        level,
      );
      const observations = arrivals.reduce((a, b) => a + b, 0);
      rows.push({
        ...subject,
        metric: "arrivals",
        mean: rate.mean,
        low: enough ? rate.low : Number.NaN,
        high: enough ? rate.high : Number.NaN,
        unit: "vehicles/day",
        observations,
      });
      const counts = sums("crossed");
      const crossed = counts.reduce((a, b) => a + b, 0);
      for (const metric of ["queueWait", "borderTime"] as const) {
        const found = crossed === 0 ? null : ratioInterval(sums(metric), counts, level);
        rows.push({
          ...subject,
          metric,
          mean: found === null ? Number.NaN : found.estimate / HOUR,
          low: found !== null && enough ? found.low / HOUR : Number.NaN,
          high: found !== null && enough ? found.high / HOUR : Number.NaN,
          unit: "h",
          observations: crossed,
        });
      }
    }
  };
  model.checkpoints.forEach((id, c) => {
    const mine = model.flows.map((_, f) => f).filter((f) => model.flows[f]!.checkpoint === c);
    if (mine.length > 1) add(id, "*", mine);
    for (const f of mine) add(id, model.flows[f]!.id, [f]);
  });
  return rows;
}
