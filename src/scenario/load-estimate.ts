/**
 * What comes to a post and what it can serve, from means alone: expected vehicles, and the load of each stage and
 * shared resource over any span of time. Draws nothing; queues, blocking and breakdowns are not in it.
 */
import { arrivals } from "../catalogue/arrivals/index.ts";
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Chosen } from "../catalogue/family.ts";
import { buildService, LoadService } from "../catalogue/service/load.ts";
import { DAY, epochOf, ZoneClock } from "../time/zone-clock.ts";
import { lawFor } from "./choices.ts";
import { staffMean } from "./mean-staff.ts";
import type { Path } from "./parse.ts";
import { allStages, channelsOf, ownOf, resourcesFor, type StagePlace, sideOf } from "./places.ts";
import { chainFor, meanVisits } from "./routes.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { Staffing } from "./schema/staffing.ts";
import type { TrainQuantity } from "./schema/train.ts";

/** Expected vehicles of a flow that arrive in [from, to) [s since start]; the initial backlog counts at 0. */
export type ArrivalCount = (from: number, to: number) => number;

/** Clocks by zone of the calendars at hand: to ask the library for a zone's rules costs more than all else here. */
const clocks = new WeakMap<Scenario["calendar"], Map<string, ZoneClock>>();

/** A clock of a zone for the scenario's run. */
export function clockOf({ calendar }: Scenario, zone: string): ZoneClock {
  const { start, timezone, length } = calendar;
  const made = clocks.get(calendar) ?? new Map<string, ZoneClock>();
  clocks.set(calendar, made);
  const clock = made.get(zone) ?? new ZoneClock(epochOf(start, timezone) ?? 0, zone, length);
  made.set(zone, clock);
  return clock;
}

/** The zone of a checkpoint, or of a side of it. */
export function zoneAt(scenario: Scenario, checkpointId: string, side: string | undefined): string {
  const checkpoint = ownOf(scenario.checkpoints, checkpointId);
  const own = side === undefined ? undefined : ownOf(checkpoint?.sides ?? {}, side)?.timezone;
  return own ?? checkpoint?.timezone ?? scenario.calendar.timezone;
}

/** What is known of the scenarios at hand: several kinds of advice ask for the same flows. */
const counted = new WeakMap<Scenario, Map<FlowSpec, ArrivalCount>>();

/** How many vehicles of a flow are expected when; of a fleet, as if its vehicles were never at the border. */
export function arrivalCount(scenario: Scenario, flow: FlowSpec): ArrivalCount {
  const known = counted.get(scenario) ?? new Map<FlowSpec, ArrivalCount>();
  counted.set(scenario, known);
  const count = known.get(flow) ?? remembered(countOf(scenario, flow));
  known.set(flow, count);
  return count;
}

/** Every stage asks for the same days. */
function remembered(count: ArrivalCount): ArrivalCount {
  const days = new Map<number, number>();
  return (from, to) => {
    if (to - from !== DAY) return count(from, to);
    let found = days.get(from);
    if (found === undefined) {
      found = count(from, to);
      days.set(from, found);
    }
    return found;
  };
}

function countOf(scenario: Scenario, flow: FlowSpec): ArrivalCount {
  const { length } = scenario.calendar;
  const checkpoint = ownOf(scenario.checkpoints, flow.at);
  const side = checkpoint === undefined ? undefined : sideOf(flow, checkpoint);
  const zone = flow.timezone ?? zoneAt(scenario, flow.at, side);
  const context = { files: scenario.files, clock: clockOf(scenario, zone), length };
  const pattern = flow.arrivals === undefined ? undefined : arrivals.build(flow.arrivals, context);
  const end = Math.min(length, flow.until ?? length);
  const size = groupSize(flow);
  return (from, to) => {
    const backlog = from <= 0 && to > 0 ? (flow.backlog?.vehicles ?? 0) : 0;
    const come = pattern === undefined || from >= end ? 0 : pattern.expected(from, Math.min(to, end));
    return backlog + come * size + comingBack(flow, Math.min(to, end) - from, scenario.files);
  };
}

/** Returns of a fleet within so long, at the most [s]. */
function comingBack({ fleet }: FlowSpec, span: number, files: Scenario["files"]): number {
  if (fleet === undefined || span <= 0) return 0;
  const away = buildDistribution(fleet.away, { files }).mean;
  return (fleet.vehicles * span) / Math.max(away, 1);
}

function groupSize({ groups }: FlowSpec): number {
  if (groups === undefined) return 1;
  if (typeof groups.size === "number") return groups.size;
  return groups.size.reduce((sum, { vehicles, share }) => sum + vehicles * share, 0);
}

/** Days that are looked at one by one, at the most; ten years. */
const MOST_DAYS = 3653;

/** Whole days of a run, as far as they are looked at. */
export function daysOf({ calendar }: Scenario): number {
  return Math.min(Math.floor(calendar.length / DAY), MOST_DAYS);
}

/** Expected vehicles of a whole replication, of all flows. */
export function expectedVehicles(scenario: Scenario): number {
  const { length } = scenario.calendar;
  return Object.values(scenario.flows).reduce(
    (sum, flow) => sum + arrivalCount(scenario, flow)(0, length),
    0,
  );
}

/** Something that works: a stage with its own servers, or a shared resource. */
export interface Worker {
  readonly name: string;
  readonly path: Path;
  /** Whether any vehicle comes to it. */
  readonly reached: boolean;
  /** Work that arrives in a span over what can be done in it: 1 or more means that a queue grows. */
  load(from: number, to: number): number;
}

/** Work per vehicle of each flow [server-seconds]. */
type Demand = Map<string, number>;

/** All stages with servers of their own, and all shared resources. */
export function workersOf(scenario: Scenario): Worker[] {
  // A fleet waits for itself: a queue of it cannot grow beyond its number, so that it is in no load.
  const open = Object.entries(scenario.flows).filter(([, flow]) => flow.fleet === undefined);
  const counts = new Map(open.map(([id, flow]) => [id, arrivalCount(scenario, flow)]));
  const demands = stageDemands(scenario);
  const worker = (name: string, path: Path, staffing: Staffing, zone: string, demand: Demand): Worker => {
    const mean = staffMean(staffing, clockOf(scenario, zone));
    return {
      name,
      path,
      reached: demand.size > 0,
      load: (from, to) => {
        let work = 0;
        for (const [flow, each] of demand) work += each * (counts.get(flow)?.(from, to) ?? 0);
        return work === 0 ? 0 : work / (mean(from, to) * (to - from));
      },
    };
  };
  const stages = [...demands].map(([{ stage, path, checkpointId, entry }, demand]) =>
    worker(stage.id, path, stage.servers ?? "unlimited", zoneAt(scenario, checkpointId, entry.side), demand),
  );
  return [...stages, ...resourceWorkers(scenario, demands, worker)];
}

function resourceWorkers(
  scenario: Scenario,
  demands: Map<StagePlace, Demand>,
  worker: (name: string, path: Path, staffing: Staffing, zone: string, demand: Demand) => Worker,
): Worker[] {
  const byPath = new Map<string, Worker>();
  for (const checkpointId of Object.keys(scenario.checkpoints)) {
    for (const [name, { spec, path }] of resourcesFor(scenario, checkpointId)) {
      const demand: Demand = new Map();
      const all = spec.turn === undefined ? demands : stageDemands(scenario, meanOf(scenario, spec.turn));
      for (const [place, own] of all) {
        if (resourcesFor(scenario, place.checkpointId).get(name)?.spec !== spec) continue;
        for (const [flow, each] of own) {
          const units = unitsFor(place, name, flow);
          if (units > 0) demand.set(flow, (demand.get(flow) ?? 0) + each * units);
        }
      }
      const zone =
        path[0] === "resources" ? scenario.calendar.timezone : zoneAt(scenario, checkpointId, undefined);
      byPath.set(path.join("."), worker(name, path, spec.units, zone, demand));
    }
  }
  return [...byPath.values()];
}

function unitsFor({ stage }: StagePlace, resource: string, flow: string): number {
  const needed = ownOf(stage.uses ?? {}, resource);
  if (needed === undefined || typeof needed === "number") return needed ?? 0;
  return ownOf(needed.byFlow, flow) ?? needed.otherwise;
}

/**
 * For each stage the work that one vehicle of each flow brings, over all its visits.
 * @param after time after each service in which its units are not there either [s]
 */
function stageDemands(scenario: Scenario, after = 0): Map<StagePlace, Demand> {
  const demands = new Map(allStages(scenario).map((place): [StagePlace, Demand] => [place, new Map()]));
  for (const [flowId, flow] of Object.entries(scenario.flows)) {
    const chain = chainFor(scenario, flow);
    for (const [channel, share] of channelsOf(flow)) {
      const visits = meanVisits(scenario, flowId, flow, channel);
      for (const [place, demand] of demands) {
        const often = share * (visits[chain.findIndex((e) => e.spec === place.entry.spec)] ?? 0);
        const law = often > 0 ? lawFor(place.stage.service, flowId, channel) : undefined;
        if (law === undefined) continue;
        const mean = (meanService(law, scenario, flow) + after) / (place.stage.batch?.size ?? 1);
        demand.set(flowId, (demand.get(flowId) ?? 0) + often * mean);
      }
    }
  }
  return demands;
}

/** The mean service time of the vehicles of a flow [s]. */
function meanService(law: Chosen, { files }: Scenario, { train }: FlowSpec): number {
  const service = buildService(law, { files });
  if (!(service instanceof LoadService) || train === undefined) return service.mean;
  const { wagons, teu, tonnes } = train;
  return service.meanFor({ wagons: meanAmount(wagons), teu: meanAmount(teu), tonnes: meanAmount(tonnes) });
}

/** The mean of what a train brings. */
export function meanAmount(quantity: TrainQuantity): number {
  if (typeof quantity === "number") return quantity;
  if ("from" in quantity) return (quantity.from + quantity.to) / 2;
  return quantity.reduce((sum, { size, share }) => sum + size * share, 0);
}

function meanOf({ files }: Scenario, law: Chosen): number {
  return buildDistribution(law, { files }).mean;
}
