/**
 * What one replication finds of vehicles by the documents they came with: what became of them, and how long those took
 * who crossed. The recorder tells it what happens.
 */
import type { Model } from "../model/compile.ts";
import { Outcome } from "../model/outcomes.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import { withoutHair } from "./booking-record.ts";
import type { Books } from "./books.ts";
import { OUTCOMES } from "./report.ts";
import type { DocumentFigures } from "./run-result.ts";

/** Records the documents of one replication. */
export class DocumentRecord {
  readonly #words: number;
  readonly #delaysBefore: boolean;
  readonly #flows: readonly string[];
  readonly #outcomes: readonly Float64Array[];
  readonly #borderTime: readonly Tally[];
  readonly #totalDelay: readonly Tally[];

  constructor(model: Model, words: number, exactUpTo: number) {
    const cells = <T>(make: () => T) => Array.from({ length: model.flows.length * words }, make);
    this.#words = words;
    this.#delaysBefore = model.delaysBefore || model.permits !== null;
    this.#flows = model.flows.map((f) => f.id);
    this.#outcomes = cells(() => new Float64Array(OUTCOMES.length));
    this.#borderTime = cells(() => new Tally(exactUpTo));
    this.#totalDelay = cells(() => new Tally(exactUpTo));
  }

  /** A measured vehicle has left, or is there at the end: at `now` [s], with this outcome. */
  left(vehicles: Vehicles, v: number, now: number, outcome: number): void {
    const { flow, documents, arrivedAt, readyAt, travelTime } = vehicles;
    const cell = flow[v]! * this.#words + documents[v]!;
    this.#outcomes[cell]![outcome]! += 1;
    if (outcome !== Outcome.crossed) return;
    const atBorder = now - arrivedAt[v]!;
    this.#borderTime[cell]!.add(atBorder);
    this.#totalDelay[cell]!.add(
      this.#delaysBefore ? withoutHair(now - readyAt[v]! - travelTime[v]!) : atBorder,
    );
  }

  /** Every vehicle came with one quality of documents: together they are all. @param outcomes by flow */
  finish(books: Books, outcomes: readonly Float64Array[]): DocumentFigures {
    outcomes.forEach((all, f) => {
      const mine = this.#outcomes.slice(f * this.#words, (f + 1) * this.#words);
      all.forEach((count, o) => {
        const sum = mine.reduce((total, cell) => total + cell[o]!, 0);
        books.equal("documents", `${OUTCOMES[o]} of ${this.#flows[f]} by documents`, sum, count);
      });
    });
    return {
      outcomes: this.#outcomes,
      borderTime: this.#borderTime.map((t) => t.toPlain()),
      totalDelay: this.#totalDelay.map((t) => t.toPlain()),
    };
  }
}

/** The record of a model; null where no flow declares documents. */
export function documentRecordOf(model: Model, exactUpTo: number): DocumentRecord | null {
  return model.documents === null ? null : new DocumentRecord(model, model.documents.words.length, exactUpTo);
}
