/**
 * The only door from the model to the results: what happened, told as it happens. The model neither keeps nor
 * computes statistics. All times in seconds since the calendar's start.
 * Everything is told at the instant at which it happens, so no call says when: the listener reads the clock. (A time
 * handed over would be put on the heap at every call that the compiler does not inline.)
 */

/** Kinds of levels that are followed over time, each a number of vehicles, wagons or units. */
export type LevelKind =
  | "queueLength"
  | "queueWagons"
  | "waitingArea"
  | "road"
  | "inside"
  | "atPost"
  | "away"
  | "atHome"
  | "parked"
  | "atOrigin"
  | "wagonsAtOrigin"
  | "stopped"
  | "held"
  | "beyond"
  | "abandoned"
  | "abandonedWagons"
  | "present"
  | "waiting"
  | "busy"
  | "onDuty"
  | "turning"
  | "tracksOccupied"
  | "wagonStock"
  | "wagonQueue"
  | "pathsKept"
  | "yard";

/** Listens to one replication. */
export interface Observer {
  /** A vehicle has come into being (generated, or standing there at the start). */
  generated(vehicle: number): void;
  /** A vehicle has left for good. `outcome` indexes OUTCOMES, `reason` REASONS. Its columns are still filled. */
  left(vehicle: number, outcome: number, reason: number): void;
  /** A vehicle comes back after having been refused. */
  returned(vehicle: number): void;
  /** A vehicle has left a stage. */
  leftStage(vehicle: number, stage: number): void;
  /** A vehicle has joined a stage. */
  joinedStage(vehicle: number, stage: number): void;
  /** A level has changed. `level` is the index it was registered under. */
  level(level: number, value: number): void;
  /** A stage has become busy or idle. */
  busyPeriod(stage: number, busy: boolean): void;
  /** A service at a stage begins or goes on, when someone listens; `null` when nobody does. */
  readonly serves: ((vehicle: number, stage: number) => void) | null;
  /** Tells one event in words, when someone listens; `null` when nobody does. */
  readonly tell: ((now: number, what: string, vehicle: number, where: string) => void) | null;
}
