/**
 * What the load of stages does not show: permits, drivers and wagons that cannot be enough, and that closures and regimes are
 * not in the load. From means alone; draws nothing.
 */
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Problem } from "../errors.ts";
import { DAY } from "../time/zone-clock.ts";
import { advice } from "./advice-problem.ts";
import { arrivalCount, clockOf, daysOf } from "./load-estimate.ts";
import { issueEvents } from "./permit-calendar.ts";
import { wagonBalances } from "./rail-load.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";

/** Advice about what else than stages may be short. */
export function shortageAdvice(scenario: Scenario): Problem[] {
  return [
    ...loadAdvice(scenario),
    ...permitAdvice(scenario),
    ...driverAdvice(scenario),
    ...wagonAdvice(scenario),
  ];
}

/** The load is that of ordinary days. */
function loadAdvice(scenario: Scenario): Problem[] {
  return (["closures", "regimes"] as const)
    .filter((key) => scenario[key] !== undefined && Object.keys(scenario[key]).length > 0)
    .map((key) => advice("load-without", [key], { key }));
}

function vehiclesOf(scenario: Scenario, uses: (flow: FlowSpec) => boolean): [FlowSpec, number][] {
  const { length } = scenario.calendar;
  return Object.values(scenario.flows)
    .filter(uses)
    .map((flow) => [flow, arrivalCount(scenario, flow)(0, length)]);
}

/** Pools that issue fewer permits in the run than vehicles will ask for. */
function permitAdvice(scenario: Scenario): Problem[] {
  const { timezone, length } = scenario.calendar;
  return Object.entries(scenario.permits ?? {}).flatMap(([id, pool]) => {
    const events = issueEvents(pool.issue, clockOf(scenario, timezone), length);
    if (events.some((e) => e.unlimited)) return [];
    const issued = events.reduce((sum, e) => sum + e.permits, pool.initial);
    const asking = vehiclesOf(scenario, (f) => f.permit?.pool === id).reduce((sum, [, n]) => sum + n, 0);
    const wanted = asking / (1 - pool.loss);
    if (wanted <= issued) return [];
    const detail = { wanted: rounded(wanted), issued: issued.toLocaleString("en") };
    return [advice("permits-short", ["permits", id], detail)];
  });
}

/** Pools whose drivers would have to be away for longer than there is time, or for more days than the limit allows. */
function driverAdvice(scenario: Scenario): Problem[] {
  const { length } = scenario.calendar;
  const { files } = scenario;
  return Object.entries(scenario.drivers ?? {}).flatMap(([id, pool]) => {
    const rest = pool.rest === undefined ? 0 : buildDistribution(pool.rest, { files }).mean;
    let [time, days] = [0, 0];
    for (const [flow, count] of vehiclesOf(scenario, (f) => f.driver?.pool === id)) {
      const trip = buildDistribution(flow.driver!.trip, { files }).mean;
      time += count * (trip + rest);
      days += (count * trip) / DAY;
    }
    const loads = [time / (pool.drivers * length)];
    if (pool.limit !== undefined && pool.exempt.length === 0) {
      const within = pool.limit.within === "calendar-year" ? 365 * DAY : pool.limit.within;
      loads.push(days / (pool.drivers * pool.limit.days * Math.max(1, length / within)));
    }
    const load = Math.max(...loads);
    return load < 1 ? [] : [advice("drivers-short", ["drivers", id], { load: load.toFixed(2) })];
  });
}

/** More is taken than there is, by more than sums may be rounded. */
const ROUNDING = 1 + 1e-9;

/** Stocks from which more wagons are taken than are there, come or are left: by the end of the run, or by that of some days. */
function wagonAdvice(scenario: Scenario): Problem[] {
  const { length, timezone } = scenario.calendar;
  return wagonBalances(scenario).flatMap(({ path, taken, there }) => {
    const short = (to: number) => taken(to) > there(to) * ROUNDING;
    const about = (to: number) => ({ wanted: rounded(taken(to)), there: rounded(there(to)) });
    if (short(length)) return [advice("wagons-short", path, about(length))];
    const days = daysOf(scenario);
    const found = Array.from({ length: days }, (_, d) => d).filter((d) => short((d + 1) * DAY));
    if (found.length === 0) return [];
    const date = clockOf(scenario, timezone)
      .iso(found[0]! * DAY)
      .slice(0, 10);
    const detail = { ...about((found[0]! + 1) * DAY), count: found.length, days, date };
    return [advice("wagons-short-days", path, detail)];
  });
}

function rounded(count: number): string {
  return Math.round(count).toLocaleString("en");
}
