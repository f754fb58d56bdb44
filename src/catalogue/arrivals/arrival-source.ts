/** The contract of an arrival pattern at work. Knows no vehicle: it gives instants. */
import type { Stream } from "../../kernel/stream.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import type { BuildContext } from "../variant.ts";

/** Gives the instants of one flow in one replication, in order of time. */
export interface ArrivalSource {
  /** Instant of the next vehicle (or group) [s since the calendar's start, >= 0], never earlier than the one before; `Infinity` when no more come. */
  next(): number;
  /** As `count` times `next`, into `out` from index `at`: where that is quicker than one by one. */
  nextMany?(out: Float64Array, at: number, count: number): void;
}

/** An arrival pattern built for a scenario; begins anew in each replication. */
export interface ArrivalPattern {
  /** @param stream the flow's own stream of arrivals: the pattern alone draws from it, in order. */
  begin(stream: Stream): ArrivalSource;
  /**
   * Expected number of vehicles (or groups) that come in [from, to) [s]; exact for rates, the plan's own count for
   * timetables and traces. For load advice and progress.
   */
  expected(from: number, to: number): number;
}

/** What an arrival pattern is built with. */
export interface ArrivalContext extends BuildContext {
  /** The clock of the place where the vehicles arrive. */
  readonly clock: ZoneClock;
  /** Length of the run [s]. */
  readonly length: number;
}
