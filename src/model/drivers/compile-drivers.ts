/** The drivers of a model: pools with their rule of days, and what each flow needs. The same in every replication. */
import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import type { Chosen } from "../../catalogue/family.ts";
import type { DriverPoolSpec, FlowDriverSpec } from "../../scenario/schema/drivers.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import { StayRule } from "./stay-rule.ts";

/** A pool of drivers, compiled. */
export interface DriverPoolModel {
  readonly id: string;
  readonly drivers: number;
  readonly rule: StayRule;
  /** Clock whose midnights part the days. */
  readonly clock: ZoneClock;
  /** Days in the country before the run, and over how many days they are spread; null for none. */
  readonly used: { readonly law: Sampler; readonly over: number } | null;
  /** Time at home after each trip; null for none. */
  readonly rest: Sampler | null;
  /** Fewest days that any flow plans for: who has less left at home is out of days. */
  readonly leastPlanned: number;
}

/** How the vehicles of a flow take a driver, compiled. */
export interface FlowDriverModel {
  /** Index of the pool. */
  readonly pool: number;
  readonly trip: Sampler;
  readonly plannedDays: number;
  readonly counts: FlowDriverSpec["counts"];
  readonly waits: boolean;
  readonly patience: Sampler | null;
}

/** The drivers of a model. */
export interface DriversModel {
  readonly pools: readonly DriverPoolModel[];
  /** By flow; null for flows that need none. */
  readonly flows: readonly (FlowDriverModel | null)[];
}

/** The drivers of a scenario; null where it has no pool. */
export function compileDrivers(
  scenario: Scenario,
  clockOf: (zone: string | undefined) => ZoneClock,
): DriversModel | null {
  const pools = Object.entries(scenario.drivers ?? {});
  if (pools.length === 0) return null;
  const law = (chosen: Chosen | undefined): Sampler | null =>
    chosen === undefined ? null : buildDistribution(chosen, { files: scenario.files });
  const flows = Object.values(scenario.flows).map(({ driver }): FlowDriverModel | null => {
    if (driver === undefined) return null;
    return {
      pool: pools.findIndex(([id]) => id === driver.pool),
      trip: law(driver.trip)!,
      plannedDays: driver.plannedDays ?? 1,
      counts: driver.counts,
      waits: driver.atShortage === "wait-at-home",
      patience: law(driver.patience),
    };
  });
  return {
    flows,
    pools: pools.map(([id, pool], p) => ({
      id,
      drivers: pool.drivers,
      rule: ruleOf(pool),
      clock: clockOf(pool.timezone),
      used: pool.used === undefined ? null : { law: law(pool.used.days)!, over: pool.used.over / DAY },
      rest: law(pool.rest),
      leastPlanned: Math.min(
        ...flows.flatMap((flow) => (flow?.pool === p ? [flow.plannedDays] : [])),
        Number.MAX_SAFE_INTEGER,
      ),
    })),
  };
}

function ruleOf({ limit, exempt }: DriverPoolSpec): StayRule {
  const spans = exempt.map(({ from, to }) => ({
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
  }));
  if (limit === undefined) return new StayRule(null, spans);
  const within = limit.within === "calendar-year" ? null : limit.within / DAY;
  return new StayRule({ days: limit.days, within, from: limit.from ?? Number.NEGATIVE_INFINITY }, spans);
}
