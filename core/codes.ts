/**
 * Numbers that mean the same here and in the program around: a test compares them (tests/unit/model/flat/codes.test.ts),
 * since the two are compiled apart.
 */

/** What a vehicle is doing: `Phase` of src/model/vehicles.ts. */
export const AWAY: i32 = 0;
export const AT_GATE: i32 = 1;
export const WAITING: i32 = 2;
export const SERVING: i32 = 3;
export const SUSPENDED: i32 = 5;

/** Where no stage follows: src/model/router.ts. In the table of ways, that lots are drawn. */
export const EXIT: i32 = -1;
export const BY_LOT: i32 = -3;

/** How a vehicle leaves, and why: src/model/outcomes.ts. */
export const CROSSED: i32 = 0;
export const TURNED_BACK: i32 = 3;
export const NO_REASON: i32 = 0;
export const REFUSED: i32 = 3;
export const INSPECTION: i32 = 4;
export const OUTCOMES: i32 = 5;
export const REASONS: i32 = 13;

/** Rules for the end of a shift. */
export const FINISH: i32 = 0;
export const HAND_OVER: i32 = 1;
export const SUSPEND: i32 = 2;

/** Hours of a week. */
export const WEEK_HOURS: i32 = 168;

/** Values drawn at a time, a power of two: MANY of src/kernel/blocks.ts. */
export const BLOCK: i32 = 256;
