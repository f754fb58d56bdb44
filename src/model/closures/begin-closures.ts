/** Ties the closures of a model to gates, stages and the road for one replication, with their first events. */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { InLine } from "../../scenario/schema/closure.ts";
import type { Renouncing, WholeRoad } from "../before-border.ts";
import type { StageSet } from "../build-stages.ts";
import type { Model } from "../compile.ts";
import type { Gate } from "../gate.ts";
import type { GatePlace, LevelPlan } from "../levels.ts";
import type { World } from "../post.ts";
import { Shutter } from "../shutter.ts";
import type { Barrier } from "../way-to-border.ts";
import { ClosedRoad } from "./closed-road.ts";
import { ClosurePlan } from "./closure-plan.ts";
import { ClosuresAtWork } from "./closures-at-work.ts";
import { reactionsOf } from "./compile-closures.ts";
import { FlowBars } from "./flow-bars.ts";
import { HoldingLine } from "./holding-line.ts";
import { LineLeavers, type Queue } from "./line-leavers.ts";

/** The parts of gates that closures act on, made while the gates are. */
export class ClosureParts {
  readonly bars: FlowBars;
  readonly shutters = new Map<string, Shutter>();
  readonly lines: HoldingLine[] = [];
  readonly #model: Model;
  readonly #world: World;

  constructor(model: Model, world: World) {
    this.#model = model;
    this.#world = world;
    this.bars = new FlowBars(model.flows.length);
  }

  /** What bars flows at a gate; null where no closure is for some vehicles only. */
  barsAt({ checkpoint, side }: GatePlace): FlowBars | null {
    const { flows, closures } = this.#model;
    const mine = flows.map((f) => f.spec.at === checkpoint && f.side === side);
    return closures.some((c) => c.bars?.some((barred, f) => barred && mine[f])) ? this.bars : null;
  }

  /** The line itself, or one that holds barred flows aside. */
  lineAround(gate: GatePlace, line: WaitingLine): WaitingLine {
    const bars = this.barsAt(gate);
    if (bars === null) return line;
    const holding = new HoldingLine(line, this.#world.vehicles, bars);
    this.lines.push(holding);
    return holding;
  }

  /** What shuts a gate. */
  shutterOf({ checkpoint, side }: GatePlace, gate: Gate): Shutter {
    const shutter = new Shutter({ openUp: () => gate.setOpen(true), close: () => gate.setOpen(false) });
    this.shutters.set(`${checkpoint}/${side}`, shutter);
    return shutter;
  }
}

/** What closures are tied to. */
interface Tied {
  readonly gates: ReadonlyMap<string, Gate>;
  readonly stages: StageSet;
  readonly road: WholeRoad & Renouncing;
  /** Where vehicles leave the line before a gate by. */
  readonly queue: Queue;
  /** Where vehicles reach the border. */
  readonly way: { closed: Barrier | null };
}

/** Begins the closures; null where there are none. */
export function beginClosures(
  model: Model,
  levels: LevelPlan,
  world: World,
  streams: (purpose: string) => Stream,
  parts: ClosureParts,
  { gates, stages, road, queue, way }: Tied,
): { readonly plan: ClosurePlan; readonly road: ClosedRoad } | null {
  if (model.closures.length === 0) return null;
  const plan = new ClosurePlan(model.closures, model.length, (id) => streams(`closure:${id}`));
  const reactions = model.flows.map(({ id, spec, checkpoint }) => ({
    shares: reactionsOf(spec),
    lots: streams(`flow:${id}/when-closed`),
    parked: levels.index("parked", spec.at, ""),
    checkpoint,
  }));
  const closed = new ClosedRoad(world, plan, reactions, road, model.checkpoints.length);
  if (model.delaysBefore) way.closed = closed;
  const inLine = model.flows.map(({ id, spec: { inLineWhenClosed: shares } }) => {
    if (shares === undefined) return null;
    return { shares: Object.entries(shares) as [InLine, number][], lots: streams(`flow:${id}/in-line`) };
  });
  const leavers = inLine.every((flow) => flow === null) ? null : new LineLeavers(world, inLine, queue);
  new ClosuresAtWork(world, plan, {
    gates: parts.shutters,
    stages: stages.shutters,
    services: stages.changes,
    bars: parts.bars,
    lines: parts.lines,
    reconsider: () => {
      for (const gate of gates.values()) gate.reconsider();
    },
    reopened: () => closed.reopened(),
    begun: (closure) => leavers?.begun(closure),
  });
  return { plan, road: closed };
}
