/** Builds the stages of a model for one replication: the staff they share, each stage, and groups passed in parallel. */
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Stream } from "../kernel/stream.ts";
import type { ResourceSpec } from "../scenario/schema/checkpoint.ts";
import type { ShiftEnd, Staffing } from "../scenario/schema/staffing.ts";
import type { SingleStage } from "../scenario/schema/stage.ts";
import { applyDuty } from "./apply-duty.ts";
import { type Builder, buildSingleStage, type Resource } from "./build-single-stage.ts";
import type { Model } from "./compile.ts";
import type { PlacedStage } from "./compile-routes.ts";
import { followPlan } from "./duty.ts";
import type { LevelPlan } from "./levels.ts";
import { Pool } from "./pool.ts";
import type { World } from "./post.ts";
import { RailAtWork } from "./rail/rail-at-work.ts";
import { ServiceChanges } from "./service-changes.ts";
import type { Shutter } from "./shutter.ts";
import { ParallelGroup } from "./stages/parallel-group.ts";
import type { StageBase, StageContext } from "./stages/stage-base.ts";
import type { Traffic } from "./traffic.ts";
import { Turnaround } from "./turnaround.ts";

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

/** The rule at the end of a shift. */
export function shiftEndOf(staffing: Staffing): ShiftEnd {
  return typeof staffing === "object" ? staffing.atShiftEnd : "finish";
}

function buildResources(model: Model, levels: LevelPlan, world: World): Map<string, Resource> {
  const { scenario } = model;
  const found = new Map<string, Resource>();
  const add = (place: string, id: string, { units, turn }: ResourceSpec, zone: string | undefined) => {
    const pool = new Pool(world, {
      busy: levels.index("busy", place, `resource=${id}`),
      onDuty: levels.index("onDuty", place, `resource=${id}`),
    });
    const plan = model.plans.staffing(units, model.clockOf(zone));
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
    found.set(`${place}/${id}`, { pool, interrupts: shiftEndOf(units) !== "finish", turnaround });
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
  const plan = model.plans.staffing(staffing, clock);
  const servers = new Pool(world, {
    busy: levels.index("busy", checkpoint, group),
    onDuty: levels.index("onDuty", checkpoint, group),
  });
  return buildSingleStage({
    builder: b,
    checkpoint,
    spec,
    base: contextOf(b, placed, spec.queue?.whenFull === "lost"),
    servers,
    plan,
    hours: model.plans.hours(side?.hours, clock),
    rule: shiftEndOf(staffing),
    atClosing: side?.atClosing ?? "finish",
  });
}
