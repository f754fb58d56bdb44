/**
 * What one replication finds of what is kept away from the post: units that stay away after a use, vehicles that an
 * embargo holds, trains on the line before a station. Parts of the recorder that few scenarios need, behind one door; each keeps its own books.
 */
import type { Model } from "../model/compile.ts";
import type { Embargoes } from "../model/embargoes/begin-embargoes.ts";
import type { LevelPlan } from "../model/levels.ts";
import type { Turnaround } from "../model/turnaround.ts";
import type { Vehicles } from "../model/vehicles.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { Books } from "./books.ts";
import type { EmbargoesFound } from "./embargo-figures.ts";
import { EmbargoRecord } from "./embargo-record.ts";
import type { LineFound } from "./line-figures.ts";
import { type HeldLine, lineFound } from "./line-record.ts";

/** What is watched. */
export interface Held {
  /** Resources whose units stay away after a use. */
  readonly turnarounds: readonly Turnaround[];
  /** Null where there are none. */
  readonly embargoes: Embargoes | null;
  /** Railway lines before stations. */
  readonly lines: readonly HeldLine[];
}

/** What was found; null where there is none. */
export interface HeldFound {
  readonly embargoes: EmbargoesFound | null;
  /** By gate with a line before it. */
  readonly lines: readonly LineFound[] | null;
}

/** Of a model in which nothing is held. */
export const NOTHING_HELD: HeldFound = { embargoes: null, lines: null };

/** Records it. */
export class HeldRecord {
  readonly #embargoes: EmbargoRecord | null;
  #turnarounds: readonly Turnaround[] = [];
  #lines: readonly HeldLine[] = [];

  constructor(model: Model, levels: LevelPlan, exactUpTo: number) {
    this.#embargoes = model.embargoes.length > 0 ? new EmbargoRecord(model, levels, exactUpTo) : null;
  }

  /** Before the first event. */
  watch({ turnarounds, embargoes, lines }: Held): void {
    this.#turnarounds = turnarounds;
    this.#lines = lines;
    if (embargoes !== null) this.#embargoes?.watch(embargoes);
  }

  level(level: number, now: number, value: number): void {
    this.#embargoes?.level(level, now, value);
  }

  generated(vehicles: Vehicles, v: number): void {
    this.#embargoes?.generated(vehicles, v);
  }

  /** A vehicle has left; `counts` if it is measured. */
  left(vehicles: Vehicles, v: number, outcome: number, reason: number, counts: boolean): void {
    this.#embargoes?.left(vehicles, v, outcome, reason, counts);
  }

  /** The run ends: before those who are still about are recorded. */
  closing(): void {
    this.#embargoes?.closing();
  }

  /** Closes the books and gives what was found. */
  finish(books: Books, levels: LevelSet, end: number): HeldFound {
    for (const { name, level, time, count } of this.#turnarounds) {
      const integral = levels.integral(level, end);
      books.equalTimes("littles-law", `units of ${name} away`, integral, time, 2 * count, end);
    }
    const lines = this.#lines.map((line) => lineFound(line, books, levels, end));
    return {
      embargoes: this.#embargoes?.finish(books, levels, end) ?? null,
      lines: lines.length > 0 ? lines : null,
    };
  }
}

/** The record of a model; null where nothing is held. */
export function heldRecordOf(model: Model, levels: LevelPlan, exactUpTo: number): HeldRecord | null {
  const turns = levels.specs.some(({ kind }) => kind === "turning" || kind === "held");
  return turns || model.embargoes.length > 0 ? new HeldRecord(model, levels, exactUpTo) : null;
}
