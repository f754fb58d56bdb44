/**
 * Makes a compiled model live for one replication: pools, stages, gates and flows, wired together, with their
 * first events in the calendar.
 */
import type { ArrivalSource } from "../catalogue/arrivals/arrival-source.ts";
import { balking } from "../catalogue/balking/index.ts";
import { disciplines } from "../catalogue/disciplines/index.ts";
import type { Discipline, WaitingLine } from "../catalogue/disciplines/waiting-line.ts";
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Chosen } from "../catalogue/family.ts";
import type { Calendar } from "../kernel/calendar.ts";
import { streamFor } from "../kernel/keys.ts";
import type { Stream } from "../kernel/stream.ts";
import { Agenda } from "./agenda.ts";
import type { Desk } from "./booking/desk.ts";
import { buildRouting } from "./build-routing.ts";
import { buildStages, type StageSet } from "./build-stages.ts";
import { beginClosures, ClosureParts } from "./closures/begin-closures.ts";
import type { ClosurePlan } from "./closures/closure-plan.ts";
import type { FlowModel, Model } from "./compile.ts";
import { firstStages } from "./compile-routes.ts";
import { correctionsOf } from "./documents/corrections.ts";
import { documentDraws } from "./documents/document-draws.ts";
import type { DriverOffice } from "./drivers/driver-office.ts";
import { followPlan } from "./duty.ts";
import type { Embargoes } from "./embargoes/begin-embargoes.ts";
import type { Draws, FlowContext } from "./flow-context.ts";
import { Flows } from "./flows.ts";
import { Gate } from "./gate.ts";
import type { Hold } from "./hold.ts";
import { type GatePlace, gateGroup, gatesOf, type LevelPlan } from "./levels.ts";
import { buildStations } from "./line/build-stations.ts";
import { RestartLine } from "./line/restart-line.ts";
import type { StationsBefore } from "./line/stations-before.ts";
import type { Observer } from "./observer.ts";
import { Offices } from "./offices.ts";
import type { PermitOffice } from "./permits/permit-office.ts";
import type { EventHandler, World } from "./post.ts";
import type { RailAtWork } from "./rail/rail-at-work.ts";
import { beginRegimes } from "./regimes/begin-regimes.ts";
import { SharesOverTime } from "./regimes/shares-over-time.ts";
import type { StepFunction } from "./staffing.ts";
import { Traffic } from "./traffic.ts";
import { TrainLoads } from "./trains/train-loads.ts";
import type { Turnaround } from "./turnaround.ts";
import { Vehicles } from "./vehicles.ts";

/** A model at work in one replication. */
export interface Instance {
  readonly world: World;
  readonly handlers: readonly EventHandler[];
  /** Electronic queues at work, in the order of `model.electronic`. */
  readonly desks: readonly Desk[];
  /** Null where there are no permits. */
  readonly permits: PermitOffice | null;
  /** Tracks, wagons and paths; null where there are none. */
  readonly rail: RailAtWork | null;
  /** Null where there are no pools of drivers. */
  readonly drivers: DriverOffice | null;
  /** Closures with their periods; null where there are none. */
  readonly closures: ClosurePlan | null;
  readonly turnarounds: readonly Turnaround[];
  readonly embargoes: Embargoes | null;
  /** Lines before stations at work, in the order of their gates. */
  readonly lines: readonly {
    readonly name: string;
    readonly gate: Gate;
    readonly stations: StationsBefore;
    readonly queueLevel: number;
  }[];
}

/** Streams of one replication, by purpose. */
export type Streams = (purpose: string) => Stream;

/** The discipline that a file names; first in, first out when it names none. */
export function disciplineOf(chosen: Chosen | undefined): Discipline {
  return disciplines.build(chosen ?? { fifo: {} }, { files: {} });
}

/** Wires a model up. The observer hears everything from time 0 on. */
export function instantiate(
  model: Model,
  levels: LevelPlan,
  seed: string,
  replication: number,
  calendar: Calendar,
  observer: Observer,
): Instance {
  const handlers: EventHandler[] = [];
  const world: World = {
    calendar,
    vehicles: new Vehicles(calendar),
    agenda: new Agenda(),
    observer,
    on: (handler) => handlers.push(handler) - 1,
  };
  const streams: Streams = (purpose) => streamFor(seed, replication, purpose);
  world.vehicles.loads = trainLoads(model, streams);
  const traffic = new Traffic(world);
  const router = buildRouting(model, world, streams);
  traffic.router = router;
  traffic.corrections = correctionsOf(model, world);
  const stages = buildStages(model, levels, world, traffic, streams);
  const offices = new Offices(model, levels, world, streams);
  const { desks, permits, drivers, embargoes } = offices;
  const parts = new ClosureParts(model, world);
  const doors = (at: string) => ({ desk: desks.get(at) ?? null, hold: permits, parts });
  const gates = new Map(
    gatesOf(model).map((g) => [
      `${g.checkpoint}/${g.side}`,
      buildGate(model, g, levels, world, stages, streams, doors(`${g.checkpoint}/${g.side}`)),
    ]),
  );
  for (const flow of model.flows) traffic.gates.push(gates.get(`${flow.spec.at}/${flow.side}`)!);
  const flows = model.flows.map((flow, f) => ({
    ...flowContext(model, flow, traffic.gates[f]!, streams),
    before: offices.firstOf(flow),
  }));
  const postLevels = model.checkpoints.map((c) => ({
    atPost: levels.index("atPost", c, ""),
    away: levels.index("away", c, ""),
    atHome: levels.index("atHome", c, ""),
  }));
  const road = new Flows(world, flows, postLevels, router, stages.all, offices.farewell);
  road.way.starters = drivers;
  traffic.departures = road;
  const beyond = embargoes === null ? road : embargoes.roadBefore(road);
  const { way: arrival } = road;
  const closures = beginClosures(model, levels, world, streams, parts, {
    gates,
    stages,
    road: beyond,
    queue: road,
    way: arrival,
  });
  beginRegimes(world, model.regimes, stages.changes);
  offices.begin(closures?.road ?? beyond, road, gates, traffic.gates);
  stages.rail?.begin();
  world.agenda.settle();
  return {
    world,
    handlers,
    desks: [...desks.values()],
    permits,
    drivers,
    rail: stages.rail,
    closures: closures?.plan ?? null,
    turnarounds: stages.turnarounds,
    embargoes,
    lines: gatesOf(model).flatMap((g) => {
      const name = `${g.checkpoint}/${g.side}`;
      const gate = gates.get(name)!;
      const queueLevel = levels.index("queueLength", g.checkpoint, gateGroup(g));
      return gate.stations === null ? [] : [{ name, gate, stations: gate.stations, queueLevel }];
    }),
  };
}

/** What the trains of a model bring; null where it has none. */
function trainLoads(model: Model, streams: Streams): TrainLoads | null {
  if (!model.trains) return null;
  const ofFlow = ({ id, spec: { train } }: FlowModel) =>
    train === undefined ? null : { spec: train, stream: streams(`flow:${id}/train`) };
  return new TrainLoads(model.flows.map(ofFlow));
}

/** What stands between a gate and its vehicles besides its line. */
interface Doors {
  readonly desk: Desk | null;
  readonly hold: Hold | null;
  readonly parts: ClosureParts;
}

function buildGate(
  model: Model,
  gate: GatePlace,
  levels: LevelPlan,
  world: World,
  stages: StageSet,
  streams: Streams,
  { desk, hold, parts }: Doors,
): Gate {
  const firsts = firstsOf(model, gate);
  const discipline = disciplineOf(gateDiscipline(model, gate, firsts));
  const name = `${gate.checkpoint}${gate.side === "" ? "" : `/${gate.side}`}`;
  const lots = streams(`gate:${name}/lots`);
  const newLine = () => {
    const line = discipline.line({
      columns: world.vehicles,
      lot: () => lots.uniform(),
      flows: model.flows.map((f) => f.id),
    });
    const own = parts.lineAround(gate, desk === null ? line : desk.lineAround(line));
    return gate.line === undefined ? own : new RestartLine(own, world.vehicles, parts.barsAt(gate));
  };
  const lines: WaitingLine[] = [];
  const lineFor: (WaitingLine | null)[] = model.stages.map(() => null);
  for (const s of firsts) {
    if (lines.length === 0 || gate.spec.lines === "by-first-stage") lines.push(newLine());
    lineFor[s] = lines.at(-1)!;
  }
  const group = gateGroup(gate);
  const built = new Gate({
    world,
    name,
    stages: stages.all,
    lineFor,
    lines,
    looksAtNeed: discipline.looksAtNeed,
    inside: gate.spec.inside,
    places: gate.waitingArea + gate.road,
    levels: {
      queueLength: levels.index("queueLength", gate.checkpoint, group),
      queueWagons: levels.index("queueWagons", gate.checkpoint, group),
      inside: levels.index("inside", gate.checkpoint, group),
    },
    bars: parts.barsAt(gate),
    desk,
    hold,
    standing: stages.rail?.standing ?? null,
  });
  built.stations = buildStations(model, levels, world, streams, gate, () => built.reconsider());
  for (const s of firsts) stages.all[s]!.feeders.push(built);
  const shutter = parts.shutterOf(gate, built);
  followPlan(world, gateHours(model, gate), (open) => shutter.set("hours", open === 1));
  return built;
}

/** First stages of the vehicles that arrive at a gate, in the order in which their lines are made. */
export function firstsOf(model: Model, gate: GatePlace): Set<number> {
  const firsts = new Set<number>();
  model.flows.forEach((flow, f) => {
    if (flow.spec.at !== gate.checkpoint || flow.side !== gate.side) return;
    for (let c = 0; c < model.channels; c += 1) {
      const start = (f * model.channels + c) * (model.stages.length + 1);
      for (const rows of model.documents?.rows ?? [model.rows]) {
        for (const s of firstStages([rows[start]!])) firsts.add(s);
      }
    }
  });
  return firsts;
}

/** The discipline of a gate's lines: its own, else the common one of its first stages, else none. */
export function gateDiscipline(
  model: Model,
  gate: GatePlace,
  firsts: ReadonlySet<number>,
): Chosen | undefined {
  return gate.spec.discipline ?? commonDiscipline(model, [...firsts]);
}

/** When a gate is open: 1 or 0. */
export function gateHours(model: Model, gate: GatePlace): StepFunction {
  const checkpoint = model.scenario.checkpoints[gate.checkpoint]!;
  const side = checkpoint.sides?.[gate.side];
  const clock = model.clockOf(side?.timezone ?? checkpoint.timezone);
  return model.plans.hours(gate.spec.hours ?? side?.hours, clock);
}

/** The discipline of the first stages where they all have the same, undefined otherwise. */
function commonDiscipline(model: Model, firsts: readonly number[]): Chosen | undefined {
  const chosen = firsts.map((s) => {
    const { spec } = model.stages[s]!;
    return "parallel" in spec ? undefined : spec.discipline;
  });
  const first = chosen[0];
  return chosen.every((c) => JSON.stringify(c) === JSON.stringify(first)) ? first : undefined;
}

function flowContext(
  model: Model,
  flow: FlowModel,
  gate: Gate,
  streams: Streams,
): Omit<FlowContext, "before"> {
  const { spec, id } = flow;
  const { files } = model.scenario;
  const stream = (purpose: string) => streams(`flow:${id}/${purpose}`);
  const draws = (law: Chosen | undefined, purpose: string): Draws | null =>
    law === undefined ? null : { law: buildDistribution(law, { files }), stream: stream(purpose) };
  const dated = model.regimes.flatMap(({ from, to, shares: all }) => {
    const own = all[model.flows.indexOf(flow)]!;
    return own === null ? [] : [{ from, to, shares: own }];
  });
  return {
    source: beginArrivals(flow, stream("arrivals")),
    groupSize: groupSizes(spec, stream("groups")),
    fleet:
      spec.fleet === undefined
        ? null
        : { vehicles: spec.fleet.vehicles, away: draws(spec.fleet.away, "away")! },
    until: spec.until ?? Number.POSITIVE_INFINITY,
    gate,
    checkpoint: flow.checkpoint,
    priority: spec.priority,
    channels: channelShares(flow),
    channelStream: stream("channel"),
    regimes: dated.length > 0 ? new SharesOverTime(channelShares(flow), dated) : null,
    documents: documentDraws(model, flow, stream),
    travel: draws(spec.travel, "travel"),
    patience: draws(spec.patience, "patience"),
    balking:
      spec.balking === undefined
        ? null
        : {
            rule: balking.build(spec.balking.rule, { files }),
            seesPost: spec.balking.sees === "post",
            stream: stream("balking"),
          },
    retrial:
      spec.retrial === undefined
        ? null
        : {
            law: buildDistribution(spec.retrial.after, { files }),
            stream: stream("retrial"),
            share: spec.retrial.share,
            tries: spec.retrial.tries === "unlimited" ? Number.POSITIVE_INFINITY : spec.retrial.tries,
            lots: stream("retrial-lots"),
          },
    backlog: ages(flow, stream("backlog")),
  };
}

/** The arrivals of a flow in one replication. */
export function beginArrivals(flow: FlowModel, stream: Stream): ArrivalSource {
  return flow.pattern === null ? { next: () => Number.POSITIVE_INFINITY } : flow.pattern.begin(stream);
}

/** Cumulative shares of a flow's channels; empty when there is one. */
export function channelShares({ spec, channels }: FlowModel): Float64Array {
  let sum = 0;
  const shares = channels.map((c) => (sum += spec.channels?.[c] ?? 0));
  return Float64Array.from(shares.length > 1 ? shares : []);
}

/** Gives the number of vehicles that come together, arrival by arrival. */
export function groupSizes(spec: FlowModel["spec"], stream: Stream): () => number {
  const size = spec.groups?.size ?? 1;
  if (typeof size === "number") return () => size;
  let group = 0;
  return () => {
    const lot = stream.seek(group).uniform();
    group += 1;
    let sum = 0;
    for (const entry of size) {
      sum += entry.share;
      if (lot < sum) return entry.vehicles;
    }
    return size.at(-1)!.vehicles;
  };
}

/** Ages of a flow's backlog [s], oldest first. */
function ages(flow: FlowModel, stream: Stream): number[] {
  const { backlog } = flow.spec;
  if (backlog === undefined) return [];
  const list = "list" in backlog.waited ? backlog.waited.list : [];
  const drawn = Array.from({ length: backlog.vehicles }, (_, i) =>
    flow.backlogLaw === null ? (list[i] ?? 0) : flow.backlogLaw.sample(stream.seek(i)),
  );
  return drawn.sort((a, b) => b - a);
}
