/** Levels over time: figures of each at the end of a replication, and of what stands beyond the waiting area. */
import type { LevelSet } from "../statistics/level-set.ts";
import type { LevelFigures } from "./run-result.ts";

/** Figures of a level from its time at each value; `times[k]` is the time at value k [s]. */
function figures(times: Float64Array, above: readonly number[], maxAt: number): LevelFigures {
  let span = 0;
  let sum = 0;
  let max = 0;
  for (let k = 0; k < times.length; k += 1) {
    const time = times[k]!;
    span += time;
    sum += k * time;
    if (time > 0) max = k;
  }
  const mean = sum / span;
  let squares = 0;
  for (let k = 0; k < times.length; k += 1) squares += (k - mean) ** 2 * times[k]!;
  return {
    mean,
    sd: Math.sqrt(squares / span),
    p50: valueReaching(times, 0.5 * span, max),
    p90: valueReaching(times, 0.9 * span, max),
    p95: valueReaching(times, 0.95 * span, max),
    p99: valueReaching(times, 0.99 * span, max),
    max,
    maxAt,
    above: [0, ...above].map((limit) => timeAbove(times, limit) / span),
    integral: sum,
  };
}

/** The least value up to which the times sum to `share` [s]; `max` if rounding leaves none. */
function valueReaching(times: Float64Array, share: number, max: number): number {
  let reached = 0;
  for (let k = 0; k < times.length; k += 1) {
    reached += times[k]!;
    if (reached >= share) return k;
  }
  return max;
}

/** Time above a value [s]. */
function timeAbove(times: Float64Array, value: number): number {
  let beyond = 0;
  for (let k = value + 1; k < times.length; k += 1) beyond += times[k]!;
  return beyond;
}

/** Figures of level `l` at the end of the measured time. The maximum counts even if it held for no time. */
export function levelFigures(
  levels: LevelSet,
  l: number,
  end: number,
  above: readonly number[],
): LevelFigures {
  const found = figures(levels.timeByValue(l, end), above, levels.maxAt(l));
  return { ...found, max: levels.max(l), mean: levels.mean(l, end), integral: levels.integral(l, end) };
}

/**
 * Figures of the part of level `l` that lies in a band: of those who stand in a line, the ones in places
 * `from` to `to` of it (the waiting area, or the road beyond).
 */
export function bandFigures(
  levels: LevelSet,
  l: number,
  end: number,
  from: number,
  to: number,
): LevelFigures {
  const times = levels.timeByValue(l, end);
  // Beyond a waiting area without end there is nothing.
  const places = from === Number.POSITIVE_INFINITY ? 0 : to - from;
  const band = new Float64Array(Math.min(Math.max(times.length - from, 1), places + 1));
  for (let k = 0; k < times.length; k += 1) {
    const inside = Math.min(Math.max(k - from, 0), places);
    band[inside]! += times[k]!;
  }
  const found = figures(band, [], levels.maxAt(l));
  return { ...found, max: Math.min(Math.max(levels.max(l) - from, 0), places) };
}
