/**
 * The gate of a post and the line before it: the live queue. Vehicles stand in the waiting area, beyond it on the
 * road, and are let in while the gate is open, the yard has a place and their first stage has room.
 */
import type { WaitingLine } from "../catalogue/disciplines/waiting-line.ts";
import type { Wakeable } from "./agenda.ts";
import type { BookedGate, Desk } from "./booking/desk.ts";
import type { FlowBars } from "./closures/flow-bars.ts";
import type { Hold, HoldingGate } from "./hold.ts";
import type { RestartLine } from "./line/restart-line.ts";
import type { StationsBefore } from "./line/stations-before.ts";
import type { Feeder, Stage, World } from "./post.ts";
import type { Standing } from "./rail/standing.ts";
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
  /** `queueWagons` is -1 where no trains come. */
  readonly levels: { readonly queueLength: number; readonly queueWagons: number; readonly inside: number };
  /** Which flows are not let in for now, null where all always are. */
  readonly bars: FlowBars | null;
  /** The electronic queue at this gate, null where there is none. */
  readonly desk: Desk | null;
  /** Whoever may hold vehicles back before it; null where nobody does. */
  readonly hold: Hold | null;
  /** Who stands on which track; null where there are none. */
  readonly standing: Standing | null;
}

/** What came of an arrival at the gate. */
export type Arrival = "in" | "queued" | "refused" | "turned-away";

/** A gate with its line or lines. */
export class Gate implements Feeder, Wakeable, BookedGate, HoldingGate {
  awake = false;
  open = true;
  /** Vehicles that came in here and have not left. */
  inside = 0;
  /** Vehicles in line. */
  queued = 0;
  /** The stations before it; null where vehicles stand on a road. */
  stations: StationsBefore | null = null;
  /** Wagons of the trains in line. */
  #wagons = 0;
  readonly #context: GateContext;
  // What every vehicle needs is at hand, not in the context.
  readonly #world: World;
  readonly #stages: readonly Stage[];
  readonly #lineFor: readonly (WaitingLine | null)[];
  readonly #levels: GateContext["levels"];
  readonly #desk: Desk | null;
  readonly #hold: Hold | null;
  /** Vehicles of the queue that are held back: in no line, but in its length. */
  readonly #aside = new Set<number>();
  readonly #bars: FlowBars | null;

  constructor(context: GateContext) {
    this.#context = context;
    this.#world = context.world;
    this.#stages = context.stages;
    this.#lineFor = context.lineFor;
    this.#levels = context.levels;
    this.#desk = context.desk;
    this.#hold = context.hold;
    this.#bars = context.bars;
  }

  /** A vehicle has come to the border; `stage` is the first that it will pass. */
  arrive(vehicle: number, stage: number): Arrival {
    const { vehicles, calendar } = this.#world;
    vehicles.enter(vehicle, Phase.atGate);
    vehicles.stage[vehicle] = stage;
    vehicles.since[vehicle] = vehicles.tries[vehicle] === 0 ? vehicles.arrivedAt[vehicle]! : calendar.time;
    const desk = this.#desk;
    if (desk !== null && !desk.receive(vehicle)) return "turned-away";
    if (this.#hold?.holdsBack(vehicle)) return this.#standAside(vehicle);
    const first = this.#stages[stage]!;
    const barred = this.#bars?.barred(vehicles.flow[vehicle]!) ?? false;
    const isNext =
      desk === null ? this.queued === this.#aside.size : desk.goesFirst(vehicle, this.#lineFor[stage]!);
    const ready = this.stations === null || !this.stations.overdue(vehicle);
    if (isNext && ready && !barred && this.#mayEnter() && first.hasRoom(vehicle)) {
      this.#enter(vehicle);
      first.take(vehicle);
      return "in";
    }
    const lost = !barred && this.#mayEnter() && first.losesWhenFull && !first.hasRoom(vehicle);
    if (lost || this.queued >= this.#context.places) {
      desk?.withdrawn(vehicle);
      return "refused";
    }
    this.#stand(vehicle);
    this.#joinLine(vehicle, stage);
    return "queued";
  }

  /** A vehicle that is held back stands in the queue, but in no line. */
  #standAside(vehicle: number): Arrival {
    if (this.queued >= this.#context.places) {
      this.#hold!.withdrawn(vehicle);
      this.#desk?.withdrawn(vehicle);
      return "refused";
    }
    this.#aside.add(vehicle);
    this.#stand(vehicle);
    return "queued";
  }

  isAside(vehicle: number): boolean {
    return this.#aside.has(vehicle);
  }

  release(vehicle: number): void {
    this.#aside.delete(vehicle);
    this.#desk?.released(vehicle);
    this.#joinLine(vehicle, this.#world.vehicles.stage[vehicle]!);
  }

  restand(vehicle: number, change: () => boolean): boolean {
    if (this.#aside.has(vehicle)) {
      const stays = change();
      if (!stays) this.withdraw(vehicle);
      return stays;
    }
    const line = this.#lineFor[this.#world.vehicles.stage[vehicle]!]!;
    line.remove(vehicle);
    const stays = change();
    line.push(vehicle);
    if (stays) this.#world.agenda.wake(this);
    else this.withdraw(vehicle);
    return stays;
  }

  reconsider(): void {
    if (this.queued > 0) this.#world.agenda.wake(this);
  }

  /** A vehicle will not come in: it passes no stage here and has crossed, or it goes elsewhere. It needs no booking. */
  staysOut(vehicle: number): void {
    this.#desk?.withdrawn(vehicle);
  }

  head(stage: number): number {
    if (!this.#mayEnter()) return NOBODY;
    const line = this.#lineFor[stage];
    if (line === null || line === undefined || line.size === 0) return NOBODY;
    const { vehicles, calendar } = this.#world;
    const first = line.first(calendar.time);
    if (vehicles.stage[first] !== stage) return NOBODY;
    if (this.stations === null || !this.#mustRestart(first, stage, this.stations)) return first;
    return this.head(stage);
  }

  line(stage: number): number[] {
    if (this.head(stage) === NOBODY) return [];
    const { vehicles } = this.#world;
    const all = this.#lineFor[stage]!.members().filter((v) => vehicles.stage[v] === stage);
    return this.stations === null ? all : all.filter((v) => !this.stations!.isAbandoned(v));
  }

  pass(vehicle: number): boolean {
    const { vehicles, calendar } = this.#world;
    const stage = vehicles.stage[vehicle]!;
    const line = this.#lineFor[stage]!;
    this.stations?.enters(vehicle);
    this.#pull(vehicle, stage, line);
    this.#enter(vehicle);
    if (line.size === 0) return false;
    const head = line.first(calendar.time);
    if (head === NOBODY) return false;
    const next = vehicles.stage[head]!;
    if (next !== stage) this.#stages[next]!.wake();
    return next === stage;
  }

  /** Takes a vehicle out of the line: it gives up. */
  withdraw(vehicle: number): void {
    const stage = this.#world.vehicles.stage[vehicle]!;
    const line = this.#lineFor[stage]!;
    this.#pull(vehicle, stage, line);
    this.#desk?.withdrawn(vehicle);
    this.#hold?.withdrawn(vehicle);
    this.#world.agenda.wake(this);
    if (line.size > 0) this.#wakeStageOf(line);
  }

  /** A vehicle that came in here has left the post. */
  left(vehicle: number): void {
    this.#context.standing?.gone(vehicle);
    this.inside -= 1;
    this.#world.observer.level(this.#levels.inside, this.inside);
    if (this.inside + 1 >= this.#context.inside && this.queued > 0) this.#world.agenda.wake(this);
  }

  /** The gate opens or closes. */
  setOpen(open: boolean): void {
    this.open = open;
    if (open && this.queued > 0) this.#world.agenda.wake(this);
  }

  /** Lets in whoever may come in now. */
  settle(): void {
    for (const line of this.#context.lines) if (line.size > 0) this.#wakeStageOf(line);
  }

  /** Whether the turn of an abandoned train has come: then it stands aside for its restart. */
  #mustRestart(first: number, stage: number, stations: StationsBefore): boolean {
    if (!stations.isAbandoned(first) || !this.#stages[stage]!.hasRoom(first)) return false;
    return stations.restart(first, this.#lineFor[stage] as RestartLine);
  }

  /** Not a private getter: V8 11 calls the runtime for those. */
  #mayEnter(): boolean {
    return this.open && this.inside < this.#context.inside;
  }

  /** A vehicle stands in the queue, whether or not it may go in. */
  #stand(vehicle: number): void {
    const { calendar, observer } = this.#world;
    this.queued += 1;
    this.#desk?.stands(vehicle);
    this.stations?.stands(vehicle);
    observer.level(this.#levels.queueLength, this.queued);
    if (this.#levels.queueWagons >= 0) this.#countWagons(vehicle, 1);
    observer.tell?.(calendar.time, "queues", vehicle, this.#context.name);
  }

  #joinLine(vehicle: number, stage: number): void {
    const { vehicles, calendar } = this.#world;
    const target = this.#stages[stage]!;
    if (this.#context.looksAtNeed) vehicles.need[vehicle] = target.drawNeed(vehicle);
    const line = this.#lineFor[stage]!;
    line.push(vehicle);
    target.queuedOutside += 1;
    if (line.first(calendar.time) === vehicle || target.watchesLine) target.wake();
  }

  #pull(vehicle: number, stage: number, line: WaitingLine): void {
    const aside = this.#hold !== null && this.#aside.delete(vehicle);
    if (!aside) {
      line.remove(vehicle);
      this.#stages[stage]!.queuedOutside -= 1;
    }
    this.#desk?.leavesPlace(vehicle);
    this.stations?.leaves(vehicle);
    this.queued -= 1;
    this.#world.observer.level(this.#levels.queueLength, this.queued);
    if (this.#levels.queueWagons >= 0) this.#countWagons(vehicle, -1);
  }

  #countWagons(vehicle: number, sign: 1 | -1): void {
    this.#wagons += sign * this.#world.vehicles.wagons[vehicle]!;
    this.#world.observer.level(this.#levels.queueWagons, this.#wagons);
  }

  #enter(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    vehicles.enteredAt[vehicle] = calendar.time;
    this.inside += 1;
    this.#desk?.entered(vehicle);
    this.#hold?.entered(vehicle);
    observer.level(this.#levels.inside, this.inside);
    observer.tell?.(calendar.time, "enters", vehicle, this.#context.name);
  }

  #wakeStageOf(line: WaitingLine): void {
    const { vehicles, calendar } = this.#world;
    const first = line.first(calendar.time);
    if (first !== NOBODY) this.#stages[vehicles.stage[first]!]!.wake();
  }
}
