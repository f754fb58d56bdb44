/** When the queue outside is longest: by hour of day where days repeat, as a date where they do not. */
import type { Report, Series } from "../run/report.ts";

/** The series of one measure at a checkpoint, or undefined. */
export function seriesOf(report: Report, checkpoint: string, measure: string): Series | undefined {
  return report.series.find((series) => series.checkpoint === checkpoint && series.measure === measure);
}

/**
 * `longest on average around 19:00`, `longest on average at 2025-09-26 14:00`; undefined without a time series.
 * @param suffix of the gate's series
 */
export function peakText(report: Report, checkpoint: string, suffix = ""): string | undefined {
  const series = seriesOf(report, checkpoint, `queueLength${suffix}`);
  if (series === undefined || series.time.length === 0 || !series.mean.some((value) => value > 0)) {
    return undefined;
  }
  if (report.scenario.kind === "terminating") {
    return `longest on average at ${series.time[indexOfMax(series.mean)]?.slice(0, 16).replace("T", " ")}`;
  }
  const hours = byHour(report, series);
  return `longest on average around ${String(indexOfMax(hours)).padStart(2, "0")}:00`;
}

/** The mean at each hour of the day, without the warm-up. */
function byHour({ scenario }: Report, { time, mean }: Series): Float64Array {
  const sums = new Float64Array(24);
  const counts = new Float64Array(24);
  for (let i = Math.floor((time.length * scenario.warmup) / scenario.length); i < time.length; i += 1) {
    const hour = Number(time[i]!.slice(11, 13));
    sums[hour]! += mean[i]!;
    counts[hour]! += 1;
  }
  return sums.map((sum, hour) => (counts[hour] === 0 ? Number.NEGATIVE_INFINITY : sum / counts[hour]!));
}

function indexOfMax(values: Float64Array): number {
  let best = 0;
  values.forEach((value, i) => {
    if (value > (values[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  });
  return best;
}
