/**
 * Makes a compiled model live on the flat engine: places filled in, first arrivals drawn, plans followed. What the plans
 * do is scheduled in the same order as in the general engine, since ties are broken by that order.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { streamFor } from "../../kernel/keys.ts";
import type { ShiftEnd, Staffing } from "../../scenario/schema/staffing.ts";
import type { SingleStage } from "../../scenario/schema/stage.ts";
import { shiftEndOf } from "../build-stages.ts";
import type { Model } from "../compile.ts";
import { followPlan } from "../duty.ts";
import { channelShares, gateHours, type Streams } from "../instantiate.ts";
import { gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import type { EventHandler, World } from "../post.ts";
import { serviceLaw } from "../service-law.ts";
import type { Vehicles } from "../vehicles.ts";
import { Answers, type Taker } from "./answers.ts";
import { buildState, type FlatState } from "./build-state.ts";
import { type Address, type Core, takeCore } from "./core.ts";
import { ChannelDraws, ServiceDraws } from "./draws.ts";
import { loopFor } from "./plain.ts";
import { FlatPost } from "./post.ts";
import { usualStages } from "./ways.ts";

/** What a run is measured with. */
export interface Measuring {
  /** When the measured time begins; vehicles that come at `countsFrom` or later are measured [s]. */
  readonly warmup: number;
  readonly countsFrom: number;
  /** Whether a row is kept of every vehicle. */
  readonly keepsRows: boolean;
  /** Takes what has been gathered, and tells the hours at which vehicles come. */
  readonly taker: Taker;
}

/** A model at work on the flat engine in one replication. */
export interface FlatInstance {
  readonly core: Core;
  readonly post: FlatPost;
  readonly state: FlatState;
  /** Handlers of the events in the calendar. */
  readonly handlers: readonly EventHandler[];
  readonly on: World["on"];
}

/** Rules for the end of a shift, as the inner loop knows them. */
export const RULES: Readonly<Record<ShiftEnd, number>> = { finish: 0, handOver: 1, suspend: 2 };

/**
 * Wires a model up that `runsFlat`.
 * @param asker columns with one entry, to ask the router with
 */
export function instantiateFlat(
  model: Model,
  levels: LevelPlan,
  seed: string,
  replication: number,
  calendar: FastCalendar,
  measuring: Measuring,
  asker: Vehicles,
): FlatInstance {
  const handlers: EventHandler[] = [];
  const on = (handler: EventHandler) => handlers.push(handler) - 1;
  const streams: Streams = (purpose) => streamFor(seed, replication, purpose);
  const { flows } = model;
  const lots = flows.map((f) => new ChannelDraws(channelShares(f), streams(`flow:${f.id}/channel`)));
  const services = servicesOf(model, streams, lots);
  const answers = new Answers(model, streams, lots, services, measuring.taker, asker);
  const core = takeCore(loopFor(model), answers);
  answers.core = core;
  const state = buildState(core, model, levels, {
    services,
    several: lots.map((l) => l.several),
    groups: flows.map(({ spec }) => spec.groups !== undefined),
  });
  const { warmup, countsFrom, keepsRows } = measuring;
  const onAgenda = state.stages.length + state.pools.length + state.gates.length;
  core.calls.open(warmup, countsFrom, keepsRows ? 1 : 0, onAgenda);
  const post = new FlatPost(core, calendar);
  followPlans(model, post, state, { calendar, on });
  // In the general engine the backlog takes its place here: an event, even where there is none.
  calendar.schedule(0, EventClass.opening, on(nothing), 0, 0);
  post.settle();
  return { core, post, state, handlers, on };
}

function nothing(): void {}

function servicesOf(model: Model, streams: Streams, lots: readonly ChannelDraws[]): ServiceDraws[] {
  const { flows, channels } = model;
  const usual = flows.map((_, f) => usualStages(model, f));
  return model.stages.map(({ spec, index }) => {
    const laws = model.services[index]!;
    const lawsOf = (flow: (typeof flows)[number]) =>
      (flow.channels.length === 0 ? [""] : flow.channels).map((c) =>
        JSON.stringify(serviceLaw((spec as SingleStage).service, flow.id, c)),
      );
    return new ServiceDraws(
      flows.map((flow, f) => ({
        laws: laws.slice(f * channels, (f + 1) * channels),
        stream: streams(`flow:${flow.id}/service:${spec.id}`),
        channels: lots[f]!,
        lap: usual[f]!.get(index) ?? null,
      })),
      flows.map((flow) => new Set(lawsOf(flow)).size === 1),
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
  const { scenario, plans } = model;
  const staff = (pool: Address, staffing: Staffing, zone: string | undefined) =>
    followPlan(
      world,
      plans.staffing(staffing, model.clockOf(zone)),
      post.setDuty.bind(post, pool, RULES[shiftEndOf(staffing)]),
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
    const rule = side?.atClosing === "suspend" ? RULES.suspend : RULES.finish;
    const hours = plans.hours(side?.hours, model.clockOf(zone));
    followPlan(world, hours, post.setStage.bind(post, stages[index]!, rule));
  }
  gatesOf(model).forEach((gate, g) => {
    followPlan(world, gateHours(model, gate), post.setGate.bind(post, gates[g]!));
  });
}
