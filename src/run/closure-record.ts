/**
 * What one replication finds of closures: the queue while they last and after, who met them and what it cost them, and
 * whether a closed post served anybody. The recorder tells it what happens.
 */
import type { ClosurePlan } from "../model/closures/closure-plan.ts";
import type { Period } from "../model/closures/periods.ts";
import type { Model } from "../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../model/levels.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import type { Books } from "./books.ts";
import type { ClosureQueue, ClosuresFound } from "./closure-figures.ts";
import { QueueHistory } from "./queue-history.ts";

/** The queue is back to normal when it is no longer than in this share of the time before the closure... */
export const NORMAL_QUANTILE = 0.95;
/** ... over this time before it [s], and stays so for this long [s]. */
export const NORMAL_BEFORE = 7 * 86400;
export const NORMAL_LASTING = 3600;

interface Watched {
  readonly levels: readonly number[];
  readonly history: QueueHistory;
}

/** Records the closures of one replication. */
export class ClosureRecord {
  readonly #model: Model;
  readonly #values: Float64Array;
  /** By closure, then by its checkpoints. */
  readonly #watched: readonly (readonly Watched[])[];
  /** By level: the queues it belongs to. */
  readonly #watching: readonly (readonly Watched[])[];
  readonly #met: readonly Float64Array[];
  readonly #delay: readonly Float64Array[];
  readonly #held: readonly Tally[];
  #periods: readonly (readonly Period[])[] = [];
  #services = 0;
  #entries = 0;
  #breaches = 0;

  constructor(model: Model, levels: LevelPlan, exactUpTo: number) {
    this.#model = model;
    this.#values = new Float64Array(levels.specs.length);
    this.#watched = model.closures.map(({ checkpoints, meets }) =>
      checkpoints.map((c) => ({ levels: queuesOf(model, levels, c, meets), history: new QueueHistory() })),
    );
    const all = this.#watched.flat();
    this.#watching = levels.specs.map((_, l) => all.filter((w) => w.levels.includes(l)));
    this.#met = model.closures.map(() => new Float64Array(model.flows.length));
    this.#delay = model.closures.map(() => new Float64Array(model.flows.length));
    this.#held = model.flows.map(() => new Tally(exactUpTo));
  }

  /** The periods of this replication; before the first event. */
  watch(plan: ClosurePlan | null): void {
    this.#periods = plan?.periods ?? [];
  }

  /** A level has changed. */
  level(level: number, now: number, value: number): void {
    this.#values[level] = value;
    for (const { levels, history } of this.#watching[level]!) {
      history.set(now, levels.length === 1 ? value : levels.reduce((sum, l) => sum + this.#values[l]!, 0));
    }
  }

  /** A service begins or goes on. */
  serves(stage: number, now: number): void {
    this.#services += 1;
    this.#model.closures.forEach(({ stages }, c) => {
      if (stages.includes(stage) && this.#holds(c, now)) this.#breaches += 1;
    });
  }

  /** A vehicle has left, or is there at the end; `crossed` if it crossed, `counts` if it is measured. */
  gone(vehicles: Vehicles, v: number, now: number, crossed: boolean, counts: boolean): void {
    const f = vehicles.flow[v]!;
    const { delaysBefore, closures } = this.#model;
    const held = delaysBefore ? vehicles.heldTime[v]! : 0;
    if (crossed) this.#checkEntry(vehicles, v, f, now);
    if (!counts) return;
    if (crossed) this.#held[f]!.add(held);
    const there = vehicles.arrivedAt[v]! <= now;
    if (!there && (!delaysBefore || vehicles.booked[v] === 1)) return;
    // When it would have been at the border.
    const since = there ? vehicles.arrivedAt[v]! - held : vehicles.readyAt[v]! + vehicles.travelTime[v]!;
    if (since > now) return;
    closures.forEach(({ meets }, c) => {
      if (!meets[f] || !this.#periods[c]!.some((p) => p.from < now && since < p.to)) return;
      this.#met[c]![f]! += 1;
      this.#delay[c]![f]! += now - since - vehicles.serviceTime[v]!;
    });
  }

  /** Puts the promise that a closed post serves nobody into the books, and gives what was found. */
  finish(books: Books, end: number): ClosuresFound {
    books.none(
      "closed-post",
      "services or entries while closed",
      this.#services + this.#entries,
      this.#breaches,
    );
    return {
      closures: this.#watched.map((watched, c) => ({
        queues: watched.map(({ history }) => queuesIn(history, this.#periods[c]!, end)),
        met: this.#met[c]!,
        delay: this.#delay[c]!,
      })),
      held: this.#held.map((t) => t.toPlain()),
    };
  }

  /** Whether a closure holds at an instant, its first and last excepted: there the order of events decides. */
  #holds(c: number, now: number): boolean {
    return this.#periods[c]!.some((p) => p.from < now && now < p.to);
  }

  #checkEntry(vehicles: Vehicles, v: number, f: number, now: number): void {
    const enteredAt = vehicles.enteredAt[v]!;
    // Who passes no stage has crossed without being let in.
    if (enteredAt === now && vehicles.serviceTime[v] === 0) return;
    this.#entries += 1;
    const { spec, side } = this.#model.flows[f]!;
    this.#model.closures.forEach(({ gates, bars }, c) => {
      const shut = gates.includes(`${spec.at}/${side}`) || bars?.[f];
      if (shut && this.#holds(c, enteredAt)) this.#breaches += 1;
    });
  }
}

/** Levels at a checkpoint of the lines in which vehicles stand that meet a closure, and of the parking. */
export function queuesOf(model: Model, levels: LevelPlan, c: number, meets: readonly boolean[]): number[] {
  const id = model.checkpoints[c]!;
  const sides = new Set(model.flows.filter((f, i) => meets[i] && f.spec.at === id).map((f) => f.side));
  const queues = gatesOf(model)
    .filter((g) => g.checkpoint === id && sides.has(g.side))
    .map((g) => levels.index("queueLength", id, gateGroup(g)));
  return model.parks ? [...queues, levels.index("parked", id, "")] : queues;
}

/** One after the other: what is normal is what was before the first of those that the queue has not got over. */
export function queuesIn(history: QueueHistory, periods: readonly Period[], end: number): ClosureQueue[] {
  const found: ClosureQueue[] = [];
  for (const period of periods) {
    const last = found.at(-1);
    const over = last === undefined || last.to + last.recovery <= period.from;
    const { from } = period;
    const normal = over ? history.quantile(NORMAL_QUANTILE, from - NORMAL_BEFORE, from) : last.normal;
    found.push(queueOf(history, period, normal, end));
  }
  return found;
}

function queueOf(history: QueueHistory, { from, to }: Period, normal: number, end: number): ClosureQueue {
  const opens = to < end;
  const normalAt = opens ? history.firstLow(normal, NORMAL_LASTING, to, end) : Number.NaN;
  const peak = history.peak(Math.max(from, 0), Number.isNaN(normalAt) ? end : normalAt);
  return {
    from,
    to,
    normal,
    peak: peak.value,
    peakAt: peak.at,
    stranded: opens ? history.before(to) : Number.NaN,
    recovery: normalAt - to,
  };
}
