/** Builds one stage of the kind that its specification asks for, with its shifts, breakdowns, vacations and hours. */
import { disciplines } from "../catalogue/disciplines/index.ts";
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Stream } from "../kernel/stream.ts";
import { isUnserved } from "../scenario/schema/rail-stage.ts";
import type { ShiftEnd } from "../scenario/schema/staffing.ts";
import type { SingleStage } from "../scenario/schema/stage.ts";
import { applyDuty } from "./apply-duty.ts";
import { Breakdowns } from "./breakdowns.ts";
import type { Model } from "./compile.ts";
import { followPlan } from "./duty.ts";
import type { LevelPlan } from "./levels.ts";
import type { Need, Pool } from "./pool.ts";
import type { World } from "./post.ts";
import type { RailAtWork } from "./rail/rail-at-work.ts";
import type { ServiceChanges } from "./service-changes.ts";
import { Shutter, type Shuttered } from "./shutter.ts";
import { greatest, type StepFunction } from "./staffing.ts";
import { ConvoyStage } from "./stages/convoy-stage.ts";
import { LaneStage } from "./stages/lane-stage.ts";
import { LineStage, type LineStageContext } from "./stages/line-stage.ts";
import { SharingStage } from "./stages/sharing-stage.ts";
import type { StageBase, StageContext } from "./stages/stage-base.ts";
import type { Traffic } from "./traffic.ts";
import type { Turnaround } from "./turnaround.ts";
import { giveVacations } from "./vacations.ts";

/** What the stages of one replication are built with. */
export interface Builder {
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

/** Staff that stages share. */
export interface Resource {
  readonly pool: Pool;
  /** Whether services stop at the end of a shift. */
  readonly interrupts: boolean;
  readonly turnaround: Turnaround | null;
}

/** One stage to be built. */
export interface Site {
  readonly builder: Builder;
  readonly checkpoint: string;
  readonly spec: SingleStage;
  readonly base: StageContext;
  readonly servers: Pool;
  /** Servers on duty, and when the side is open. */
  readonly plan: StepFunction;
  readonly hours: StepFunction;
  /** What becomes of services when a shift ends, and when the side closes. */
  readonly rule: ShiftEnd;
  readonly atClosing: "finish" | "suspend";
}

/** The stage, at work from time 0 on. */
export function buildSingleStage(site: Site): StageBase {
  const { spec } = site;
  if (isUnserved(spec)) return unservedStage(site);
  if (spec.sharing) return sharingStage(site);
  return spec.lanes === undefined ? lineStage(site) : laneStage(site);
}

/** A stage is shut while its side does not work, and by closures. */
function shutBy({ builder: b, base, hours }: Site, atClosing: "finish" | "suspend", stage: Shuttered): void {
  const shutter = new Shutter(stage);
  b.shutters[base.index] = shutter;
  followPlan(b.world, hours, (open) => shutter.set("hours", open === 1, atClosing));
}

/** A stage where trains wait for wagons or for a path. */
function unservedStage(site: Site): StageBase {
  const { builder: b, base, checkpoint, spec } = site;
  const { files } = b.model.scenario;
  const discipline = disciplines.build(spec.discipline ?? { fifo: {} }, { files });
  const stage = b.rail!.stageFor({ ...base, checkpoint }, () => lineOf(b, base.name, discipline));
  shutBy(site, "finish", stage);
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

function sharingStage(site: Site): SharingStage {
  const { builder: b, base, servers, plan } = site;
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
  shutBy(site, "finish", { openUp: () => setOpen(true), close: () => setOpen(false) });
  return stage;
}

function laneStage(site: Site): LaneStage {
  const { builder: b, base, servers, spec, plan, rule, atClosing } = site;
  const lots = b.streams(`stage:${base.name}/lots`);
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
  shutBy(site, atClosing, {
    openUp: () => setOpen(true, atClosing),
    close: (closing) => setOpen(false, closing),
  });
  return stage;
}

function lineStage(site: Site): LineStage {
  const { builder: b, base, servers, spec, plan, atClosing, rule } = site;
  const { world, model } = b;
  const { files } = model.scenario;
  const discipline = disciplines.build(spec.discipline ?? { fifo: {} }, { files });
  const { needs, interrupts } = needsOf(site);
  const places = spec.queue?.places ?? Number.POSITIVE_INFINITY;
  const context: LineStageContext = {
    ...base,
    servers,
    shared: needs,
    discipline,
    line: lineOf(b, base.name, discipline),
    places,
    // Who waits for a convoy, or on a track, has come in.
    placesFromGate: spec.queue?.places ?? (spec.batch === undefined && spec.track === undefined ? 0 : places),
    preemption: spec.preemption,
    overtaking: spec.overtaking,
    startsWhen: spec.startsWhen?.waiting ?? 0,
    interruptible: interrupts || canBeInterrupted(site),
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
    applyDuty(servers, count, rule, breakdowns);
    stage.wake();
  });
  if (spec.vacations !== undefined) {
    giveVacations(world, stage, {
      length: buildDistribution(spec.vacations.length, { files }),
      multiple: spec.vacations.repeat === "multiple",
      stream: b.streams(`stage:${base.name}/vacations`),
    });
  }
  shutBy(site, atClosing, stage);
  return stage;
}

/** The shared staff that vehicles need, and whether the end of a shift of theirs stops services. */
function needsOf({ builder: b, spec, checkpoint }: Site): { needs: Need[]; interrupts: boolean } {
  const used = Object.entries(spec.uses ?? {}).map(([id, units]) => ({
    id,
    resource: b.resources.get(`${checkpoint}/${id}`) ?? b.resources.get(`*/${id}`)!,
    unitsByFlow: b.model.flows.map((f) =>
      typeof units === "number" ? units : (units.byFlow[f.id] ?? units.otherwise),
    ),
  }));
  const needs = used.map(({ id, resource, unitsByFlow }) => ({
    pool: resource.pool,
    unitsByFlow,
    turn: turnOf(b, resource, `${spec.id}:${id}`),
  }));
  return { needs, interrupts: used.some(({ resource }) => resource.interrupts) };
}

/** Whether something at the stage itself may stop a service. */
function canBeInterrupted({ builder: b, base, spec, hours, atClosing, rule }: Site): boolean {
  return (
    spec.preemption !== "none" ||
    spec.breakdowns !== undefined ||
    rule !== "finish" ||
    (atClosing === "suspend" && hours.times.length > 1) ||
    b.model.closures.some((c) => c.atClosing === "suspend" && c.stages.includes(base.index))
  );
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
