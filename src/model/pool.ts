/**
 * Interchangeable units that serve: the servers of one stage, or staff that several stages share.
 * Counts who is on duty, failed, away and in use, and offers what is free to whoever has the best claim.
 */
import type { Wakeable } from "./agenda.ts";
import type { World } from "./post.ts";
import { NOBODY } from "./vehicles.ts";

/** A stage that seizes units of a pool. */
export interface Claimant {
  /** The vehicle that it would begin to serve next, NOBODY when none. */
  candidate(): number;
  /** Whether everything that vehicle needs is free. */
  canBegin(vehicle: number): boolean;
  begin(vehicle: number): void;
  /** Whether vehicles behind the candidate may begin when it cannot. */
  readonly overtakes: boolean;
  /** The vehicle, of those that hold units of the pool, whose service began last here; NOBODY when there is none. */
  latestStart(pool: Pool): number;
  /** Stops a service. The vehicle is aside until the caller, or whoever comes back, puts it at the head. */
  interrupt(vehicle: number, how: Interruption): void;
  /** Puts a vehicle that was interrupted before the line. */
  toHead(vehicle: number): void;
  wake(): void;
}

/** What becomes of an interrupted vehicle: to the head of the line, or aside until staff come back. */
export type Interruption = "toHead" | "aside";

/** A pool of units. `busy` and `onDuty` are indexes of levels to report, -1 for none. */
export class Pool implements Wakeable {
  awake = false;
  /** Units on duty by plan. */
  capacity = 0;
  /** Units on duty that have failed, or gone on vacation: never both, validation sees to that. */
  down = 0;
  inUse = 0;
  /** Units away after a use; on duty, if their shift has not ended meanwhile. */
  turning = 0;
  readonly claimants: Claimant[] = [];
  /** Vehicles put aside when their units went off duty, in the order in which that happened. */
  readonly aside: { vehicle: number; claimant: Claimant }[] = [];
  readonly #world: World;
  readonly #busyLevel: number;
  readonly #dutyLevel: number;

  constructor(world: World, levels: { busy: number; onDuty: number }) {
    this.#world = world;
    this.#busyLevel = levels.busy;
    this.#dutyLevel = levels.onDuty;
  }

  /** Units that can be seized now; negative while a shift that is over finishes its vehicles or has units away. */
  get free(): number {
    return this.capacity - this.down - this.inUse - this.turning;
  }

  seize(units: number): void {
    this.inUse += units;
    this.#reportBusy();
  }

  /** Gives units back. The caller wakes whoever may want them. */
  release(units: number): void {
    this.inUse -= units;
    this.#reportBusy();
  }

  /** Sets how many are on duty by plan; the caller applies the rule for the end of a shift. */
  setCapacity(capacity: number): void {
    this.capacity = capacity;
    if (this.#dutyLevel >= 0) {
      this.#world.observer.level(this.#dutyLevel, capacity);
    }
  }

  /**
   * Interrupts services, the one begun last first, until no more units are in use than are there. They will go on
   * in the order in which they began.
   */
  interruptExcess(how: Interruption): void {
    const { vehicles } = this.#world;
    const stopped: { vehicle: number; claimant: Claimant }[] = [];
    while (this.inUse > this.capacity - this.down) {
      let last = NOBODY;
      let claimant: Claimant | undefined;
      for (const c of this.claimants) {
        const v = c.latestStart(this);
        if (v !== NOBODY && (last === NOBODY || vehicles.phaseAt[v]! > vehicles.phaseAt[last]!)) {
          last = v;
          claimant = c;
        }
      }
      if (claimant === undefined) break;
      claimant.interrupt(last, how);
      stopped.unshift({ vehicle: last, claimant });
    }
    if (how === "aside") this.aside.push(...stopped);
    else for (const { vehicle, claimant } of stopped) claimant.toHead(vehicle);
  }

  /** Staff come back: as many vehicles that were put aside as there are new units go before the line. */
  resume(units: number): void {
    for (const { vehicle, claimant } of this.aside.splice(0, units)) claimant.toHead(vehicle);
    for (const claimant of this.claimants) claimant.wake();
  }

  /** Offers what is free: to better priority, then to who has waited longest, then to the earlier stage. */
  settle(): void {
    for (;;) {
      let best: Claimant | undefined;
      let chosen = NOBODY;
      for (const c of this.claimants) {
        const v = c.candidate();
        if (v === NOBODY || !c.canBegin(v)) continue;
        if (chosen === NOBODY || this.#before(v, chosen)) {
          chosen = v;
          best = c;
        }
      }
      if (best === undefined) return;
      best.begin(chosen);
    }
  }

  #before(a: number, b: number): boolean {
    const { priority, since } = this.#world.vehicles;
    return priority[a] === priority[b] ? since[a]! < since[b]! : priority[a]! < priority[b]!;
  }

  #reportBusy(): void {
    if (this.#busyLevel >= 0) {
      this.#world.observer.level(this.#busyLevel, this.inUse);
    }
  }
}

/** Units of one shared pool that a vehicle holds while it is served, by flow. */
export interface Need {
  readonly pool: Pool;
  readonly unitsByFlow: readonly number[];
  /** What becomes of the units after the service of a vehicle; null where they are free at once. */
  readonly turn: ((vehicle: number, units: number) => void) | null;
}
