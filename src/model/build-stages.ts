/** Builds the stages of a model for one replication: pools, kinds of stage, shifts, breakdowns, opening hours. */
import { disciplines } from "../catalogue/disciplines/index.ts";
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Stream } from "../kernel/stream.ts";
import type { ResourceSpec } from "../scenario/schema/checkpoint.ts";
import { isUnserved } from "../scenario/schema/rail-stage.ts";
import type { ShiftEnd, Staffing } from "../scenario/schema/staffing.ts";
import type { SingleStage } from "../scenario/schema/stage.ts";
import { Breakdowns } from "./breakdowns.ts";
import type { Model } from "./compile.ts";
import type { PlacedStage } from "./compile-routes.ts";
import { followPlan } from "./duty.ts";
import type { LevelPlan } from "./levels.ts";
import { type Need, Pool } from "./pool.ts";
import type { World } from "./post.ts";
import { RailAtWork } from "./rail/rail-at-work.ts";
import { ServiceChanges } from "./service-changes.ts";
import { Shutter, type Shuttered } from "./shutter.ts";
import { compileHours, compileStaffing, greatest, type StepFunction } from "./staffing.ts";
import { ConvoyStage } from "./stages/convoy-stage.ts";
import { LaneStage } from "./stages/lane-stage.ts";
import { LineStage, type LineStageContext } from "./stages/line-stage.ts";
import { ParallelGroup } from "./stages/parallel-group.ts";
import { SharingStage } from "./stages/sharing-stage.ts";
import type { StageBase, StageContext } from "./stages/stage-base.ts";
import type { Traffic } from "./traffic.ts";
import { Turnaround } from "./turnaround.ts";
import { giveVacations } from "./vacations.ts";

/** The stages of one replication, by index. */
export interface StageSet {
  readonly all: readonly StageBase[];
  /** What shuts each stage, and what changes its service times; null for a group, and where nothing does. */
  readonly shutters: readonly (Shutter | null)[];
  readonly changes: readonly (ServiceChanges | null)[];
  /** Of the resources whose units stay away after a use. */
  readonly turnarounds: readonly Turnaround[];
  /** Tracks, wagons and paths; null where there are none. */
  readonly rail: RailAtWork | null;
}

interface Builder {
  readonly model: Model;
  readonly levels: LevelPlan;
  readonly world: World;
  readonly traffic: Traffic;
  readonly streams: (purpose: string) => Stream;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly shutters: (Shutter | null)[];
  readonly changes: readonly (ServiceChanges | null)[];
  readonly rail: RailAtWork | null;
}

interface Resource {
  readonly pool: Pool;
  readonly interrupts: boolean;
  readonly turnaround: Turnaround | null;
}

/** Builds all stages and registers them with the traffic. */
export function buildStages(
  model: Model,
  levels: LevelPlan,
  world: World,
  traffic: Traffic,
  streams: (purpose: string) => Stream,
): StageSet {
  const builder: Builder = {
    model,
    levels,
    world,
    traffic,
    streams,
    resources: buildResources(model, levels, world),
    shutters: model.stages.map(() => null),
    rail: model.rail === null ? null : new RailAtWork(model, model.rail, levels, world),
    changes: model.stages.map(({ index }) => (changesAt(model, index) ? new ServiceChanges() : null)),
  };
  const all: StageBase[] = [];
  for (const placed of model.stages.filter((p) => !("parallel" in p.spec))) {
    all[placed.index] = buildSingle(builder, placed, placed.spec as SingleStage);
  }
  for (const placed of model.stages.filter((p) => "parallel" in p.spec)) {
    const branches = model.stages.filter((p) => p.group === placed.index).map((p) => p.index);
    const group = new ParallelGroup({
      ...contextOf(builder, placed, false),
      branches: branches.map((b) => all[b]!),
    });
    all[placed.index] = group;
    for (const b of branches) traffic.groupOf[b] = group;
  }
  traffic.stages.push(...all);
  traffic.gifts = builder.rail?.gifts ?? null;
  builder.rail?.layTracks(all);
  const turnarounds = [...builder.resources.values()].flatMap(({ turnaround }) => turnaround ?? []);
  return { all, shutters: builder.shutters, changes: builder.changes, turnarounds, rail: builder.rail };
}

/** Whether service times of a stage ever change. */
function changesAt(model: Model, stage: number): boolean {
  return (
    model.closures.some((c) => c.paced.includes(stage)) ||
    model.regimes.some((r) => r.stages.some((change) => change.stage === stage))
  );
}

/** A stage is shut while its side does not work, and by closures. */
function shutBy(
  b: Builder,
  index: number,
  hours: StepFunction,
  atClosing: "finish" | "suspend",
  stage: Shuttered,
) {
  const shutter = new Shutter(stage);
  b.shutters[index] = shutter;
  followPlan(b.world, hours, (open) => shutter.set("hours", open === 1, atClosing));
}

function stopsService(staffing: Staffing): boolean {
  return typeof staffing === "object" && staffing.atShiftEnd !== "finish";
}

/** The rule at the end of a shift. */
export function shiftEndOf(staffing: Staffing): ShiftEnd {
  return typeof staffing === "object" ? staffing.atShiftEnd : "finish";
}

/** Applies the rule at the end of a shift, or brings those put aside back when staff come. */
function applyDuty(pool: Pool, count: number, rule: ShiftEnd, breakdowns: Breakdowns | null): void {
  const before = pool.capacity;
  pool.setCapacity(count);
  if (breakdowns !== null) pool.down = breakdowns.down(count);
  if (count > before) pool.resume(count - before);
  else if (rule !== "finish") pool.interruptExcess(rule === "suspend" ? "aside" : "toHead");
}

function buildResources(model: Model, levels: LevelPlan, world: World): Map<string, Resource> {
  const { scenario } = model;
  const found = new Map<string, Resource>();
  const add = (place: string, id: string, { units, turn }: ResourceSpec, zone: string | undefined) => {
    const pool = new Pool(world, {
      busy: levels.index("busy", place, `resource=${id}`),
      onDuty: levels.index("onDuty", place, `resource=${id}`),
    });
    const plan = compileStaffing(units, model.clockOf(zone), model.length);
    followPlan(world, plan, (count) => {
      applyDuty(pool, count, shiftEndOf(units), null);
      world.agenda.wake(pool);
    });
    const turnaround =
      turn === undefined
        ? null
        : new Turnaround({
            world,
            name: id,
            pool,
            law: buildDistribution(turn, { files: scenario.files }),
            level: levels.index("turning", place, `resource=${id}`),
            from: model.warmup,
            to: model.length,
          });
    found.set(`${place}/${id}`, { pool, interrupts: stopsService(units), turnaround });
  };
  for (const [id, spec] of Object.entries(scenario.resources ?? {})) add("*", id, spec, undefined);
  for (const [place, checkpoint] of Object.entries(scenario.checkpoints)) {
    for (const [id, spec] of Object.entries(checkpoint.resources ?? {}))
      add(place, id, spec, checkpoint.timezone);
  }
  return found;
}

function contextOf(b: Builder, placed: PlacedStage, losesWhenFull: boolean): StageContext {
  const { model, levels } = b;
  const { checkpoint, spec, index } = placed;
  const name = spec.id;
  return {
    index,
    name,
    world: b.world,
    onward: b.traffic,
    losesWhenFull,
    services: {
      laws: model.services[index]!,
      channels: model.channels,
      streams: model.flows.map((f) => b.streams(`flow:${f.id}/service:${name}`)),
      changes: b.changes[index]!,
      trains: model.trains,
    },
    levels: {
      present: levels.index("present", checkpoint, `stage=${name}`),
      waiting: levels.index("waiting", checkpoint, `stage=${name}`),
    },
  };
}

function buildSingle(b: Builder, placed: PlacedStage, spec: SingleStage): StageBase {
  const { model, world, levels } = b;
  const { checkpoint } = placed;
  const group = `stage=${spec.id}`;
  const staffing = spec.servers ?? "unlimited";
  const side = model.scenario.checkpoints[checkpoint]!.sides?.[placed.side];
  const clock = model.clockOf(side?.timezone ?? model.scenario.checkpoints[checkpoint]!.timezone);
  const plan = compileStaffing(staffing, clock, model.length);
  const servers = new Pool(world, {
    busy: levels.index("busy", checkpoint, group),
    onDuty: levels.index("onDuty", checkpoint, group),
  });
  const base = contextOf(b, placed, spec.queue?.whenFull === "lost");
  const hours = compileHours(side?.hours, clock, model.length);
  const atClosing = side?.atClosing ?? "finish";
  if (isUnserved(spec)) return unservedStage(b, { ...base, checkpoint }, spec, hours);
  if (spec.sharing) return sharingStage(b, base, servers, plan, hours);
  if (spec.lanes !== undefined) return laneStage(b, base, servers, spec, plan, hours, atClosing);
  return lineStage(b, placed, base, servers, spec, plan, hours, atClosing);
}

/** A stage where trains wait for wagons or for a path. */
function unservedStage(
  b: Builder,
  base: StageContext & { readonly checkpoint: string },
  spec: SingleStage,
  hours: StepFunction,
): StageBase {
  const { files } = b.model.scenario;
  const discipline = disciplines.build(spec.discipline ?? { fifo: {} }, { files });
  const stage = b.rail!.stageFor(base, () => lineOf(b, base.name, discipline));
  shutBy(b, base.index, hours, "finish", stage);
  return stage;
}

function lineOf(b: Builder, name: string, discipline: LineStageContext["discipline"]) {
  const lots = b.streams(`stage:${name}/lots`);
  return discipline.line({
    columns: b.world.vehicles,
    lot: () => lots.uniform(),
    flows: b.model.flows.map((f) => f.id),
  });
}

function sharingStage(
  b: Builder,
  base: StageContext,
  servers: Pool,
  plan: StepFunction,
  hours: StepFunction,
): SharingStage {
  const byNeed = disciplines.build({ "shortest-first": {} }, { files: {} });
  const stage = new SharingStage({ ...base, servers, line: lineOf(b, base.name, byNeed) });
  followPlan(b.world, plan, (count) => {
    servers.setCapacity(count);
    stage.changed();
  });
  const setOpen = (open: boolean) => {
    stage.open = open;
    stage.changed();
  };
  shutBy(b, base.index, hours, "finish", { openUp: () => setOpen(true), close: () => setOpen(false) });
  return stage;
}

function laneStage(
  b: Builder,
  base: StageContext,
  servers: Pool,
  spec: SingleStage,
  plan: StepFunction,
  hours: StepFunction,
  atClosing: "finish" | "suspend",
): LaneStage {
  const lots = b.streams(`stage:${base.name}/lots`);
  const rule = shiftEndOf(spec.servers ?? "unlimited");
  const stage = new LaneStage({
    ...base,
    servers,
    lanes: greatest(plan),
    places: spec.queue?.places ?? Number.POSITIVE_INFINITY,
    choose: spec.lanes!.choose,
    jockeyBy: spec.lanes!.jockeying?.whenShorterBy ?? Number.POSITIVE_INFINITY,
    lot: () => lots.uniform(),
    suspends: rule === "suspend",
  });
  followPlan(b.world, plan, (count) => {
    servers.setCapacity(count);
    stage.changed(rule);
  });
  const setOpen = (open: boolean, closing: "finish" | "suspend") => {
    stage.open = open;
    stage.changed(closing);
  };
  shutBy(b, base.index, hours, atClosing, {
    openUp: () => setOpen(true, atClosing),
    close: (closing) => setOpen(false, closing),
  });
  return stage;
}

function lineStage(
  b: Builder,
  placed: PlacedStage,
  base: StageContext,
  servers: Pool,
  spec: SingleStage,
  plan: StepFunction,
  hours: StepFunction,
  atClosing: "finish" | "suspend",
): LineStage {
  const { world, model } = b;
  const { files } = model.scenario;
  const staffing = spec.servers ?? "unlimited";
  const discipline = disciplines.build(spec.discipline ?? { fifo: {} }, { files });
  const needs = Object.entries(spec.uses ?? {}).map(([id, units]) => ({
    id,
    resource: b.resources.get(`${placed.checkpoint}/${id}`) ?? b.resources.get(`*/${id}`)!,
    unitsByFlow: model.flows.map((f) =>
      typeof units === "number" ? units : (units.byFlow[f.id] ?? units.otherwise),
    ),
  }));
  const shared: Need[] = needs.map(({ id, resource, unitsByFlow }) => ({
    pool: resource.pool,
    unitsByFlow,
    turn: turnOf(b, resource, `${spec.id}:${id}`),
  }));
  const interruptible =
    spec.preemption !== "none" ||
    spec.breakdowns !== undefined ||
    stopsService(staffing) ||
    needs.some((n) => n.resource.interrupts) ||
    (atClosing === "suspend" && hours.times.length > 1) ||
    model.closures.some((c) => c.atClosing === "suspend" && c.stages.includes(base.index));
  const places = spec.queue?.places ?? Number.POSITIVE_INFINITY;
  const context: LineStageContext = {
    ...base,
    servers,
    shared,
    discipline,
    line: lineOf(b, base.name, discipline),
    places,
    // Who waits for a convoy, or on a track, has come in.
    placesFromGate: spec.queue?.places ?? (spec.batch === undefined && spec.track === undefined ? 0 : places),
    preemption: spec.preemption,
    overtaking: spec.overtaking,
    startsWhen: spec.startsWhen?.waiting ?? 0,
    interruptible,
  };
  const stage =
    spec.batch === undefined
      ? new LineStage(context)
      : new ConvoyStage({
          ...context,
          size: spec.batch.size,
          orAfter: spec.batch.orAfter ?? Number.POSITIVE_INFINITY,
        });
  const breakdowns = spec.breakdowns === undefined ? null : breakdownsOf(b, stage, spec.breakdowns, plan);
  followPlan(world, plan, (count) => {
    applyDuty(servers, count, shiftEndOf(staffing), breakdowns);
    stage.wake();
  });
  if (spec.vacations !== undefined) {
    giveVacations(world, stage, {
      length: buildDistribution(spec.vacations.length, { files }),
      multiple: spec.vacations.repeat === "multiple",
      stream: b.streams(`stage:${base.name}/vacations`),
    });
  }
  shutBy(b, base.index, hours, atClosing, stage);
  return stage;
}

/** What becomes of units after a service; the time away is drawn by the vehicle served. */
function turnOf({ model, world, streams }: Builder, { turnaround }: Resource, use: string): Need["turn"] {
  if (turnaround === null) return null;
  const byFlow = model.flows.map(({ id }) => streams(`flow:${id}/turn:${use}`));
  return (vehicle, units) => turnaround.begin(vehicle, units, byFlow[world.vehicles.flow[vehicle]!]!);
}

function breakdownsOf(
  b: Builder,
  stage: LineStage,
  spec: NonNullable<SingleStage["breakdowns"]>,
  plan: StepFunction,
): Breakdowns {
  const { files } = b.model.scenario;
  const whole = spec.each === "stage";
  return new Breakdowns({
    world: b.world,
    stage,
    between: buildDistribution(spec.between, { files }),
    repair: buildDistribution(spec.repair, { files }),
    units: whole ? 1 : greatest(plan),
    whole,
    vehicle: spec.vehicle,
    work: spec.work,
    stream: b.streams(`stage:${stage.name}/breakdowns`),
  });
}
