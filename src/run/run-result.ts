/**
 * What one replication found: plain data that crosses a thread. Indexes follow the model, which both sides
 * compile for themselves.
 */

import type { DeskFigures } from "../model/booking/desk.ts";
import type { PermitCounts } from "../model/permits/permit-ledger.ts";
import type { StepFigures } from "../statistics/step-meter.ts";
import type { PlainTally } from "../statistics/tally.ts";
import type { ClosuresFound } from "./closure-figures.ts";
import type { EmbargoesFound } from "./embargo-figures.ts";
import type { LineFound } from "./line-figures.ts";
import type { RailFigures } from "./rail-figures.ts";
import type { RegimeFigures } from "./regime-record.ts";
import type { VehicleTable } from "./report.ts";
import type { TrainFigures } from "./train-figures.ts";

/** Vehicle metrics that are recorded one by one; the rest are zero or equal to one of these. */
export const RECORDED = [
  "queueWait",
  "insideTime",
  "serviceTime",
  "insideWait",
  "borderTime",
  "blockedTime",
  "awayTime",
] as const;
/** Name of a recorded metric. */
export type Recorded = (typeof RECORDED)[number];

/**
 * Times that are recorded where there is an electronic queue, by kind of vehicle. `lag` is of those with a booking
 * only, and kept with the earliest possible entry added.
 */
export const BOOKING_TIMES = [
  "slotWait",
  "lag",
  "homeTime",
  "roadTime",
  "areaTime",
  "queueWait",
  "insideTime",
  "borderTime",
  "totalDelay",
] as const;
/** Name of such a time. */
export type BookingTime = (typeof BOOKING_TIMES)[number];

/** What the electronic queues of one replication found. */
export interface BookingFigures {
  /** Times [s] by `(flow * channels + channel) * 2 + kind`, kind 1 by a booking; then by BOOKING_TIMES. */
  readonly crossed: readonly (readonly PlainTally[])[];
  /** Total delay so far of those not through at the end, by the same index. */
  readonly unfinished: readonly PlainTally[];
  /** By electronic queue; `untilFree` is days until the first free slot at each tick. */
  readonly desks: readonly (DeskFigures & { readonly untilFree: Float64Array })[];
}

/** Times that are recorded where there are permits; `permitBorderTime` is the part of the wait spent at the border. */
export const PERMIT_TIMES = ["permitWait", "permitBorderTime", "totalDelay"] as const;
/** Name of such a time. */
export type PermitTime = (typeof PERMIT_TIMES)[number];

/** What one pool of permits found over the measured time. */
export interface PoolFigures {
  /** `initial` is the stock at its beginning. */
  readonly counts: PermitCounts;
  /** Permits in stock, while they are not unlimited; vehicles that wait for one. */
  readonly stock: StepFigures;
  readonly line: StepFigures;
  /** Batches; vehicles that waited before and after them, summed; batches of which something was left at once. */
  readonly issues: {
    readonly count: number;
    readonly before: number;
    readonly after: number;
    readonly left: number;
  };
  /** At each tick; stock is NaN while permits are unlimited. */
  readonly stockSeries: Float64Array;
  readonly lineSeries: Float64Array;
}

/** What the permits of one replication found. */
export interface PermitFigures {
  /** Times [s] by `flow * channels + channel`, then by PERMIT_TIMES. */
  readonly crossed: readonly (readonly PlainTally[])[];
  readonly unfinished: readonly (readonly PlainTally[])[];
  /** By flow: vehicles that crossed and the sum of their waits for a permit [s], by weekday of readiness, Monday first. */
  readonly byWeekday: readonly { readonly count: Float64Array; readonly sum: Float64Array }[];
  readonly pools: readonly PoolFigures[];
}

/** What is followed of a pool of drivers over time; `waiting` are vehicles that wait for one. */
export const DRIVER_LEVELS = ["available", "outOfDays", "away", "resting", "waiting"] as const;

/** What one pool of drivers found over the measured time. */
export interface DriverPoolFigures {
  readonly drivers: number;
  /** How often one set out. */
  readonly trips: number;
  /** Days beyond the limit, and trips with such days, of trips that ended in it or were under way at the end. */
  readonly overstayDays: number;
  readonly overstayTrips: number;
  /** Days that each driver has used at the end of the span that the limit is for, ascending. */
  readonly daysUsed: Float64Array;
  /** By DRIVER_LEVELS; and their values at each tick. */
  readonly levels: readonly StepFigures[];
  readonly series: readonly Float64Array[];
}

/** What one replication found of vehicles by the documents they came with, by `flow * words + word`. */
export interface DocumentFigures {
  /** Vehicles by outcome. */
  readonly outcomes: readonly Float64Array[];
  /** Of those who crossed [s]. */
  readonly borderTime: readonly PlainTally[];
  readonly totalDelay: readonly PlainTally[];
}

/** What the drivers of one replication found. */
export interface DriverFigures {
  /** Waits for a driver [s] by `flow * channels + channel`. */
  readonly crossed: readonly PlainTally[];
  readonly unfinished: readonly PlainTally[];
  readonly pools: readonly DriverPoolFigures[];
}

/** Times [s] of the vehicles of one cell: by recorded metric, null where it is zero throughout. */
export type CellTallies = readonly (PlainTally | null)[];

/** Figures of one level over the measured time. */
export interface LevelFigures {
  readonly mean: number;
  readonly sd: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** When `max` was first reached [s]. */
  readonly maxAt: number;
  /** Share of the time above each of the numbers asked for; first above 0. */
  readonly above: readonly number[];
  /** Integral over the measured time [vehicle s]. */
  readonly integral: number;
}

/** Figures of one stage. */
export interface StageFigures {
  /** Waits [s] of the visits. */
  readonly wait: PlainTally;
  readonly visits: number;
  /** Sums over the visits [s]. */
  readonly serviceSum: number;
  readonly timeSum: number;
  readonly busyPeriods: { readonly count: number; readonly mean: number; readonly variance: number };
}

/** Mean figures by local hour of the week: arrays of 168, Monday 00 first. */
export interface HourlyFigures {
  readonly arrivals: Float64Array;
  readonly crossed: Float64Array;
  readonly queueWait: Float64Array;
  readonly borderTime: Float64Array;
}

/** A check of the books: how many identities, and the greatest relative discrepancy. */
export interface BookResult {
  readonly checked: number;
  readonly worst: number;
}

/** One replication's results. */
export interface RunResult {
  readonly replication: number;
  readonly events: number;
  /** Vehicles generated in all, warm-up included. */
  readonly generated: number;
  /** Times of those who crossed, by `flow * channels + channel`. */
  readonly crossed: readonly CellTallies[];
  /** Waits [s] before the gate of those who gave up, by flow. */
  readonly gaveUp: readonly PlainTally[];
  /** Times so far of those unfinished at the end, by `flow * channels + channel`. */
  readonly unfinished: readonly CellTallies[];
  /** Vehicles of the measured time by flow, then by outcome. */
  readonly outcomes: readonly Float64Array[];
  /** By flow, then by reason. */
  readonly reasons: readonly Float64Array[];
  /** Returns after having been refused, by flow. */
  readonly returns: Float64Array;
  readonly levels: readonly LevelFigures[];
  /** Vehicles on the road beyond the waiting area, by gate: figures of a level. */
  readonly roads: readonly LevelFigures[];
  readonly areas: readonly LevelFigures[];
  readonly stages: readonly StageFigures[];
  /** Values of the levels at each tick: level after level. */
  readonly series: Float64Array;
  /** Vehicles that had crossed by each tick, checkpoint after checkpoint. */
  readonly crossedSeries: Float64Array;
  /** Crossings within the measured time, by checkpoint. */
  readonly crossings: Float64Array;
  readonly hourly: readonly HourlyFigures[];
  /** When the last vehicle crossed, by checkpoint [s]; NaN when none did. */
  readonly lastExit: Float64Array;
  /** Null where there is no electronic queue. */
  readonly booking: BookingFigures | null;
  /** Null where there are no permits. */
  readonly permits: PermitFigures | null;
  /** Null where there are no rail stations. */
  readonly rail: RailFigures | null;
  /** Null where there are no pools of drivers. */
  readonly drivers: DriverFigures | null;
  /** Null where there are no closures. */
  readonly closures: ClosuresFound | null;
  /** Null where there are no embargoes. */
  readonly embargoes: EmbargoesFound | null;
  /** By gate with a railway line before it; null where there is none. */
  readonly lines: readonly LineFound[] | null;
  /** By regime; null where there are none. */
  readonly regimes: readonly RegimeFigures[] | null;
  /** Null where no flow declares documents. */
  readonly documents: DocumentFigures | null;
  /** Null where no flow has trains. */
  readonly trains: TrainFigures | null;
  readonly books: Readonly<Record<string, BookResult>>;
  readonly vehicles: VehicleTable | null;
}
