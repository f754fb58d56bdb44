/** The contract of balking: whether an arriving vehicle joins, by the number it sees. */

/** A balking rule at work. */
export interface BalkingRule {
  /** Probability of joining when `seen` vehicles are there, 0 to 1. */
  joins(seen: number): number;
}
