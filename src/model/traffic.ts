/**
 * Moves vehicles from stage to stage and out of the post: the only place where a vehicle's way through the post
 * is followed. Knows no server and no line.
 */
import type { Corrections } from "./documents/corrections.ts";
import type { Gate } from "./gate.ts";
import type { Holder, Onward, Stage, World } from "./post.ts";
import type { WagonGifts } from "./rail/wagon-pool.ts";
import { EXIT, type Routing, SENT_HOME, TURNED_BACK } from "./router.ts";
import type { ParallelGroup } from "./stages/parallel-group.ts";
import { NOBODY } from "./vehicles.ts";

/** Told when a vehicle's way ends. */
export interface Departures {
  /** It has crossed. */
  crossed(vehicle: number): void;
  /** An inspection has turned it back. */
  turnedBack(vehicle: number): void;
  /** An inspection has sent it home for what was missing. */
  sentHome(vehicle: number): void;
  /** A full stage has refused it. */
  refused(vehicle: number): void;
}

/** Traffic inside the posts of one replication. */
export class Traffic implements Onward {
  router!: Routing;
  departures!: Departures;
  readonly stages: Stage[] = [];
  /** The group a stage is a branch of, by stage index. */
  readonly groupOf: (ParallelGroup | undefined)[] = [];
  /** What trains leave behind at stages; null where none do. */
  gifts: WagonGifts | null = null;
  /** Stages that put documents right; null where none does. */
  corrections: Corrections | null = null;
  /** Gate of entry by flow. */
  readonly gates: Gate[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  moveOn(vehicle: number, from: number, holder: Holder): void {
    const { vehicles } = this.#world;
    this.gifts?.served(vehicle, from);
    this.corrections?.served(vehicle, from);
    if (vehicles.parent[vehicle] !== NOBODY) {
      holder.letGo(vehicle);
      this.groupOf[from]!.comeBack(vehicle);
      return;
    }
    const to = this.router.after(vehicle, from);
    if (to === EXIT || to === TURNED_BACK) {
      holder.letGo(vehicle);
      this.#out(vehicle);
      if (to === EXIT) this.departures.crossed(vehicle);
      else this.departures.turnedBack(vehicle);
      return;
    }
    if (to === SENT_HOME) {
      // Counts among the ways back, so that `atMost` ends it.
      vehicles.lap[vehicle]! += 1;
      holder.letGo(vehicle);
      this.#out(vehicle);
      this.departures.sentHome(vehicle);
      return;
    }
    const next = this.stages[to]!;
    if (to <= from) vehicles.lap[vehicle]! += 1;
    if (to === from) {
      holder.letGo(vehicle);
      next.take(vehicle);
    } else if (next.hasRoom(vehicle)) {
      holder.letGo(vehicle);
      next.take(vehicle);
    } else if (next.losesWhenFull) {
      holder.letGo(vehicle);
      this.#out(vehicle);
      this.departures.refused(vehicle);
    } else next.awaitRoom(vehicle, holder);
  }

  mayGo(vehicle: number, from: number): boolean {
    const to = this.router.after(vehicle, from);
    if (to < 0 || to === from) return true;
    const next = this.stages[to]!;
    return next.losesWhenFull || next.hasRoom(vehicle);
  }

  #out(vehicle: number): void {
    this.gates[this.#world.vehicles.flow[vehicle]!]!.left(vehicle);
  }
}
