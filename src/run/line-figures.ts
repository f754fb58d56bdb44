/** What one replication found of trains held on the line before a station: plain data. */

/** Trains of one gate in one replication, by flow. */
export interface LineFound {
  /** Trains that were abandoned, their wagons, how often that was, and the time of restarts [s]. */
  readonly trains: Float64Array;
  readonly wagons: Float64Array;
  readonly times: Float64Array;
  readonly restartTime: Float64Array;
}
