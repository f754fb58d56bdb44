/** From the embargoes of a scenario to what each is for, by index, and when. The same in every replication. */
import { flowsUnder } from "../../scenario/embargoed-flows.ts";
import type { EmbargoSpec } from "../../scenario/schema/embargo.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";

/** What may be loaded of a flow on each local day all the same; Infinity for what is not limited. */
export interface Exception {
  readonly wagons: number;
  readonly vehicles: number;
}

/** One embargo, compiled. Times [s since start]. */
export interface EmbargoModel {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  /** The end as it came to be; Infinity for one without. */
  readonly to: number;
  /** Ends with the times from which each is known, in order of time. */
  readonly ends: readonly { readonly announced: number; readonly to: number }[];
  /** By flow: whether it is for its vehicles. */
  readonly meets: readonly boolean[];
  /** Indexes of the checkpoints on whose way it holds. */
  readonly checkpoints: readonly number[];
  readonly loading: EmbargoSpec["loading"];
  /** Time from one loading after the end to the next; 0 when all are loaded at once [s]. */
  readonly pause: number;
  readonly underWay: EmbargoSpec["underWay"];
  /** Index of the flow whose vehicles they become that are diverted, -1 for none; and a number for each flow that it is diverted from. */
  readonly divertTo: number;
  readonly ranks: readonly number[];
  /** By flow; null where nothing is excepted. */
  readonly exceptions: readonly (Exception | null)[];
  /** Clock of its dates and days. */
  readonly clock: ZoneClock;
}

/** What embargoes are compiled from. */
export interface EmbargoContext {
  readonly scenario: Scenario;
  readonly flows: readonly { readonly id: string; readonly checkpoint: number }[];
  readonly checkpoints: readonly string[];
  readonly clockOf: (zone: string | undefined) => ZoneClock;
}

/** All embargoes of a scenario that hold at some time of the run, in the order of the file. */
export function compileEmbargoes(context: EmbargoContext): EmbargoModel[] {
  const all = Object.entries(context.scenario.embargoes ?? {}).map(([id, spec]) =>
    compileOne(context, id, spec),
  );
  return all.filter(({ from, to }) => from < context.scenario.calendar.length && to > 0);
}

function compileOne(context: EmbargoContext, id: string, spec: EmbargoSpec): EmbargoModel {
  const { scenario, flows } = context;
  const under = flowsUnder(scenario, spec.of);
  const meets = flows.map((f) => under.includes(f.id));
  const checkpoints = [...new Set(flows.filter((_, f) => meets[f]).map((f) => f.checkpoint))];
  const zone = spec.timezone ?? (checkpoints.length === 1 ? zoneAt(context, checkpoints[0]!) : undefined);
  const clock = context.clockOf(zone);
  const from = clock.instant(spec.from);
  const later = (spec.extended ?? []).map((e) => ({
    announced: clock.instant(e.announced),
    to: clock.instant(e.to),
  }));
  const first = spec.to === undefined ? Number.POSITIVE_INFINITY : clock.instant(spec.to);
  const ends = [{ announced: Number.NEGATIVE_INFINITY, to: first }, ...later];
  return {
    id,
    title: spec.title ?? id,
    from,
    to: ends.at(-1)!.to,
    ends,
    meets,
    checkpoints: checkpoints.sort((a, b) => a - b),
    loading: spec.loading,
    pause: spec.pace === undefined ? 0 : 1 / spec.pace,
    underWay: spec.underWay,
    divertTo: flows.findIndex((f) => f.id === spec.divertTo),
    ranks: ranksFor(context, spec.divertTo),
    exceptions: flows.map((f) => {
      const found = spec.except?.find((e) => e.flow === f.id);
      if (found === undefined) return null;
      const { wagonsPerDay = Number.POSITIVE_INFINITY, vehiclesPerDay = Number.POSITIVE_INFINITY } = found;
      return { wagons: wagonsPerDay, vehicles: vehiclesPerDay };
    }),
    clock,
  };
}

function zoneAt({ scenario, checkpoints }: EmbargoContext, index: number): string | undefined {
  return scenario.checkpoints[checkpoints[index]!]?.timezone;
}

/** By flow: its place among all flows that some embargo diverts to the same one, so that no two give the same numbers. */
function ranksFor({ scenario, flows }: EmbargoContext, target: string | undefined): number[] {
  const diverted = Object.values(scenario.embargoes ?? {})
    .filter((e) => e.underWay === "divert" && e.divertTo === target)
    .flatMap((e) => flowsUnder(scenario, e.of))
    .sort();
  const distinct = [...new Set(diverted)];
  return flows.map(({ id }) => distinct.indexOf(id));
}

/** The end of an embargo as it is known at `now` [s]. */
export function knownEnd({ ends }: EmbargoModel, now: number): number {
  let end = ends[0]!.to;
  for (const { announced, to } of ends) if (announced <= now) end = to;
  return end;
}
