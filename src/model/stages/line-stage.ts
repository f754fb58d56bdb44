/**
 * The usual stage: one line under a discipline before a number of servers, which may need shared staff besides.
 * Decides who is served next, who is interrupted, and when the stage opens and closes by itself.
 */
import type { Discipline, WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import { EventClass, NO_EVENT } from "../../kernel/calendar.ts";
import type { Claimant, Interruption, Need, Pool } from "../pool.ts";
import type { Opening } from "../post.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { enoughOf, victimsOf } from "./preemption.ts";
import { StageBase, type StageContext } from "./stage-base.ts";

/** What a stage with a line is made with. */
export interface LineStageContext extends StageContext {
  readonly servers: Pool;
  readonly shared: readonly Need[];
  readonly discipline: Discipline;
  readonly line: WaitingLine;
  /** Places to wait inside, for vehicles that come from another stage. */
  readonly places: number;
  /** Places to wait inside, for vehicles at the gate: 0 where their line stands outside. */
  readonly placesFromGate: number;
  readonly preemption: "none" | "resume" | "restart";
  readonly overtaking: boolean;
  /** Vehicles that must wait before the stage opens by itself; 0 when it is always open. */
  readonly startsWhen: number;
  /** Whether who is being served must be known, because services may be interrupted. */
  readonly interruptible: boolean;
}

/** A stage with one line. */
export class LineStage extends StageBase implements Claimant, Opening {
  readonly servers: Pool;
  protected readonly line: WaitingLine;
  readonly #places: number;
  readonly #placesFromGate: number;
  readonly #mostPlaces: number;
  /** Vehicles whose service was interrupted and who go on before the line does. */
  protected readonly returned: number[] = [];
  /** Vehicles being served, in the order in which that began; kept only if services can be interrupted. */
  protected readonly running: number[] = [];
  /** Called with the number of servers that have just become free, once nobody is left to serve. */
  onIdle: ((free: number) => void) | null = null;
  /** Vehicles put aside when the side closed. */
  readonly #closedAside: number[] = [];
  readonly #shared: readonly Need[];
  readonly #byPriority: boolean;
  readonly #preemption: LineStageContext["preemption"];
  readonly overtakes: boolean;
  readonly #startsWhen: number;
  readonly #interruptible: boolean;
  readonly #serviceEnd: number;
  #active: boolean;
  #freed = 0;

  constructor(context: LineStageContext) {
    super(context);
    this.servers = context.servers;
    this.line = context.line;
    this.#places = context.places;
    this.#placesFromGate = context.placesFromGate;
    this.#mostPlaces = Math.max(context.places, context.placesFromGate);
    this.#shared = context.shared;
    this.#byPriority = context.discipline.byPriority;
    this.#preemption = context.preemption;
    this.overtakes = context.overtaking;
    this.#startsWhen = context.startsWhen;
    this.#interruptible = context.interruptible;
    this.#active = context.startsWhen === 0;
    this.watchesLine = context.startsWhen > 0 || (context.overtaking && context.placesFromGate === 0);
    this.#serviceEnd = this.world.on((vehicle) => this.endService(vehicle));
    this.servers.claimants.push(this);
    for (const { pool } of this.#shared) pool.claimants.push(this);
  }

  hasPlace(vehicle: number): boolean {
    const fromGate = this.world.vehicles.phase[vehicle] === Phase.atGate;
    const places = fromGate ? this.#placesFromGate : this.#places;
    if (this.line.size + this.returned.length < places) return true;
    if (!this.open || !this.#active) return false;
    // Who goes before all inside and can begin at once needs no place.
    if (this.line.size > 0 && !this.#better(vehicle, this.line.first(this.world.calendar.time))) return false;
    if (this.returned.length > 0 && !this.#better(vehicle, this.returned[0]!)) return false;
    return this.canBegin(vehicle) || this.#canMakeWay(vehicle);
  }

  take(vehicle: number): void {
    this.join(vehicle);
    this.draw(vehicle);
    if (
      this.line.size === 0 &&
      this.returned.length === 0 &&
      this.#shared.length === 0 &&
      this.open &&
      this.#active &&
      this.canBegin(vehicle)
    ) {
      this.#serve(vehicle);
      return;
    }
    this.line.push(vehicle);
    this.setWaiting(this.line.size + this.returned.length);
    this.wake();
  }

  withdraw(vehicle: number): void {
    const at = this.returned.indexOf(vehicle);
    if (at >= 0) this.returned.splice(at, 1);
    else this.line.remove(vehicle);
    this.setWaiting(this.line.size + this.returned.length);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  letGo(vehicle: number): void {
    this.servers.release(1);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.#freed += 1;
    this.wake();
  }

  candidate(): number {
    if (!this.open || !this.#active) return NOBODY;
    let best = this.returned.length > 0 ? this.returned[0]! : NOBODY;
    if (this.line.size > 0) {
      const first = this.line.first(this.world.calendar.time);
      if (best === NOBODY || this.#better(first, best)) best = first;
    }
    if (best === NOBODY || (this.#byPriority && this.#placesFromGate === 0)) {
      const outside = this.outside();
      if (outside !== NOBODY && (best === NOBODY || this.#better(outside, best))) best = outside;
    }
    return best;
  }

  canBegin(vehicle: number): boolean {
    if (this.servers.free < 1) return false;
    if (this.#shared.length === 0) return true;
    const flow = this.world.vehicles.flow[vehicle]!;
    return this.#shared.every(({ pool, unitsByFlow }) => pool.free >= unitsByFlow[flow]!);
  }

  begin(vehicle: number): void {
    const { vehicles } = this.world;
    if (vehicles.stage[vehicle] !== this.index || vehicles.phase[vehicle] !== Phase.waiting) {
      this.fetch(vehicle);
      this.join(vehicle);
      this.draw(vehicle);
    } else {
      const at = this.returned.length === 0 ? -1 : this.returned.indexOf(vehicle);
      if (at >= 0) this.returned.splice(at, 1);
      else this.line.remove(vehicle);
      this.setWaiting(this.line.size + this.returned.length);
    }
    this.#serve(vehicle);
    if (this.#shared.length > 0) this.wake();
  }

  settle(): void {
    if (!this.#active && this.#waitingAll() >= this.#startsWhen) this.#active = true;
    for (let i = 0; i < this.#shared.length; i += 1) this.#shared[i]!.pool.settle();
    this.startAll();
    this.fill();
    if (this.#freed > 0) {
      if (this.onIdle !== null && this.servers.free > 0)
        this.onIdle(Math.min(this.#freed, this.servers.free));
      this.#freed = 0;
    }
    if (this.#startsWhen > 0 && this.present === 0 && this.#waitingAll() === 0) this.#active = false;
    this.reportBusy();
  }

  latestStart(pool: Pool): number {
    const need = this.#shared.find((n) => n.pool === pool);
    if (need === undefined) return this.running.at(-1) ?? NOBODY;
    const { flow } = this.world.vehicles;
    return this.running.findLast((v) => need.unitsByFlow[flow[v]!]! > 0) ?? NOBODY;
  }

  interrupt(vehicle: number, how: Interruption): void {
    const { vehicles, calendar, observer } = this.world;
    calendar.cancel(vehicles.event[vehicle]!);
    vehicles.event[vehicle] = NO_EVENT;
    vehicles.remaining[vehicle]! -= calendar.time - vehicles.phaseAt[vehicle]!;
    removeFrom(this.running, vehicle);
    this.servers.release(1);
    this.#releaseShared(vehicle, false);
    observer.tell?.(calendar.time, how === "aside" ? "suspended" : "interrupted", vehicle, this.name);
    vehicles.enter(vehicle, Phase.suspended);
  }

  /** Puts an interrupted vehicle before the line: behind those of its priority that were there before it. */
  toHead(vehicle: number): void {
    const { vehicles } = this.world;
    vehicles.enter(vehicle, Phase.waiting);
    let at = this.returned.length;
    if (this.#byPriority) {
      at = this.returned.findIndex((other) => this.#better(vehicle, other));
      if (at < 0) at = this.returned.length;
    }
    this.returned.splice(at, 0, vehicle);
    this.setWaiting(this.line.size + this.returned.length);
    this.wake();
  }

  /** Makes an interrupted service begin anew when it goes on. */
  startOver(vehicle: number): void {
    this.world.vehicles.remaining[vehicle] = this.world.vehicles.need[vehicle]!;
  }

  /** The vehicle whose service began as the `index`-th of those going on; for breakdowns. */
  runningAt(index: number): number {
    return this.running[index] ?? NOBODY;
  }

  /** Number of vehicles in service that can be interrupted. */
  get runningCount(): number {
    return this.running.length;
  }

  /** A server is back from a vacation; `again` if it leaves once more should nobody wait. */
  serverBack(again: boolean): void {
    this.servers.down -= 1;
    if (again) this.#freed += 1;
    this.wake();
  }

  /** The side opens. */
  openUp(): void {
    this.open = true;
    for (const vehicle of this.#closedAside.splice(0)) this.toHead(vehicle);
    this.wake();
  }

  /** The side closes: those in service finish, or wait until it opens. */
  close(rule: "finish" | "suspend"): void {
    this.open = false;
    if (rule === "finish") return;
    for (const v of [...this.running]) {
      this.interrupt(v, "aside");
      this.#closedAside.push(v);
    }
  }

  /** Whether a vehicle might begin, whoever it is. */
  protected mayStart(): boolean {
    return this.servers.free > 0 || this.#preemption !== "none";
  }

  protected override fill(): void {
    // Most often nobody is let in, and it need not be found out for the one who is first outside.
    const full = this.line.size + this.returned.length >= this.#mostPlaces;
    if (this.waitingOutside() > 0 && (!full || this.mayStart())) super.fill();
  }

  /** Begins every service that can begin. */
  protected startAll(): void {
    for (;;) {
      if (!this.mayStart()) {
        // A line that draws lots has to draw them whether a server is free or not.
        if (this.line.size > 0 && this.open && this.#active) this.line.first(this.world.calendar.time);
        return;
      }
      const v = this.candidate();
      if (v === NOBODY) return;
      if (this.canBegin(v) || this.#makeWay(v)) {
        this.begin(v);
        continue;
      }
      const other = this.overtakes ? this.#fits() : NOBODY;
      if (other === NOBODY) return;
      this.begin(other);
    }
  }

  protected endService(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    vehicles.event[vehicle] = NO_EVENT;
    if (this.#interruptible) removeFrom(this.running, vehicle);
    vehicles.enter(vehicle, Phase.away);
    observer.tell?.(calendar.time, "served", vehicle, this.name);
    if (this.#shared.length > 0) this.#releaseShared(vehicle, true);
    this.onward.moveOn(vehicle, this.index, this);
  }

  #serve(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    const now = calendar.time;
    this.begun(vehicle);
    this.serves(vehicle);
    this.servers.seize(1);
    if (this.#shared.length > 0) this.#seizeShared(vehicle);
    if (this.#interruptible) this.running.push(vehicle);
    vehicles.enter(vehicle, Phase.serving);
    vehicles.event[vehicle] = calendar.schedule(
      now + vehicles.remaining[vehicle]!,
      EventClass.departure,
      this.#serviceEnd,
      vehicle,
      0,
    );
    observer.tell?.(now, "service begins", vehicle, this.name);
  }

  #seizeShared(vehicle: number): void {
    const flow = this.world.vehicles.flow[vehicle]!;
    for (const { pool, unitsByFlow } of this.#shared) pool.seize(unitsByFlow[flow]!);
  }

  #releaseShared(vehicle: number, served: boolean): void {
    const flow = this.world.vehicles.flow[vehicle]!;
    for (const { pool, unitsByFlow, turn } of this.#shared) {
      if (served) turn?.(vehicle, unitsByFlow[flow]!);
      pool.release(unitsByFlow[flow]!);
      this.world.agenda.wake(pool);
      for (const claimant of pool.claimants) if (claimant.overtakes) claimant.wake();
    }
  }

  #better(a: number, b: number): boolean {
    return this.#byPriority && this.world.vehicles.priority[a]! < this.world.vehicles.priority[b]!;
  }

  #waitingAll(): number {
    return this.line.size + this.returned.length + this.waitingOutside();
  }

  /** Whom the vehicle would interrupt to begin: nobody where it needs not; null where it may not or all are not enough. */
  #victims(vehicle: number): number[] | null {
    if (this.#preemption === "none") return null;
    const { priority, flow } = this.world.vehicles;
    const victims = victimsOf(vehicle, this.running, this.servers, priority);
    return enoughOf(victims, vehicle, this.servers, this.#shared, flow);
  }

  #canMakeWay(vehicle: number): boolean {
    return this.#victims(vehicle) !== null;
  }

  #makeWay(vehicle: number): boolean {
    const victims = this.#victims(vehicle);
    if (victims === null) return false;
    for (const victim of victims.reverse()) {
      this.interrupt(victim, "toHead");
      if (this.#preemption === "restart") this.startOver(victim);
      this.toHead(victim);
    }
    return true;
  }

  /** The first vehicle of the line, in the order of waiting, for which everything is free. */
  #fits(): number {
    const { since, sequence } = this.world.vehicles;
    const gates = this.#placesFromGate === 0 && this.tracks === null ? this.feeders : [];
    const waiting = [...this.line.members(), ...gates.flatMap((f) => f.line(this.index))];
    waiting.sort((a, b) => since[a]! - since[b]! || sequence[a]! - sequence[b]!);
    return waiting.find((v) => this.canBegin(v)) ?? NOBODY;
  }
}

/** Removes a vehicle from a list that it is in, keeping the order. Unlike `splice`, makes no array of those removed. */
function removeFrom(list: number[], vehicle: number): void {
  for (let at = list.indexOf(vehicle); at < list.length - 1; at += 1) list[at] = list[at + 1]!;
  list.pop();
}
