/** The period of a run in words. */
import type { ReportScenario } from "../run/report.ts";

const UNITS = [
  ["d", 86400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

/** A duration as a user writes it, in its two largest units: `21 d`, `1 d 12 h`, `90 s` as `1 min 30 s`. */
export function durationText(seconds: number): string {
  if (!(seconds > 0)) return "0 h";
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount} ${unit}`);
  }
  return parts.slice(0, 2).join(" ");
}

/** What is measured: `21 d after a warm-up of 7 d, from 2025-09-22 00:00 (Asia/Almaty)`. */
export function periodText(scenario: ReportScenario): string {
  const { length, warmup, start, timezone } = scenario;
  const measured = durationText(length - warmup);
  const after = warmup > 0 ? ` after a warm-up of ${durationText(warmup)}` : "";
  return `${measured}${after}, from ${start.slice(0, 16).replace("T", " ")} (${timezone})`;
}

/** Length of the measured period [d]. */
export function measuredDays(scenario: ReportScenario): number {
  return (scenario.length - scenario.warmup) / 86400;
}
