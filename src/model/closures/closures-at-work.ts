/**
 * Closures of one replication at work: at the beginning and the end of each period they shut and open gates and
 * stages, bar flows and change the pace of services. Knows no vehicle.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { ServiceChanges } from "../service-changes.ts";
import type { Shutter } from "../shutter.ts";
import type { ClosurePlan } from "./closure-plan.ts";
import type { ClosureModel } from "./compile-closures.ts";
import type { FlowBars } from "./flow-bars.ts";
import type { HoldingLine } from "./holding-line.ts";

/** What closures act on. */
export interface Closable {
  /** By `checkpoint/side`. */
  readonly gates: ReadonlyMap<string, Shutter>;
  /** By stage; null where nothing serves (a group). */
  readonly stages: readonly (Shutter | null)[];
  readonly services: readonly (ServiceChanges | null)[];
  readonly bars: FlowBars;
  readonly lines: readonly HoldingLine[];
  /** Gates look at their lines again; vehicles at parkings come if they may. */
  readonly reconsider: () => void;
  readonly reopened: () => void;
  /** A closure has begun: some who stand in line may leave. */
  readonly begun: (closure: ClosureModel) => void;
}

/** Schedules and applies the periods of all closures. */
export class ClosuresAtWork {
  readonly #world: World;
  readonly #plan: ClosurePlan;
  readonly #on: Closable;
  /** How many periods of each closure have ended: the latest alone ends the time after it. */
  readonly #ended: Int32Array;
  readonly #usualAgain: number;

  constructor(world: World, plan: ClosurePlan, closable: Closable) {
    this.#world = world;
    this.#plan = plan;
    this.#on = closable;
    this.#ended = new Int32Array(plan.closures.length);
    const begin = world.on((c) => this.#begin(c));
    const end = world.on((c) => this.#end(c));
    this.#usualAgain = world.on((c, ended) => this.#usual(c, ended));
    // All beginnings before all ends: what one closure opens at the instant at which another begins stays shut.
    plan.periods.forEach((periods, c) => {
      for (const { from } of periods) {
        if (from <= 0) this.#begin(c);
        else world.calendar.schedule(from, EventClass.opening, begin, c, 0);
      }
    });
    plan.periods.forEach((periods, c) => {
      for (const { to } of periods)
        if (to < Number.POSITIVE_INFINITY) world.calendar.schedule(to, EventClass.opening, end, c, 0);
    });
  }

  #begin(c: number): void {
    const closure = this.#plan.closures[c]!;
    const { calendar, observer } = this.#world;
    observer.tell?.(calendar.time, "closes", -1, closure.id);
    this.#pace(closure, "after", 1);
    if (closure.full) {
      this.#shut(closure, false);
      this.#on.begun(closure);
    } else this.#pace(closure, "while", closure.factor);
  }

  #end(c: number): void {
    const closure = this.#plan.closures[c]!;
    const { calendar, observer } = this.#world;
    observer.tell?.(calendar.time, "reopens", -1, closure.id);
    this.#ended[c]! += 1;
    if (closure.after !== null) {
      this.#pace(closure, "after", closure.after.factor);
      const until = calendar.time + closure.after.time;
      calendar.schedule(until, EventClass.opening, this.#usualAgain, c, this.#ended[c]!);
    }
    if (closure.full) this.#shut(closure, true);
    else this.#pace(closure, "while", 1);
    if (closure.full) this.#on.reopened();
  }

  /** The time after a closure is over, unless the closure has come again since. */
  #usual(c: number, ended: number): void {
    if (this.#ended[c] === ended) this.#pace(this.#plan.closures[c]!, "after", 1);
  }

  #shut({ id, gates, stages, bars, atClosing }: ClosureModel, open: boolean): void {
    for (const gate of gates) this.#on.gates.get(gate)!.set(id, open, atClosing);
    for (const stage of stages) this.#on.stages[stage]?.set(id, open, atClosing);
    if (bars === null) return;
    this.#on.bars.add(bars, open ? -1 : 1);
    for (const line of this.#on.lines) line.standAnew();
    this.#on.reconsider();
  }

  #pace({ id, paced, meets }: ClosureModel, when: "while" | "after", factor: number): void {
    const byFlow = factor === 1 ? null : meets.map((m) => (m ? factor : 1));
    for (const stage of paced) this.#on.services[stage]?.setFactors(`${id}/${when}`, byFlow);
  }
}
