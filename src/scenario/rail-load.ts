/**
 * What comes to departure paths and stocks of wagons and what they can give, from means alone. Like `load-estimate.ts`
 * it draws nothing: a train counts when it is ready, and tracks, yards and closures are not in it.
 */
import { arrivalCount, clockOf, meanAmount, type Worker, zoneAt } from "./load-estimate.ts";
import type { Path } from "./parse.ts";
import { PathInstants, pathPlan } from "./path-calendar.ts";
import { issueEvents } from "./permit-calendar.ts";
import { allStages, channelsOf, type Entry } from "./places.ts";
import { chainFor, meanVisits } from "./routes.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { PathsSpec, RegroupSpec, WagonAmounts } from "./schema/rail.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { SingleStage } from "./schema/stage.ts";

/** A number that grows from `from` to `to` [s since start]. */
type Count = (from: number, to: number) => number;

/** Departure paths, and each of their caps, as something that works: trains that come over paths for them. */
export function pathLoads(scenario: Scenario): Worker[] {
  return Object.entries(scenario.checkpoints).flatMap(([id, { paths = {} }]) =>
    Object.entries(paths).flatMap(([name, spec]) => {
      const path: Path = ["checkpoints", id, "paths", name];
      const demand = (cargo?: readonly string[]) => trainsFor(scenario, id, name, cargo);
      const instants = instantsOf(scenario, id, spec);
      const worker = (title: string, at: Path, trains: Count | null, times: readonly number[]): Worker => ({
        name: title,
        path: at,
        reached: trains !== null,
        load: (from, to) => {
          // A path that is kept serves later trains too.
          const since = spec.missed === "kept" ? 0 : from;
          const work = trains?.(since, to) ?? 0;
          return work === 0 ? 0 : work / (within(times, to) - within(times, since));
        },
      });
      const caps = (spec.caps ?? []).map(({ cargo, perDay }, c) => {
        const times = firstOfEachDay(scenario, id, instants, perDay);
        return worker(`${name}: ${cargo.join(", ")}`, [...path, "caps", c], demand(cargo), times);
      });
      return [worker(name, path, demand(), instants), ...caps];
    }),
  );
}

/** Departing trains that the flows need at least, of some cargoes only where they are given; null when no train comes. */
function trainsFor(scenario: Scenario, at: string, name: string, cargo?: readonly string[]): Count | null {
  const counts = ({ fleet, cargo: own = "" }: FlowSpec) =>
    fleet === undefined && cargo?.includes(own) !== false;
  return sumOver(
    scenario,
    (stage, checkpoint) => checkpoint === at && stage.path === name,
    (stage, flow) => (counts(flow) ? pathsEach(stage.regroup, flow) : 0),
  );
}

/** Paths for what one vehicle brings, where all that depart are full. */
function pathsEach(regroup: RegroupSpec | undefined, { train }: FlowSpec): number {
  if (regroup === undefined || train === undefined) return 1;
  const { teu, wagons } = regroup;
  return teu === undefined ? meanAmount(train.wagons) / wagons! : meanAmount(train.teu) / teu;
}

function instantsOf(scenario: Scenario, at: string, spec: PathsSpec): number[] {
  const clock = clockOf(scenario, zoneAt(scenario, at, undefined));
  const source = new PathInstants(pathPlan(spec), clock, scenario.calendar.length);
  const found: number[] = [];
  for (let time = source.next(); time < Number.POSITIVE_INFINITY; time = source.next()) found.push(time);
  return found;
}

/** Of the instants the first few of each local day. */
function firstOfEachDay(scenario: Scenario, at: string, instants: readonly number[], most: number): number[] {
  const clock = clockOf(scenario, zoneAt(scenario, at, undefined));
  const taken = new Map<number, number>();
  return instants.filter((time) => {
    const day = clock.day(time);
    const before = taken.get(day) ?? 0;
    taken.set(day, before + 1);
    return before < most;
  });
}

/** How many of the ascending times lie before `to`. */
function within(times: readonly number[], to: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stock of wagons: what is taken, and what there is for it, until an instant [s]. */
export interface WagonBalance {
  readonly path: Path;
  taken(to: number): number;
  there(to: number): number;
}

/** The stocks from which wagons are taken. What fleets give counts at its most, what they take not at all. */
export function wagonBalances(scenario: Scenario): WagonBalance[] {
  const { length } = scenario.calendar;
  return Object.entries(scenario.checkpoints).flatMap(([id, { wagons = {} }]) =>
    Object.entries(wagons).flatMap(([name, { initial, supply = [] }]) => {
      const clock = clockOf(scenario, zoneAt(scenario, id, undefined));
      const events = issueEvents(supply, clock, length);
      const taken = sumOver(
        scenario,
        (s, checkpoint) => checkpoint === id && s.takesWagons?.from === name,
        (s, flow) => (flow.fleet === undefined ? wagonsEach(s.takesWagons!, flow) : 0),
      );
      const given = sumOver(
        scenario,
        (s, checkpoint) => checkpoint === id && s.givesWagons?.to === name,
        (s, flow) => wagonsEach(s.givesWagons!, flow),
      );
      if (taken === null) return [];
      const supplied = (to: number) => events.reduce((sum, e) => (e.at < to ? sum + e.permits : sum), 0);
      return [
        {
          path: ["checkpoints", id, "wagons", name],
          taken: (to: number) => taken(0, to),
          there: (to: number) => initial + supplied(to) + (given?.(0, to) ?? 0),
        },
      ];
    }),
  );
}

/** Sums of decimal fractions may be a hair above a whole number. */
const HAIR = 1e-9;

/** Wagons for a train of a flow; rounded up where all its trains are alike, which the mean of others is not. */
function wagonsEach({ wagons, perWagon, perTeu }: WagonAmounts, { train }: FlowSpec): number {
  if (train === undefined) return wagons;
  const mean = wagons + perWagon * meanAmount(train.wagons) + perTeu * meanAmount(train.teu);
  const alike = typeof train.wagons === "number" && typeof train.teu === "number";
  return alike ? Math.ceil(mean - HAIR) : mean;
}

/** Sums something of the vehicles over the stages that are meant and over their visits; null when it is nothing. */
function sumOver(
  scenario: Scenario,
  meant: (stage: SingleStage, checkpoint: string) => boolean,
  each: (stage: SingleStage, flow: FlowSpec) => number,
): Count | null {
  const places = allStages(scenario).filter(({ stage, checkpointId }) => meant(stage, checkpointId));
  const parts = Object.entries(scenario.flows).flatMap(([id, flow]) => {
    const amount = places.reduce(
      (sum, { stage, entry }) => sum + visitsOf(scenario, id, flow, entry) * each(stage, flow),
      0,
    );
    return amount > 0 ? [{ amount, count: arrivalCount(scenario, flow) }] : [];
  });
  if (parts.length === 0) return null;
  return (from, to) => parts.reduce((sum, { amount, count }) => sum + amount * count(from, to), 0);
}

/** Mean visits of a vehicle of a flow to an entry, over its channels. */
function visitsOf(scenario: Scenario, id: string, flow: FlowSpec, entry: Entry): number {
  const at = chainFor(scenario, flow).findIndex((e) => e.spec === entry.spec);
  if (at < 0) return 0;
  return channelsOf(flow).reduce(
    (sum, [channel, share]) => sum + share * (meanVisits(scenario, id, flow, channel)[at] ?? 0),
    0,
  );
}
