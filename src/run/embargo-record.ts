/**
 * What one replication finds of embargoes: their counts, what waits while they last and after, what they cost those who
 * crossed; and their books. The recorder tells it what happens.
 */

import type { Model } from "../model/compile.ts";
import type { Embargoes } from "../model/embargoes/begin-embargoes.ts";
import { cameByDiversion } from "../model/embargoes/stopped-road.ts";
import type { LevelPlan } from "../model/levels.ts";
import { Outcome, Reason } from "../model/outcomes.ts";
import type { Vehicles } from "../model/vehicles.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import { Tally } from "../statistics/tally.ts";
import type { Books } from "./books.ts";
import { queuesIn, queuesOf } from "./closure-record.ts";
import type { EmbargoesFound } from "./embargo-figures.ts";
import { QueueHistory } from "./queue-history.ts";

interface Watched {
  readonly levels: readonly number[];
  readonly history: QueueHistory;
}

/** Records the embargoes of one replication. */
export class EmbargoRecord {
  readonly #model: Model;
  readonly #levels: LevelPlan;
  readonly #values: Float64Array;
  /** By embargo, then by its checkpoints; and by level. */
  readonly #watched: readonly (readonly Watched[])[];
  readonly #watching: readonly (readonly Watched[])[];
  readonly #lost: readonly Tally[];
  #diverted = 0;
  #came = 0;
  #still = { waiting: 0, standing: 0 };
  #embargoes!: Embargoes;

  constructor(model: Model, levels: LevelPlan, exactUpTo: number) {
    this.#model = model;
    this.#levels = levels;
    this.#values = new Float64Array(levels.specs.length);
    const waiting = (c: number, meets: readonly boolean[]) =>
      [...queuesOf(model, levels, c, meets), levels.index("atOrigin", model.checkpoints[c]!, "")].filter(
        (l) => l >= 0,
      );
    this.#watched = model.embargoes.map(({ checkpoints, meets }) =>
      checkpoints.map((c) => ({ levels: waiting(c, meets), history: new QueueHistory() })),
    );
    const all = this.#watched.flat();
    this.#watching = levels.specs.map((_, l) => all.filter((w) => w.levels.includes(l)));
    this.#lost = model.flows.map(() => new Tally(exactUpTo));
  }

  /** The embargoes at work; before the first event. */
  watch(embargoes: Embargoes): void {
    this.#embargoes = embargoes;
  }

  level(level: number, now: number, value: number): void {
    this.#values[level] = value;
    for (const { levels, history } of this.#watching[level]!)
      history.set(
        now,
        levels.reduce((sum, l) => sum + this.#values[l]!, 0),
      );
  }

  generated(vehicles: Vehicles, v: number): void {
    if (cameByDiversion(vehicles.number[v]!)) this.#came += 1;
  }

  /** A vehicle has left; `counts` if it is measured. */
  left(vehicles: Vehicles, v: number, outcome: number, reason: number, counts: boolean): void {
    if (outcome === Outcome.diverted && reason === Reason.embargo) this.#diverted += 1;
    if (outcome === Outcome.crossed && counts) this.#lost[vehicles.flow[v]!]!.add(vehicles.embargoTime[v]!);
  }

  /** The run ends. */
  closing(): void {
    this.#still = this.#embargoes.finish();
  }

  /** Puts the promises into the books, and gives what was found. */
  finish(books: Books, levels: LevelSet, end: number): EmbargoesFound {
    const { model, ledger } = { model: this.#model, ledger: this.#embargoes.ledger };
    this.#checkBooks(books, levels, end);
    return {
      embargoes: model.embargoes.map(({ from, to }, e) => {
        const counts = ledger.counts[e]!;
        const stillHeld = counts.some((c) => c.stillHeld > 0);
        const cleared = ledger.clearedAt[e]!;
        const clearTime = to >= end || stillHeld ? Number.NaN : Math.max(0, (cleared || to) - to);
        const queues = this.#watched[e]!.map(({ history }) => queuesIn(history, [{ from, to }], end)[0]!);
        return { counts: counts.map((c) => ({ ...c })), clearTime, queues };
      }),
      lost: this.#lost.map((t) => t.toPlain()),
      came: ledger.came,
    };
  }

  #checkBooks(books: Books, levels: LevelSet, end: number): void {
    const { ledger } = this.#embargoes;
    const { waiting, standing } = this.#still;
    const { flows, checkpoints } = this.#model;
    const sum = (column: Int32Array) => column.reduce((a, b) => a + b, 0);
    const gone = sum(ledger.loaded) + sum(ledger.lost);
    books.equal("embargo-ledger", "vehicles at their origin", sum(ledger.received), gone + waiting);
    const stopped = sum(ledger.resumed) + sum(ledger.stopsDiverted) + standing;
    books.equal("embargo-ledger", "vehicles stopped under way", sum(ledger.stops), stopped);
    const diverted = ledger.counts.flat().reduce((a, c) => a + c.diverted, 0);
    books.equal("embargo-ledger", "vehicles diverted by embargoes", diverted, this.#diverted);
    books.equal("embargo-ledger", "vehicles that came by a diversion", this.#diverted, this.#came);
    checkpoints.forEach((id, c) => {
      const there = (kind: "atOrigin" | "stopped") => {
        const level = this.#levels.index(kind, id, "");
        return level < 0 ? 0 : levels.value(level);
      };
      const ofFlows = (of: (f: number) => number) =>
        flows.reduce((a, flow, f) => (flow.checkpoint === c ? a + of(f) : a), 0);
      const held = ofFlows((f) => ledger.received[f]! - ledger.loaded[f]! - ledger.lost[f]!);
      books.equal("embargo-ledger", `waiting at their origin for ${id}`, there("atOrigin"), held);
      const standing = ofFlows((f) => ledger.stops[f]! - ledger.resumed[f]! - ledger.stopsDiverted[f]!);
      books.equal("embargo-ledger", `standing under way to ${id}`, there("stopped"), standing);
    });
    if (ledger.checked > 0)
      books.none("embargo-held", "loaded while an embargo held", ledger.checked, ledger.breaches);
    const { checked, broken } = ledger.days();
    if (checked > 0) books.none("embargo-exceptions", "days with more than is excepted", checked, broken);
    if (this.#model.warmup === 0) this.#checkTime(books, levels, end);
  }

  /** Little's law at the origins: the integral of who waits is the time of all who did. */
  #checkTime(books: Books, levels: LevelSet, end: number): void {
    const { ledger } = this.#embargoes;
    const counts = ledger.counts.flat();
    const time = counts.reduce((a, c) => a + c.heldTime, 0);
    const integral = this.#model.checkpoints.reduce((a, id) => {
      const level = this.#levels.index("atOrigin", id, "");
      return level < 0 ? a : a + levels.integral(level, end);
    }, 0);
    const terms = 4 * (counts.reduce((a, c) => a + c.held, 0) + 1);
    books.equalTimes("littles-law", "waiting at their origin", integral, time, terms, end);
  }
}
