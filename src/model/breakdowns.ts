/**
 * Servers that fail and are repaired, each by itself or all together, whether on duty or not.
 * Servers are alike: which vehicle stands at the one that fails is drawn by lot.
 */
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import { EventClass } from "../kernel/calendar.ts";
import type { Stream } from "../kernel/stream.ts";
import type { World } from "./post.ts";
import type { LineStage } from "./stages/line-stage.ts";

/** What breakdowns are made with. */
export interface BreakdownContext {
  readonly world: World;
  readonly stage: LineStage;
  readonly between: Sampler;
  readonly repair: Sampler;
  /** Number of things that fail by themselves: servers ever on duty, or 1 for the whole stage. */
  readonly units: number;
  readonly whole: boolean;
  readonly vehicle: "moves" | "waits";
  readonly work: "resume" | "restart";
  readonly stream: Stream;
}

/** The failures of one stage. */
export class Breakdowns {
  readonly #c: BreakdownContext;
  readonly #failed: Uint8Array;
  /** The vehicle left standing at each failed server, where it waits there. */
  readonly #held: number[][];
  readonly #fail: number;
  readonly #repair: number;
  #draw = 0;

  constructor(context: BreakdownContext) {
    this.#c = context;
    this.#failed = new Uint8Array(context.units);
    this.#held = Array.from({ length: context.units }, () => []);
    this.#fail = context.world.on((unit) => this.#onFailure(unit));
    this.#repair = context.world.on((unit) => this.#onRepair(unit));
    for (let unit = 0; unit < context.units; unit += 1) this.#schedule(this.#fail, context.between, unit);
  }

  /** Failed servers among the first `capacity`, which are the ones on duty. */
  down(capacity: number): number {
    if (this.#c.whole) return this.#failed[0] === 1 ? capacity : 0;
    let sum = 0;
    for (let unit = 0; unit < Math.min(capacity, this.#failed.length); unit += 1) sum += this.#failed[unit]!;
    return sum;
  }

  #schedule(handler: number, time: Sampler, unit: number): void {
    const { world, stream } = this.#c;
    this.#draw += 1;
    const after = time.sample(stream.seek(this.#draw));
    world.calendar.schedule(world.calendar.time + after, EventClass.opening, handler, unit, 0);
  }

  #onFailure(unit: number): void {
    const { stage, world, whole, repair } = this.#c;
    const { servers } = stage;
    world.observer.tell?.(world.calendar.time, "server fails", -1, stage.name);
    const onDuty = whole || unit < servers.capacity;
    const up = servers.capacity - servers.down;
    this.#failed[unit] = 1;
    servers.down = this.down(servers.capacity);
    if (onDuty) this.#stop(unit, up);
    this.#schedule(this.#repair, repair, unit);
  }

  /** Interrupts whoever is at the failed server; `up` servers were working before it failed. */
  #stop(unit: number, up: number): void {
    const { stage, whole, vehicle: rule, work, stream } = this.#c;
    const running = stage.runningCount;
    let victims: number[] = [];
    if (whole) victims = Array.from({ length: running }, (_, i) => stage.runningAt(i));
    else {
      this.#draw += 1;
      const at = stream.seek(this.#draw).below(Math.max(up, running));
      if (at < running) victims = [stage.runningAt(at)];
    }
    for (const v of victims) {
      stage.interrupt(v, rule === "waits" ? "aside" : "toHead");
      if (work === "restart") stage.startOver(v);
      if (rule === "waits") this.#held[unit]!.push(v);
      else stage.toHead(v);
    }
  }

  #onRepair(unit: number): void {
    const { stage, world, between } = this.#c;
    this.#failed[unit] = 0;
    stage.servers.down = this.down(stage.servers.capacity);
    world.observer.tell?.(world.calendar.time, "server repaired", -1, stage.name);
    for (const v of this.#held[unit]!.splice(0)) stage.toHead(v);
    stage.wake();
    this.#schedule(this.#fail, between, unit);
  }
}
