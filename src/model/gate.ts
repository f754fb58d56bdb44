/**
 * The gate of a post and the line before it: the live queue. Vehicles stand in the waiting area, beyond it on the
 * road, and are let in while the gate is open, the yard has a place and their first stage has room.
 */
import type { WaitingLine } from "../catalogue/disciplines/waiting-line.ts";
import type { Wakeable } from "./agenda.ts";
import type { Feeder, Stage, World } from "./post.ts";
import { NOBODY, Phase } from "./vehicles.ts";

/** What a gate is made with. */
export interface GateContext {
  readonly world: World;
  readonly name: string;
  /** Stages by index; those of this gate's lines among them. */
  readonly stages: readonly Stage[];
  /** The line that vehicles with a given first stage join: by stage index; one object for a single line. */
  readonly lineFor: readonly (WaitingLine | null)[];
  /** The lines, each once. */
  readonly lines: readonly WaitingLine[];
  /** Whether service times must be known in the line: then they are drawn on arrival. */
  readonly looksAtNeed: boolean;
  /** Vehicles that may be inside at one time. */
  readonly inside: number;
  /** Vehicles that can stand before the gate: waiting area and road together. */
  readonly places: number;
  readonly levels: { readonly queueLength: number; readonly inside: number };
}

/** What came of an arrival at the gate. */
export type Arrival = "in" | "queued" | "refused";

/** A gate with its line or lines. */
export class Gate implements Feeder, Wakeable {
  awake = false;
  open = true;
  /** Vehicles that came in here and have not left. */
  inside = 0;
  /** Vehicles in line. */
  queued = 0;
  readonly #context: GateContext;
  readonly #waiting: Int32Array;

  constructor(context: GateContext) {
    this.#context = context;
    this.#waiting = new Int32Array(context.stages.length);
  }

  /** A vehicle has come to the border; `stage` is the first that it will pass. */
  arrive(vehicle: number, stage: number): Arrival {
    const { world, stages } = this.#context;
    const { vehicles, calendar } = world;
    const now = calendar.time;
    vehicles.enter(vehicle, Phase.atGate, now);
    vehicles.stage[vehicle] = stage;
    vehicles.since[vehicle] = vehicles.tries[vehicle] === 0 ? vehicles.arrivedAt[vehicle]! : now;
    const first = stages[stage]!;
    if (this.queued === 0 && this.#mayEnter && first.hasRoom(vehicle)) {
      this.#enter(vehicle);
      first.take(vehicle);
      return "in";
    }
    if (this.#mayEnter && first.losesWhenFull && !first.hasRoom(vehicle)) return "refused";
    if (this.queued >= this.#context.places) return "refused";
    this.#push(vehicle, stage);
    return "queued";
  }

  head(stage: number): number {
    if (!this.#mayEnter) return NOBODY;
    const line = this.#context.lineFor[stage];
    if (line === null || line === undefined || line.size === 0) return NOBODY;
    const { vehicles, calendar } = this.#context.world;
    const first = line.first(calendar.time);
    return vehicles.stage[first] === stage ? first : NOBODY;
  }

  line(stage: number): number[] {
    if (this.head(stage) === NOBODY) return [];
    const { world, lineFor } = this.#context;
    return lineFor[stage]!.members().filter((v) => world.vehicles.stage[v] === stage);
  }

  pass(vehicle: number): void {
    const { vehicles } = this.#context.world;
    this.#pull(vehicle);
    this.#enter(vehicle);
    const next = this.#context.lineFor[vehicles.stage[vehicle]!]!;
    if (next.size > 0) this.#wakeStageOf(next);
  }

  waitingFor(stage: number): number {
    return this.#waiting[stage]!;
  }

  /** Takes a vehicle out of the line: it gives up. */
  withdraw(vehicle: number): void {
    const { vehicles } = this.#context.world;
    const line = this.#context.lineFor[vehicles.stage[vehicle]!]!;
    this.#pull(vehicle);
    this.#context.world.agenda.wake(this);
    if (line.size > 0) this.#wakeStageOf(line);
  }

  /** A vehicle that came in here has left the post. */
  left(): void {
    this.inside -= 1;
    const { world, levels } = this.#context;
    world.observer.level(levels.inside, world.calendar.time, this.inside);
    if (this.inside + 1 >= this.#context.inside && this.queued > 0) world.agenda.wake(this);
  }

  /** The gate opens or closes. */
  setOpen(open: boolean): void {
    this.open = open;
    if (open && this.queued > 0) this.#context.world.agenda.wake(this);
  }

  /** Lets in whoever may come in now. */
  settle(): void {
    for (const line of this.#context.lines) if (line.size > 0) this.#wakeStageOf(line);
  }

  get #mayEnter(): boolean {
    return this.open && this.inside < this.#context.inside;
  }

  #push(vehicle: number, stage: number): void {
    const { world, lineFor, looksAtNeed, stages, levels } = this.#context;
    const { vehicles, calendar, observer } = world;
    if (looksAtNeed) vehicles.need[vehicle] = stages[stage]!.drawNeed(vehicle);
    const line = lineFor[stage]!;
    line.push(vehicle);
    this.#waiting[stage]! += 1;
    this.queued += 1;
    observer.level(levels.queueLength, calendar.time, this.queued);
    observer.tell?.(calendar.time, "queues", vehicle, this.#context.name);
    if (line.first(calendar.time) === vehicle || stages[stage]!.watchesLine) stages[stage]!.wake();
  }

  #pull(vehicle: number): void {
    const { world, lineFor, levels } = this.#context;
    const stage = world.vehicles.stage[vehicle]!;
    lineFor[stage]!.remove(vehicle);
    this.#waiting[stage]! -= 1;
    this.queued -= 1;
    world.observer.level(levels.queueLength, world.calendar.time, this.queued);
  }

  #enter(vehicle: number): void {
    const { world, levels } = this.#context;
    const { vehicles, calendar, observer } = world;
    vehicles.enteredAt[vehicle] = calendar.time;
    this.inside += 1;
    observer.level(levels.inside, calendar.time, this.inside);
    observer.tell?.(calendar.time, "enters", vehicle, this.#context.name);
  }

  #wakeStageOf(line: WaitingLine): void {
    const { world, stages } = this.#context;
    const first = line.first(world.calendar.time);
    stages[world.vehicles.stage[first]!]!.wake();
  }
}
