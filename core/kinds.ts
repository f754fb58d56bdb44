/**
 * What posts may have and the inner loop knows: all of it. The compiler leaves out the code for what is `false` here, and so
 * the build makes a second loop, for plain posts (src/model/flat/plain.ts says which these are), of another text of this
 * file: the rules are written once.
 */

/** Staff that stages share. */
export const SHARED: bool = true;
/** Services that are interrupted, and vehicles that go on before the line does. */
export const INTERRUPTED: bool = true;
/** Ways by lot. */
export const LOTS: bool = true;
/** Channels. */
export const CHANNELS: bool = true;
/** Vehicles that come together. */
export const GROUPS: bool = true;
/** Several priorities. */
export const RANKS: bool = true;
