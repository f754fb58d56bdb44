/** How a vehicle's story ends, and why: indexes into OUTCOMES and REASONS of the report. */

/** Indexes into OUTCOMES. */
export const Outcome = { crossed: 0, diverted: 1, gaveUp: 2, turnedBack: 3, unfinished: 4 } as const;

/** Indexes into REASONS. */
export const Reason = {
  none: 0,
  balked: 1,
  reneged: 2,
  refused: 3,
  inspection: 4,
  /** At an electronic queue: stayed away, gave its booking up, found no slot, was sent away at the gate. */
  noShow: 5,
  cancelled: 6,
  noSlot: 7,
  turnedAway: 8,
  /** For want of a permit: diverted or gave up. */
  noPermit: 9,
  /** Met a closure: went another way, or gave up. */
  closed: 10,
  /** Cargo under an embargo: never loaded, or diverted under way. */
  embargo: 11,
  /** For want of a driver: the trip was not made. */
  noDriver: 12,
} as const;
