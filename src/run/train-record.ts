/**
 * What one replication finds by wagon and by TEU: the times of each train counted for each of its wagons and for each
 * TEU, and what became of them. Where a train is dissolved and its parts leave one by one, each part has its own time.
 * The recorder tells it what happens.
 */
import type { Model } from "../model/compile.ts";
import { Outcome } from "../model/outcomes.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { WeightedTally } from "../statistics/weighted-tally.ts";
import type { Books } from "./books.ts";
import { OUTCOMES } from "./report.ts";
import { LOAD_UNITS, TRAIN_TIMES, type TrainFigures } from "./train-figures.ts";

/** Wagons and TEU, in the order of LOAD_UNITS. */
type Amounts = readonly [number, number];
const NOTHING: Amounts = [0, 0];

/** Records the trains of one replication. */
export class TrainRecord {
  readonly #model: Model;
  /** Whether vehicles have a life before the border, so that their delay begins there. */
  readonly #delays: boolean;
  /** By flow, unit and time; a flow without `train` may have trains that were diverted to it. */
  readonly #times: WeightedTally[][][];
  /** By stage and unit. */
  readonly #stageWaits: WeightedTally[][];
  /** By flow, then by unit. */
  readonly #generated: Float64Array[];
  /** By flow, then by outcome * 2 + unit. */
  readonly #outcomes: Float64Array[];
  /** By flow: trains, wagons and TEU through within the measured time. */
  readonly #through: Float64Array[];
  /** What has left already of trains that were dissolved. */
  readonly #gone = new Map<number, Amounts>();

  constructor(model: Model, exactUpTo: number) {
    const tally = () => new WeightedTally(exactUpTo);
    const units = LOAD_UNITS.length;
    this.#model = model;
    this.#delays = model.delaysBefore || model.permits !== null;
    this.#times = model.flows.map(() => LOAD_UNITS.map(() => TRAIN_TIMES.map(tally)));
    this.#stageWaits = model.stages.map(() => LOAD_UNITS.map(tally));
    this.#generated = model.flows.map(() => new Float64Array(units));
    this.#outcomes = model.flows.map(() => new Float64Array(OUTCOMES.length * units));
    this.#through = model.flows.map(() => new Float64Array(1 + units));
  }

  /** A vehicle of the measured time has come into being. */
  generated({ flow, wagons, teu }: Vehicles, v: number): void {
    const sums = this.#generated[flow[v]!]!;
    sums[0]! += wagons[v]!;
    sums[1]! += teu[v]!;
  }

  /** Part of a dissolved train has left at `now` [s]; `measured` is whether the train is of the measured time. */
  partLeft(vehicles: Vehicles, v: number, part: Amounts, now: number, measured: boolean): void {
    const [wagons, teu] = this.#gone.get(v) ?? NOTHING;
    this.#gone.set(v, [wagons + part[0], teu + part[1]]);
    this.#crossed(vehicles, v, part, now, measured);
  }

  /** A vehicle has left for good at `now` [s], or is left at the end, with what has not left before it. */
  left(vehicles: Vehicles, v: number, outcome: number, now: number, measured: boolean): void {
    const f = vehicles.flow[v]!;
    if (vehicles.wagons[v] === 0) return;
    const [wagons, teu] = this.#gone.get(v) ?? NOTHING;
    this.#gone.delete(v);
    const rest: Amounts = [vehicles.wagons[v]! - wagons, vehicles.teu[v]! - teu];
    if (outcome === Outcome.crossed) {
      if (now >= this.#model.warmup) this.#through[f]![0]! += 1;
      this.#crossed(vehicles, v, rest, now, measured);
    } else if (measured) this.#count(f, outcome, rest);
  }

  #count(f: number, outcome: number, [wagons, teu]: Amounts): void {
    const sums = this.#outcomes[f]!;
    sums[outcome * 2]! += wagons;
    sums[outcome * 2 + 1]! += teu;
  }

  #crossed(vehicles: Vehicles, v: number, part: Amounts, now: number, measured: boolean): void {
    const f = vehicles.flow[v]!;
    if (now >= this.#model.warmup) {
      const through = this.#through[f]!;
      through[1]! += part[0];
      through[2]! += part[1];
    }
    if (!measured) return;
    this.#count(f, Outcome.crossed, part);
    const { arrivedAt, enteredAt, readyAt, travelTime } = vehicles;
    const borderTime = now - arrivedAt[v]!;
    // In the order of TRAIN_TIMES.
    const times = [
      enteredAt[v]! - arrivedAt[v]!,
      now - enteredAt[v]!,
      borderTime,
      this.#delays ? Math.max(0, now - readyAt[v]! - travelTime[v]!) : borderTime,
    ];
    part.forEach((weight, unit) => {
      this.#times[f]![unit]!.forEach((tally, t) => {
        tally.add(times[t]!, weight);
      });
    });
  }

  /** A vehicle has left a stage at which it has waited so long [s]. */
  leftStage({ wagons, teu }: Vehicles, v: number, stage: number, waited: number): void {
    const [byWagon, byTeu] = this.#stageWaits[stage]!;
    byWagon!.add(waited, wagons[v]!);
    byTeu!.add(waited, teu[v]!);
  }

  /** Puts the sums of wagons and TEU into the books, and gives what was found. */
  finish(books: Books): TrainFigures {
    this.#model.flows.forEach(({ id }, f) => {
      LOAD_UNITS.forEach((unit, u) => {
        const became = OUTCOMES.reduce((sum, _, o) => sum + this.#outcomes[f]![o * 2 + u]!, 0);
        books.equal("wagons-and-teu", `${unit} of flow ${id}`, this.#generated[f]![u]!, became);
      });
    });
    return {
      times: this.#times.map((units) => units.map((tallies) => tallies.map((t) => t.toPlain()))),
      stageWaits: this.#stageWaits.map((units) => units.map((t) => t.toPlain())),
      generated: this.#generated,
      outcomes: this.#outcomes,
      through: this.#through,
    };
  }
}
