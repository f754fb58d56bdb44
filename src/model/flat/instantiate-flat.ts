/**
 * Makes a compiled model live on the flat engine: tables and columns filled in, first arrivals drawn, plans followed.
 * What the plans do is scheduled in the same order as in the general engine, since ties are broken by that order.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { streamFor } from "../../kernel/keys.ts";
import type { Staffing } from "../../scenario/schema/staffing.ts";
import type { SingleStage } from "../../scenario/schema/stage.ts";
import { shiftEndOf } from "../build-stages.ts";
import { type Model, serviceLaw } from "../compile.ts";
import { followPlan } from "../duty.ts";
import {
  beginArrivals,
  buildRouter,
  channelShares,
  firstsOf,
  gateDiscipline,
  gateHours,
  groupSizes,
  type Streams,
} from "../instantiate.ts";
import { type GatePlace, gateGroup, gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import type { Observer } from "../observer.ts";
import type { EventHandler, World } from "../post.ts";
import { compileHours, compileStaffing } from "../staffing.ts";
import { Vehicles } from "../vehicles.ts";
import { Departures } from "./departures.ts";
import { Arrivals, ChannelLots, Needs } from "./draws.ts";
import { Lines } from "./lines.ts";
import { FlatPost } from "./post.ts";
import { closeStage, openStage, setDuty, setGate } from "./shifts.ts";
import { FlatState, UNLIMITED } from "./state.ts";
import { sureStages, Ways } from "./ways.ts";

/** A model at work on the flat engine in one replication. */
export interface FlatInstance {
  readonly post: FlatPost;
  /** Handlers of the events in the calendar. */
  readonly handlers: readonly EventHandler[];
  readonly on: World["on"];
}

/** Wires a model up that `runsFlat`. The observer hears everything from time 0 on. */
export function instantiateFlat(
  model: Model,
  levels: LevelPlan,
  seed: string,
  replication: number,
  calendar: FastCalendar,
  observer: Observer,
): FlatInstance {
  const handlers: EventHandler[] = [];
  const on = (handler: EventHandler) => handlers.push(handler) - 1;
  const streams: Streams = (purpose) => streamFor(seed, replication, purpose);
  const vehicles = new Vehicles(calendar);
  const gates = gatesOf(model);
  const { state, lines } = tables(model, levels, gates);
  const { flows } = model;
  const post = new FlatPost({
    calendar,
    observer,
    vehicles,
    state,
    lines,
    departures: new Departures(),
    arrivals: new Arrivals(
      flows.map((f) => beginArrivals(f, streams(`flow:${f.id}/arrivals`))),
      flows.map((f) => f.spec.until ?? Number.POSITIVE_INFINITY),
    ),
    ways: new Ways(model, buildRouter(model, vehicles, streams), vehicles),
    needs: needsOf(model, streams),
    channels: flows.map((f) => {
      const shares = channelShares(f);
      return shares.length === 0 ? null : new ChannelLots(shares, streams(`flow:${f.id}/channel`));
    }),
    groupSizes: flows.map(({ id, spec }) =>
      spec.groups === undefined ? null : groupSizes(spec, streams(`flow:${id}/groups`)),
    ),
  });
  followPlans(model, gates, post, { calendar, on });
  // In the general engine the backlog takes its place here: an event, even where there is none.
  calendar.schedule(0, EventClass.opening, on(nothing), 0, 0);
  post.settle();
  return { post, handlers, on };
}

function nothing(): void {}

/** The columns, with what never changes filled in. */
function tables(model: Model, levels: LevelPlan, gates: readonly GatePlace[]) {
  const shared = resourcesOf(model);
  const state = new FlatState({
    stages: model.stages.length,
    shared: shared.length,
    gates: gates.length,
    flows: model.flows.length,
    checkpoints: model.checkpoints.length,
  });
  fillStages(state, model, levels, shared);
  shared.forEach(([place, id], i) => {
    const pool = state.stages + i;
    state.busyLevel[pool] = levels.index("busy", place, `resource=${id}`);
    state.dutyLevel[pool] = levels.index("onDuty", place, `resource=${id}`);
  });
  const byPriority = model.stages.map(({ spec }) => isPriority((spec as SingleStage).discipline));
  state.byPriority.set(byPriority.map(Number));
  gates.forEach((gate, g) => {
    state.mostInside[g] = gate.spec.inside;
    state.places[g] = gate.waitingArea + gate.road;
    state.insideLevel[g] = levels.index("inside", gate.checkpoint, gateGroup(gate));
    state.queueLevel[g] = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    const firsts = firstsOf(model, gate);
    const ranked = isPriority(gateDiscipline(model, gate, firsts));
    for (const s of firsts) {
      if (state.gateLines[g]!.length === 0 || gate.spec.lines === "by-first-stage") {
        state.gateLines[g]!.push(byPriority.push(ranked) - 1);
      }
      state.lineOf[g * state.stages + s] = state.gateLines[g]!.at(-1)!;
      state.feeders[s]!.push(g);
    }
  });
  model.flows.forEach((flow, f) => {
    state.gateOf[f] = gates.findIndex((g) => g.checkpoint === flow.spec.at && g.side === flow.side);
    state.checkpointOf[f] = flow.checkpoint;
    state.priority[f] = flow.spec.priority;
  });
  model.checkpoints.forEach((id, c) => {
    state.atPostLevel[c] = levels.index("atPost", id, "");
  });
  return {
    state,
    lines: new Lines(
      byPriority,
      model.flows.map((f) => f.spec.priority),
    ),
  };
}

function isPriority(discipline: object | undefined): boolean {
  return discipline !== undefined && "priority" in discipline;
}

function fillStages(
  state: FlatState,
  model: Model,
  levels: LevelPlan,
  shared: readonly (readonly [string, string])[],
): void {
  const needPool: number[] = [];
  const needUnits: number[] = [];
  model.stages.forEach(({ spec, checkpoint }, s) => {
    const group = `stage=${spec.id}`;
    state.presentLevel[s] = levels.index("present", checkpoint, group);
    state.waitingLevel[s] = levels.index("waiting", checkpoint, group);
    state.busyLevel[s] = levels.index("busy", checkpoint, group);
    state.dutyLevel[s] = levels.index("onDuty", checkpoint, group);
    state.claimants[s]!.push(s);
    for (const [id, units] of Object.entries((spec as SingleStage).uses ?? {})) {
      const at = (place: string) => shared.findIndex(([where, name]) => where === place && name === id);
      const pool = state.stages + (at(checkpoint) >= 0 ? at(checkpoint) : at("*"));
      state.claimants[pool]!.push(s);
      needPool.push(pool);
      for (const { id: flow } of model.flows) {
        needUnits.push(typeof units === "number" ? units : (units.byFlow[flow] ?? units.otherwise));
      }
    }
    state.needFrom[s + 1] = needPool.length;
  });
  state.needPool = Int32Array.from(needPool);
  state.needUnits = Int32Array.from(needUnits);
}

function needsOf(model: Model, streams: Streams): Needs[] {
  const { flows, channels } = model;
  const sure = flows.map((_, f) => sureStages(model, f));
  return model.stages.map(({ spec, index }) => {
    const laws = (flow: (typeof flows)[number]) =>
      (flow.channels.length === 0 ? [""] : flow.channels).map((c) =>
        JSON.stringify(serviceLaw((spec as SingleStage).service, flow.id, c)),
      );
    return new Needs(
      model.services[index]!,
      flows.map((f) => streams(`flow:${f.id}/service:${spec.id}`)),
      channels,
      flows.map((flow, f) => (new Set(laws(flow)).size === 1 ? (sure[f]!.get(index) ?? null) : null)),
    );
  });
}

/** Shifts of shared staff, then shifts and hours stage by stage, then hours of gates. */
function followPlans(
  model: Model,
  gates: readonly GatePlace[],
  post: FlatPost,
  world: Pick<World, "calendar" | "on">,
): void {
  const { scenario, length } = model;
  const staff = (pool: number, staffing: Staffing, zone: string | undefined) =>
    followPlan(world, compileStaffing(staffing, model.clockOf(zone), length), (count) =>
      setDuty(post, pool, Math.min(count, UNLIMITED), shiftEndOf(staffing)),
    );
  resourcesOf(model).forEach(([place, id], i) => {
    const checkpoint = scenario.checkpoints[place];
    const { units } = (checkpoint ?? scenario).resources![id]!;
    staff(post.state.stages + i, units, checkpoint?.timezone);
  });
  for (const { index, spec, checkpoint, side: name } of model.stages) {
    const place = scenario.checkpoints[checkpoint]!;
    const side = place.sides?.[name];
    const zone = side?.timezone ?? place.timezone;
    staff(index, (spec as SingleStage).servers ?? "unlimited", zone);
    followPlan(world, compileHours(side?.hours, model.clockOf(zone), length), (open) => {
      if (open === 1) openStage(post, index);
      else closeStage(post, index, side?.atClosing ?? "finish");
    });
  }
  gates.forEach((gate, g) => {
    followPlan(world, gateHours(model, gate), (open) => setGate(post, g, open === 1));
  });
}
