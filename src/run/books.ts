/**
 * The run's own books: identities that hold on every sample path, checked at the end of every replication.
 * A breach is a fault of the program, never of the scenario.
 */
import { Fault } from "../errors.ts";
import type { BookResult } from "./run-result.ts";

/** Unit roundoff of doubles. */
const EPSILON = 2 ** -52;

/** Collects checks. */
export class Books {
  readonly #results = new Map<string, { checked: number; worst: number }>();

  #note(name: string, discrepancy: number): void {
    const entry = this.#results.get(name) ?? { checked: 0, worst: 0 };
    entry.checked += 1;
    entry.worst = Math.max(entry.worst, discrepancy);
    this.#results.set(name, entry);
  }

  /** Two counts that must be equal. */
  equal(name: string, what: string, left: number, right: number): void {
    this.#note(name, left === right ? 0 : 1);
    if (left !== right) throw new Fault(`books:${name}`, `${what}: ${left} against ${right}`);
  }

  /** A promise that was put to the test `checked` times and must not have been broken once. */
  none(name: string, what: string, checked: number, broken: number): void {
    for (let i = 1; i < checked; i += 1) this.#note(name, 0);
    this.equal(name, what, broken, 0);
  }

  /**
   * Two sums of times that must be equal but for rounding.
   * @param terms number of additions behind each side; a sum of n terms errs by at most n roundoffs of the sum of
   * their sizes (Higham 2002, eq. 4.4), and each term is a difference of instants up to `horizon` [s]
   */
  equalTimes(name: string, what: string, left: number, right: number, terms: number, horizon: number): void {
    const size = Math.max(Math.abs(left), Math.abs(right));
    const allowed = 2 * EPSILON * (terms + 2) * (size + 2 * horizon);
    const difference = Math.abs(left - right);
    this.#note(name, size === 0 ? difference : difference / size);
    if (!(difference <= allowed)) {
      throw new Fault(`books:${name}`, `${what}: ${left} s against ${right} s (${allowed} s allowed)`);
    }
  }

  /** All checks by name. */
  results(): Record<string, BookResult> {
    return Object.fromEntries(this.#results);
  }
}
