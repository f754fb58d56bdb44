/**
 * What the inner loop asks of the program around it: random values, many at a time, and to take what has been gathered.
 * Everything else it does alone.
 */

/** Draws the next arrivals of a flow into the block at `instants`. */
export declare function drawArrivals(flow: i32, instants: usize): void;

/** Draws the channels of the next vehicles of a flow, from number `from` on, into the block at `channels`. */
export declare function drawChannels(flow: i32, from: i32, channels: usize): void;

/** Draws service times at a stage for the vehicles of a flow numbered from `from` on, into the block at `values`. */
export declare function drawServices(stage: i32, flow: i32, from: i32, values: usize): void;

/** Draws one service time [s]. */
export declare function drawService(stage: i32, flow: i32, channel: i32, number: i32, lap: i32): f64;

/** How many vehicles of a flow come together now. */
export declare function groupSize(flow: i32): i32;

/** Where a vehicle goes after a stage (-1: at the entrance), where lots are drawn. */
export declare function wayAfter(flow: i32, channel: i32, number: i32, lap: i32, stage: i32): i32;

/** The hour of the week at which vehicles of a flow come now; puts into `until` when the next one begins [s]. */
export declare function hourOfWeek(flow: i32, time: f64, until: usize): i32;

/** Takes the rows gathered of those who crossed. Tells 1 when it has begun sketches for them here, and takes no more. */
export declare function takeStays(cell: i32, rows: i32, values: usize, gathered: usize): i32;

/** Takes waits gathered at a stage. Tells 1 as `takeStays`. */
export declare function takeWaits(stage: i32, rows: i32, values: usize, gathered: usize): i32;

/** Takes the row of a vehicle that has left, where rows are kept. */
export declare function takeRow(
  flow: i32,
  number: i32,
  channel: i32,
  outcome: i32,
  reason: i32,
  arrivedAt: f64,
  enteredAt: f64,
  exitedAt: f64,
  service: f64,
): void;

/** Ends the run: a service would end in the past, or at no instant. */
export declare function badService(endsAt: f64, now: f64): void;

/** Ends the run: a time is below 0 or not finite. */
export declare function badValue(least: f64, sum: f64): void;

/** Ends the run: there is no place for another vehicle. */
export declare function tooManyVehicles(most: i32): void;
