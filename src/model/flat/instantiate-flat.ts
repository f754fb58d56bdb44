/**
 * Makes a compiled model live on the flat engine: rows filled in, first arrivals drawn, plans followed. What the plans
 * do is scheduled in the same order as in the general engine, since ties are broken by that order.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { streamFor } from "../../kernel/keys.ts";
import type { Staffing } from "../../scenario/schema/staffing.ts";
import type { SingleStage } from "../../scenario/schema/stage.ts";
import { buildRouter } from "../build-routing.ts";
import { shiftEndOf } from "../build-stages.ts";
import type { Model } from "../compile.ts";
import { followPlan } from "../duty.ts";
import { beginArrivals, channelShares, gateHours, groupSizes, type Streams } from "../instantiate.ts";
import { gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import type { EventHandler, World } from "../post.ts";
import { serviceLaw } from "../service-law.ts";
import { compileHours, compileStaffing } from "../staffing.ts";
import type { Vehicles } from "../vehicles.ts";
import { buildState } from "./build-state.ts";
import { Arrivals, ChannelLots, Needs } from "./draws.ts";
import type { Journal } from "./journal.ts";
import { type FlatPool, UNLIMITED } from "./places.ts";
import { FlatPost } from "./post.ts";
import { closeStage, openStage, setDuty, setGate } from "./shifts.ts";
import type { FlatState } from "./state.ts";
import { sureStages, Ways } from "./ways.ts";

/** A model at work on the flat engine in one replication. */
export interface FlatInstance {
  readonly post: FlatPost;
  readonly state: FlatState;
  /** Handlers of the events in the calendar. */
  readonly handlers: readonly EventHandler[];
  readonly on: World["on"];
}

/**
 * Wires a model up that `runsFlat`. The journal tells everything from time 0 on: whoever reads it does so already.
 * @param asker columns with one entry, to ask the router with
 */
export function instantiateFlat(
  model: Model,
  levels: LevelPlan,
  seed: string,
  replication: number,
  calendar: FastCalendar,
  journal: Journal,
  asker: Vehicles,
): FlatInstance {
  const handlers: EventHandler[] = [];
  const on = (handler: EventHandler) => handlers.push(handler) - 1;
  const streams: Streams = (purpose) => streamFor(seed, replication, purpose);
  const { flows } = model;
  const state = buildState(model, levels, journal, {
    needs: needsOf(model, streams),
    lots: flows.map((f) => {
      const shares = channelShares(f);
      return shares.length === 0 ? null : new ChannelLots(shares, streams(`flow:${f.id}/channel`));
    }),
    groupSizes: flows.map(({ id, spec }) =>
      spec.groups === undefined ? null : groupSizes(spec, streams(`flow:${id}/groups`)),
    ),
  });
  const post = new FlatPost({
    calendar,
    journal,
    state,
    arrivals: new Arrivals(
      flows.map((f) => beginArrivals(f, streams(`flow:${f.id}/arrivals`))),
      flows.map((f) => f.spec.until ?? Number.POSITIVE_INFINITY),
    ),
    ways: new Ways(model, buildRouter(model, asker, streams), asker),
    places: model.stages.length + 1,
  });
  followPlans(model, post, state, { calendar, on });
  // In the general engine the backlog takes its place here: an event, even where there is none.
  calendar.schedule(0, EventClass.opening, on(nothing), 0, 0);
  post.settle();
  return { post, state, handlers, on };
}

function nothing(): void {}

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
  post: FlatPost,
  { stages, pools, gates }: FlatState,
  world: Pick<World, "calendar" | "on">,
): void {
  const { scenario, length } = model;
  const follow = (plan: Parameters<typeof followPlan>[1], apply: (value: number) => void) =>
    followPlan(world, plan, (value) => {
      post.follow();
      apply(value);
    });
  const staff = (pool: FlatPool, staffing: Staffing, zone: string | undefined) =>
    follow(compileStaffing(staffing, model.clockOf(zone), length), (count) =>
      setDuty(post, pool, Math.min(count, UNLIMITED), shiftEndOf(staffing)),
    );
  resourcesOf(model).forEach(([place, id], i) => {
    const checkpoint = scenario.checkpoints[place];
    staff(pools[i]!, (checkpoint ?? scenario).resources![id]!.units, checkpoint?.timezone);
  });
  for (const { index, spec, checkpoint, side: name } of model.stages) {
    const place = scenario.checkpoints[checkpoint]!;
    const side = place.sides?.[name];
    const zone = side?.timezone ?? place.timezone;
    staff(stages[index]!, (spec as SingleStage).servers ?? "unlimited", zone);
    follow(compileHours(side?.hours, model.clockOf(zone), length), (open) => {
      if (open === 1) openStage(post, stages[index]!);
      else closeStage(post, stages[index]!, side?.atClosing ?? "finish");
    });
  }
  gatesOf(model).forEach((gate, g) => {
    follow(gateHours(model, gate), (open) => setGate(post, gates[g]!, open === 1));
  });
}
