/** Arrivals by timetable: trains and coaches, with deviations from the plan and cancellations. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { DAY, weekdayOf, type ZoneClock } from "../../time/zone-clock.ts";
import { weekday } from "../days.ts";
import { buildDistribution, distribution, distributionProblems } from "../distributions/index.ts";
import type { Sampler } from "../distributions/sampler.ts";
import { duration, positiveDuration, share, timeOfDay } from "../quantities.ts";
import { type BuildContext, type ParameterProblem, variant } from "../variant.ts";
import type { ArrivalContext, ArrivalPattern } from "./arrival-source.ts";
import { countWithin, SortedInstants } from "./sorted-instants.ts";

const parameters = z
  .strictObject({
    at: z.array(timeOfDay).min(1).optional().describe('local times of day, such as "06:30"'),
    days: z.array(weekday).min(1).optional().describe("weekdays on which `at` holds; all when not given"),
    every: positiveDuration.optional().describe("time from one arrival to the next"),
    from: duration.optional().describe("when `every` begins, since the calendar's start; 0 when not given"),
    times: z.array(duration).min(1).optional().describe("times since the calendar's start"),
    deviation: distribution.optional().describe("how much later than planned; negative values are early"),
    cancelled: share.optional().describe("share of the arrivals that do not come"),
  })
  .superRefine((p, context) => {
    if (p.at !== undefined || p.every !== undefined || p.times !== undefined) return;
    const params = { expected: "at | every | times" };
    context.addIssue({ code: "custom", message: "parameters:any-of", params });
  })
  .meta({ anyOf: [{ required: ["at"] }, { required: ["every"] }, { required: ["times"] }] });
type Parameters = z.output<typeof parameters>;

/** `days` goes with `at`, `from` with `every`; the deviation's own problems. */
function problems(p: Parameters, context: BuildContext): ParameterProblem[] {
  const found: ParameterProblem[] = [];
  const needs = (key: "days" | "from", other: "at" | "every"): void => {
    if (p[key] === undefined || p[other] !== undefined) return;
    found.push({ path: [key], code: "parameters:needs", detail: { key, needs: other } });
  };
  needs("days", "at");
  needs("from", "every");
  if (p.deviation === undefined) return found;
  const deviations = distributionProblems(p.deviation, context);
  return [...found, ...deviations.map((d) => ({ ...d, path: ["deviation", ...d.path] }))];
}

/** Instants of local times of day, on the days that fall into the run. */
function* dailyInstants(
  times: readonly number[],
  days: readonly number[] | undefined,
  clock: ZoneClock,
  length: number,
) {
  // From the day before: its 24:00 is the first day's midnight.
  for (let day = clock.day(0) - 1; day <= clock.day(length); day += 1) {
    if (days !== undefined && !days.includes(weekdayOf(day))) continue;
    for (const time of times) yield clock.instant(day * DAY + time);
  }
}

/** The plan: all planned instants in [0, length), in order. An entry's number is its index here. */
function planOf(p: Parameters, { clock, length }: ArrivalContext): Float64Array {
  const planned = [...(p.times ?? [])];
  if (p.at !== undefined) planned.push(...dailyInstants(p.at, p.days, clock, length));
  const { every } = p;
  if (every !== undefined) {
    const from = p.from ?? 0;
    // By multiplication, so that the error does not grow with the number of entries.
    for (let k = 0; from + k * every < length; k += 1) planned.push(from + k * every);
  }
  return Float64Array.from(planned.filter((time) => time >= 0 && time < length)).sort();
}

/**
 * The plan as it happens in one replication, in order. Entry k's luck is drawn at subject k of the stream,
 * whatever becomes of the others. What would come before 0 comes at 0; what would come at `length` or later does not.
 */
function happening(
  plan: Float64Array,
  deviation: Sampler | undefined,
  cancelled: number,
  length: number,
  stream: Stream,
) {
  const actual = new Float64Array(plan.length);
  let count = 0;
  plan.forEach((planned, k) => {
    if (stream.seek(k).uniform() < cancelled) return;
    // The deviation's draws follow that of the cancellation, drawn or not needed alike.
    const at = Math.max(0, planned + (deviation?.sample(stream) ?? 0));
    if (at >= length) return;
    actual[count] = at;
    count += 1;
  });
  return actual.subarray(0, count).sort();
}

export const timetable = variant({
  name: "timetable",
  summary: "planned times, daily, at intervals or listed, with deviations and cancellations",
  parameters,
  problems,
  build: (p, context: ArrivalContext): ArrivalPattern => {
    const plan = planOf(p, context);
    const cancelled = p.cancelled ?? 0;
    const deviation = p.deviation === undefined ? undefined : buildDistribution(p.deviation, context);
    const asPlanned = deviation === undefined && cancelled === 0;
    return {
      begin: (stream) =>
        new SortedInstants(asPlanned ? plan : happening(plan, deviation, cancelled, context.length, stream)),
      expected: (from, to) => countWithin(plan, from, to) * (1 - cancelled),
    };
  },
});
