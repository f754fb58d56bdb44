/** The contracts between the parts of a checkpoint at work, and what they share. Holds no rule of its own. */
import type { Calendar } from "../kernel/calendar.ts";
import type { Agenda } from "./agenda.ts";
import type { Observer } from "./observer.ts";
import type { Vehicles } from "./vehicles.ts";

/** Handles one kind of event: `a` and `b` are whatever was scheduled with it. */
export type EventHandler = (a: number, b: number) => void;

/** What every part of one replication shares. */
export interface World {
  readonly calendar: Calendar;
  readonly vehicles: Vehicles;
  readonly agenda: Agenda;
  readonly observer: Observer;
  /** Registers a handler once; returns the index to schedule it by. */
  on(handler: EventHandler): number;
}

/** A stage at work, as its neighbours see it. */
export interface Stage {
  readonly index: number;
  /** Whether a vehicle that finds no room is turned back instead of waiting. */
  readonly losesWhenFull: boolean;
  /** Whether the vehicle could come in now: to a free server or a free place. */
  hasRoom(vehicle: number): boolean;
  /** The vehicle comes in; only when there is room. */
  take(vehicle: number): void;
  /** The vehicle, served at another stage, waits there until this one has room. */
  awaitRoom(vehicle: number, holder: Holder): void;
  /** Takes a waiting vehicle out (it gives up). */
  withdraw(vehicle: number): void;
  /** Vehicles in the lines of gates with this as their first stage; counted by the gates. */
  queuedOutside: number;
  /** Vehicles at the stage: waiting, in service or blocked there. */
  readonly present: number;
  /** Whether it must hear of every vehicle that joins the line at its gate, not only of a new head. */
  readonly watchesLine: boolean;
  /** Wakes the stage: it does what it can before time goes on. */
  wake(): void;
  /** The service time a vehicle needs here [s]. */
  drawNeed(vehicle: number): number;
}

/** Whoever holds a vehicle that waits for room elsewhere. */
export interface Holder {
  /** Lets the vehicle go: it stops occupying its server here. */
  letGo(vehicle: number): void;
}

/** A stage that a side opens and closes. */
export interface Opening {
  openUp(): void;
  close(rule: "finish" | "suspend"): void;
}

/** Where vehicles go when a stage is done with them. */
export interface Onward {
  /**
   * Sends a vehicle on after its service at a stage.
   * @param holder frees the server when the vehicle leaves it, now or later
   */
  moveOn(vehicle: number, from: number, holder: Holder): void;
  /** Whether there is room now where a vehicle goes from a stage. */
  mayGo(vehicle: number, from: number): boolean;
}

/** The line before a gate, as the first stages see it. */
export interface Feeder {
  /** The vehicle that would come in to this stage next, NOBODY when none may. */
  head(stage: number): number;
  /** All vehicles that wait for this stage and may come in, in no particular order; none unless `head` is one. */
  line(stage: number): number[];
  /**
   * Lets a vehicle of its line through the gate; the caller takes it over.
   * @returns whether whoever is first now waits for the same stage; if for another, that one has been woken
   */
  pass(vehicle: number): boolean;
}
