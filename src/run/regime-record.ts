/** What one replication finds of regimes: times at the border of vehicles that came while each held, and their channels. */
import type { Model } from "../model/compile.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { type PlainTally, Tally } from "../statistics/tally.ts";

/** What one regime did in one replication: by flow. */
export interface RegimeFigures {
  /** Times at the border of those who crossed [s]. */
  readonly borderTime: readonly PlainTally[];
  /** By flow: vehicles by channel, those that did not cross too. */
  readonly channels: readonly Float64Array[];
}

/** Records the regimes of one replication. */
export class RegimeRecord {
  readonly #model: Model;
  readonly #borderTime: readonly (readonly Tally[])[];
  readonly #channels: readonly (readonly Float64Array[])[];

  constructor(model: Model, exactUpTo: number) {
    this.#model = model;
    this.#borderTime = model.regimes.map(() => model.flows.map(() => new Tally(exactUpTo)));
    this.#channels = model.regimes.map(() => model.flows.map(() => new Float64Array(model.channels)));
  }

  /** A measured vehicle has left, or is there at the end. */
  gone(vehicles: Vehicles, v: number, now: number, crossed: boolean): void {
    const f = vehicles.flow[v]!;
    const arrivedAt = vehicles.arrivedAt[v]!;
    if (!(arrivedAt <= now)) return;
    this.#model.regimes.forEach(({ checkpoint, from, to }, r) => {
      if (this.#model.flows[f]!.checkpoint !== checkpoint || arrivedAt < from || arrivedAt >= to) return;
      this.#channels[r]![f]![vehicles.channel[v]!]! += 1;
      if (crossed) this.#borderTime[r]![f]!.add(now - arrivedAt);
    });
  }

  /** What was found. */
  figures(): RegimeFigures[] {
    return this.#model.regimes.map((_, r) => ({
      borderTime: this.#borderTime[r]!.map((t) => t.toPlain()),
      channels: this.#channels[r]!,
    }));
  }
}
