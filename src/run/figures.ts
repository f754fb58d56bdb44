/** What a recorder keeps, for whoever adds to it from outside: what the flat engine has found. Only types. */
import type { LevelSet } from "../statistics/level-set.ts";
import type { CellRecord } from "./cell-record.ts";
import type { HourOfWeek } from "./hour-of-week.ts";
import type { HourlyFigures } from "./run-result.ts";
import type { SeriesRecord } from "./series-record.ts";
import type { StageRecord } from "./stage-record.ts";
import type { VehicleRows } from "./vehicle-rows.ts";

/** What is kept of one flow; the recorder's own arrays. Sums have one element. */
export interface FlowFigures {
  /** Vehicles of the measured time. */
  readonly generated: Float64Array;
  readonly outcomes: Float64Array;
  readonly reasons: Float64Array;
  readonly hourly: HourlyFigures;
  /** Local hours at which its vehicles come. */
  readonly hoursIn: HourOfWeek;
  /** Time before the gate and at the post within the measured time [s], for Little's law. */
  readonly queueTime: Float64Array;
  readonly postTime: Float64Array;
}

/** What a recorder keeps. */
export interface Figures {
  readonly warmup: number;
  /** Vehicles that came at this time or later are measured [s]. */
  readonly countsFrom: number;
  readonly levels: LevelSet;
  readonly series: SeriesRecord;
  readonly flows: readonly FlowFigures[];
  /** Those who crossed, by flow and channel. */
  readonly cells: readonly CellRecord[];
  readonly stages: readonly StageRecord[];
  /** By checkpoint. */
  readonly lastExit: Float64Array;
  readonly crossedBy: Float64Array;
  readonly rows: VehicleRows | null;
}
