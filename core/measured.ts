/**
 * Which measures the inner loop takes: all of them, always. The compiler leaves out the code of one that is `false` here,
 * and so `npm run bench:measures`, which gives it another text of this file, finds what each of them costs. Without some of
 * them the books of a run do not balance.
 */

/** Levels over time. */
export const LEVELS: bool = true;
/** Visits and busy periods of stages. */
export const VISITS: bool = true;
/** Arrivals by hour of the week. */
export const ARRIVALS: bool = true;
/** Departures: outcomes, sums by hour, time before the gate and at the post. */
export const DEPARTURES: bool = true;
/** Times of vehicles that have crossed, one by one; only with DEPARTURES. */
export const STAYS: bool = true;
