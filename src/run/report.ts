/**
 * The report: what the replications of one scenario say together. Plain, versioned data that every output reads.
 * Knows no format of output.
 */

/** Statistics that a summary row may hold. */
export type Statistic =
  | "mean"
  | "sd"
  | "min"
  | "p05"
  | "p10"
  | "p25"
  | "p50"
  | "p75"
  | "p90"
  | "p95"
  | "p99"
  | "max"
  | "count"
  | "share";

/** One figure with its interval. `*` in checkpoint, flow or group means all. */
export interface SummaryRow {
  readonly checkpoint: string;
  readonly flow: string;
  /** `*`, or what the figure is restricted to: `channel=red`, `stage=scan`, `resource=officers`, `above=4 h`, `outcome=gaveUp`. */
  readonly group: string;
  readonly metric: string;
  readonly statistic: Statistic;
  /** In `unit`; waits in hours. NaN where there is no observation. */
  readonly value: number;
  /** Confidence interval over replications; NaN where there is none (fewer than 5 replications). */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** Values behind the figure, over all replications. */
  readonly observations: number;
}

/** One bin of the distribution of a wait: (from, to] hours, and from 0 itself in the first. The last has `to` = Infinity when values lie beyond. */
export interface WaitRow {
  readonly checkpoint: string;
  readonly flow: string;
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  /** Vehicles over all replications. */
  readonly vehicles: number;
  readonly share: number;
  readonly cumulativeShare: number;
}

/** One measure over time, over the replications: columns of equal length. */
export interface Series {
  readonly checkpoint: string;
  readonly measure: string;
  readonly unit: string;
  /** Local ISO times. */
  readonly time: readonly string[];
  readonly mean: Float64Array;
  readonly p05: Float64Array;
  readonly p95: Float64Array;
}

/** A mean by hour of day and weekday of arrival. */
export interface HourlyRow {
  readonly checkpoint: string;
  readonly flow: string;
  /** `mon` to `sun`, or `*`. */
  readonly weekday: string;
  /** `00` to `23`, or `*`. */
  readonly hour: string;
  /** `arrivals` (vehicles a day) or a wait (hours). */
  readonly metric: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly observations: number;
}

/** An observed figure beside the simulated one. */
export interface FieldRow {
  readonly figure: string;
  readonly metric: string;
  readonly statistic: string;
  readonly flow: string;
  readonly group: string;
  readonly observedLow: number;
  readonly observedHigh: number;
  readonly unit: string;
  readonly simulated: number;
  readonly low: number;
  readonly high: number;
  readonly reference: string;
}

/** A check of the run's own books, summed over replications. */
export interface BookCheck {
  /** `conservation`, `littles-law`, `clock` and so on. */
  readonly name: string;
  /** How many identities were checked. */
  readonly checked: number;
  /** Greatest relative discrepancy found (0 for counts). */
  readonly worst: number;
}

/** What a scenario says of itself, for readers. */
export interface ReportScenario {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly start: string;
  readonly timezone: string;
  /** [s] */
  readonly length: number;
  readonly warmup: number;
  readonly kind: string;
  readonly flows: readonly { readonly id: string; readonly title: string; readonly checkpoint: string }[];
  readonly checkpoints: readonly {
    readonly id: string;
    readonly title: string;
    readonly stages: readonly string[];
  }[];
  /** Pools of permits, where there are any: what they are called, and what they are besides. */
  readonly permits?: readonly { readonly id: string; readonly title: string; readonly about: string }[];
  /** Titles of closures, regimes and embargoes (checkpoint `*`) and of stations of lines, by the group of their rows. */
  readonly titles?: readonly {
    readonly checkpoint: string;
    readonly group: string;
    readonly title: string;
  }[];
  /** Titles of tracks, stocks of wagons and paths that have one, by the group of their rows; where there are rail stations. */
  readonly rail?: readonly { readonly checkpoint: string; readonly group: string; readonly title: string }[];
  /** Pools of drivers, where there are any. */
  readonly drivers?: readonly { readonly id: string; readonly title: string }[];
  /** Waits [h] for which the share above is reported. */
  readonly thresholds: readonly number[];
  readonly sources: readonly { readonly for: string; readonly figure: string; readonly reference: string }[];
  readonly assumptions: readonly string[];
  /** SHA-256 of the validated scenario. */
  readonly hash: string;
}

/** What all replications say together. */
export interface Report {
  readonly version: 1;
  readonly scenario: ReportScenario;
  readonly seed: string;
  readonly replications: number;
  /** Confidence level of the intervals, such as 0.95. */
  readonly level: number;
  readonly summary: readonly SummaryRow[];
  readonly waits: readonly WaitRow[];
  readonly series: readonly Series[];
  readonly hourly: readonly HourlyRow[];
  readonly field: readonly FieldRow[];
  readonly books: readonly BookCheck[];
  /** Plain sentences a reader must see: few replications, unfinished vehicles, a load of 1 or more. */
  readonly warnings: readonly string[];
  /** Events simulated and vehicles generated, over all replications. */
  readonly events: number;
  readonly vehicles: number;
}

/** Vehicle metrics in the order of the design: waits and times of one vehicle [h in outputs]. */
export const VEHICLE_METRICS = [
  "permitWait",
  "slotWait",
  "queueWait",
  "insideTime",
  "serviceTime",
  "insideWait",
  "blockedTime",
  "awayTime",
  "borderTime",
  "totalDelay",
] as const;
/** Name of a vehicle metric. */
export type VehicleMetric = (typeof VEHICLE_METRICS)[number];

/** Outcomes of a vehicle; every vehicle has exactly one. */
export const OUTCOMES = ["crossed", "diverted", "gaveUp", "turnedBack", "unfinished"] as const;
/** Name of an outcome. */
export type Outcome = (typeof OUTCOMES)[number];

/** Columns of one replication's vehicles, for vehicles.csv: arrays of equal length; times [s since start], NaN where it did not happen. */
export interface VehicleTable {
  readonly replication: number;
  readonly flow: Uint16Array;
  readonly number: Int32Array;
  /** Index into the flow's channels, 255 for none. */
  readonly channel: Uint8Array;
  /** Index into OUTCOMES. */
  readonly outcome: Uint8Array;
  /** Index into REASONS. */
  readonly reason: Uint8Array;
  readonly readyAt: Float64Array;
  readonly arrivedAt: Float64Array;
  readonly enteredAt: Float64Array;
  readonly exitedAt: Float64Array;
  readonly serviceTime: Float64Array;
  readonly blockedTime: Float64Array;
  readonly awayTime: Float64Array;
  /** Where there is an electronic queue: the slot or call [s], and the waits before the border [s]. */
  readonly slotAt?: Float64Array;
  readonly permitWait?: Float64Array;
  /** Where there are permits: the part of the wait for one that was spent at the border [s]. */
  readonly permitBorderTime?: Float64Array;
  /** Where there are drivers: the wait for one [s]. */
  readonly driverWait?: Float64Array;
  readonly slotWait?: Float64Array;
  readonly homeTime?: Float64Array;
  readonly roadTime?: Float64Array;
  readonly areaTime?: Float64Array;
  /** Where there are embargoes: how much later it is at the border for them, so far [s]. */
  readonly embargoTime?: Float64Array;
  /** Where trains stand on the line before a station: how often each was abandoned there. */
  readonly abandoned?: Uint8Array;
  /** Where some flow declares documents: what each vehicle came with, as an index of the words. */
  readonly documents?: Uint8Array;
  /** Where some flow has trains: what each vehicle brought; 0 of each for a truck. */
  readonly wagons?: Int32Array;
  readonly teu?: Int32Array;
  readonly tonnes?: Int32Array;
}

/** Why a vehicle left without crossing. */
export const REASONS = [
  "",
  "balked",
  "reneged",
  "refused",
  "inspection",
  "noShow",
  "cancelled",
  "noSlot",
  "turnedAway",
  "noPermit",
  "closed",
  "embargo",
  "noDriver",
] as const;
