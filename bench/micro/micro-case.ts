/** The contract of a micro case: a loop that does so many operations. */

/** Does `operations` of them. The result is used so that no compiler leaves the loop out. */
export type Loop = (operations: number) => number;

/** Micro cases of one part, by name; each loads what it measures when it is made. */
export type MicroCases = Readonly<Record<string, () => Promise<Loop>>>;
