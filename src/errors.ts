/**
 * Errors as data. What is wrong with a user's file is a list of problems; what breaks a promise of the program
 * is thrown. The sentences live in `cli/messages`. Knows no output.
 */

/** Where in the street a problem was found. */
export type Phase = "load" | "shape" | "reference" | "value" | "advice";

/** One thing that is wrong with a scenario, or advice about it. */
export interface Problem {
  /** Short name of the kind of problem, such as `key:unknown`; the key of its sentence. */
  readonly code: string;
  readonly phase: Phase;
  /** Where in the scenario. */
  readonly path: readonly (string | number)[];
  /** What stood there, if that says something. */
  readonly received?: string | number;
  /** What was expected there. */
  readonly expected?: string;
  /** A guess at what was meant. */
  readonly hint?: string;
  /** What else the sentence names. */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** A fatal problem stops the run; advice does not. */
  readonly fatal: boolean;
  /** Position in the file, from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A broken promise of the program: a fault of Kezek, never of the user. Exit code 70. */
export class Fault extends Error {
  override readonly name = "Fault";
  /** Seed, replication (from 1, as `kezek trace` counts) and simulated time [s] at which it happened, filled in by whoever knows them. */
  where: { seed?: string; replication?: number; time?: number } = {};
  readonly code: string;

  /** @param code which promise was broken @param message what was found */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Throws a fault unless the promise holds. */
export function invariant(holds: boolean, code: string, message: () => string): asserts holds {
  if (!holds) throw new Fault(code, message());
}
