/**
 * Poisson arrivals: independent vehicles at a constant rate, at a rate that follows the local clock and
 * calendar, or at a rate given as steps or straight lines of elapsed time.
 */
import { z } from "zod";
import { DAY, weekdayOf } from "../../time/zone-clock.ts";
import { isoDate } from "../days.ts";
import { oneSetOf } from "../distributions/refinements.ts";
import { duration, positiveDuration, rate } from "../quantities.ts";
import { type ParameterProblem, variant } from "../variant.ts";
import type { ArrivalContext, ArrivalPattern } from "./arrival-source.ts";
import { clockHours, HOUR } from "./clock-hours.ts";
import { PoissonSource } from "./poisson-source.ts";
import { type RatePiece, RateProfile } from "./rate-profile.ts";

const factor = z.number().min(0);
const rateAt = z.strictObject({ at: duration.describe("time since the calendar's start"), rate });

const parameters = oneSetOf(
  z.strictObject({
    perDay: z.number().min(0).optional().describe("vehicles in 24 hours"),
    perHour: z.number().min(0).optional().describe("vehicles in an hour"),
    rate: rate.optional(),
    byHour: z
      .array(factor)
      .length(24)
      .optional()
      .describe("factor of the rate in each local hour from 00:00; a mean of 1 keeps `perDay` true"),
    byWeekday: z
      .array(factor)
      .length(7)
      .optional()
      .describe("factor of the rate on each weekday from Monday; a mean of 1 keeps the weekly total true"),
    byDate: z
      .array(
        z.strictObject({
          from: isoDate.describe("first local day"),
          to: isoDate.optional().describe("last local day, inclusive; the first day when not given"),
          factor: factor.describe("factor of the rate on these days; 0 for no arrivals"),
        }),
      )
      .optional()
      .describe("factors of the rate on dates; where periods overlap, their factors multiply"),
    steps: z
      .array(rateAt)
      .min(1)
      .optional()
      .describe("rates by elapsed time, each constant until the next; 0 before the first"),
    ramp: z
      .array(rateAt)
      .min(1)
      .optional()
      .describe(
        "rates by elapsed time, joined by straight lines; two at one time are a jump; 0 before the first",
      ),
    repeatEvery: positiveDuration.optional().describe("period after which `steps` or `ramp` begin again"),
  }),
  ["perDay"],
  ["perHour"],
  ["rate"],
  ["steps"],
  ["ramp"],
);
type Parameters = z.output<typeof parameters>;
type RateAt = z.output<typeof rateAt>;

/** Dates are in order; factors go with a base rate, and repetition with steps or a ramp. */
function problems(p: Parameters): ParameterProblem[] {
  const found: ParameterProblem[] = [];
  p.byDate?.forEach(({ from, to }, i) => {
    if (to === undefined || to >= from) return;
    found.push({ path: ["byDate", i, "to"], code: "arrivals:dates-reversed" });
  });
  const profile = p.steps !== undefined || p.ramp !== undefined;
  const strangers = profile ? (["byHour", "byWeekday", "byDate"] as const) : (["repeatEvery"] as const);
  for (const key of strangers) {
    if (p[key] === undefined) continue;
    const others = profile ? "perDay | perHour | rate" : "steps | ramp";
    found.push({ path: [key], code: "parameters:needs", detail: { key, needs: others } });
  }
  return [...found, ...pointProblems(p)];
}

/** The times of steps ascend, those of a ramp never descend, and they fit into the period. */
function pointProblems({ steps, ramp, repeatEvery }: Parameters): ParameterProblem[] {
  const key = steps === undefined ? "ramp" : "steps";
  const points = steps ?? ramp ?? [];
  const found = points.flatMap(({ at }, i): ParameterProblem[] => {
    const previous = points[i - 1]?.at ?? -1;
    if (at > previous || (key === "ramp" && at === previous)) return [];
    return [{ path: [key, i, "at"], code: "order:ascending", detail: { previous, value: at } }];
  });
  const last = points.at(-1)?.at ?? 0;
  const fits = repeatEvery === undefined || last < repeatEvery || (key === "ramp" && last === repeatEvery);
  if (points.length > 0 && !fits) {
    found.push({ path: ["repeatEvery"], code: "arrivals:period-too-short", detail: { last } });
  }
  return found;
}

/** Pieces of a rate that follows the local clock; factors multiply the base as they are. */
function clockPieces(base: number, p: Parameters, { clock, length }: ArrivalContext): RatePiece[] {
  const byDate = p.byDate ?? [];
  if (p.byHour === undefined && p.byWeekday === undefined && byDate.length === 0)
    return [{ from: 0, rate: base, slope: 0 }];
  return clockHours(clock, length).map(({ from, hour, day }) => {
    let factors = (p.byHour?.[hour] ?? 1) * (p.byWeekday?.[weekdayOf(day)] ?? 1);
    for (const d of byDate) if (day >= d.from && day <= (d.to ?? d.from)) factors *= d.factor;
    return { from, rate: base * factors, slope: 0 };
  });
}

/** Pieces of steps or of a ramp, period after period until the end of the run. */
function* elapsedPieces(points: readonly RateAt[], ramp: boolean, every: number, length: number) {
  for (let k = 0; k === 0 || k * every < length; k += 1) {
    const start = k === 0 ? 0 : k * every;
    if ((points[0]?.at ?? 0) > 0) yield { from: start, rate: 0, slope: 0 };
    for (const [i, { at, rate }] of points.entries()) {
      // A ramp's point at the period's very end only says where its last line leads.
      if (at >= every) break;
      const next = points[i + 1];
      const straight = ramp && next !== undefined && next.at > at;
      yield { from: start + at, rate, slope: straight ? (next.rate - rate) / (next.at - at) : 0 };
    }
  }
}

function profileOf(p: Parameters, context: ArrivalContext): RateProfile {
  const points = p.steps ?? p.ramp;
  const { length } = context;
  if (points !== undefined) {
    const every = p.repeatEvery ?? Number.POSITIVE_INFINITY;
    return new RateProfile(elapsedPieces(points, p.steps === undefined, every, length), length);
  }
  const base = p.rate ?? (p.perDay === undefined ? (p.perHour ?? 0) / HOUR : p.perDay / DAY);
  return new RateProfile(clockPieces(base, p, context), length);
}

export const poisson = variant({
  name: "poisson",
  summary: "independent vehicles, at a rate that may follow the hour, the weekday, the date or elapsed time",
  parameters,
  problems,
  build: (p, context: ArrivalContext): ArrivalPattern => {
    const profile = profileOf(p, context);
    return {
      begin: (stream) => new PoissonSource(profile, stream),
      expected: (from, to) => profile.integral(from, to),
    };
  },
});
