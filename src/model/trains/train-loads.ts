/**
 * What a new vehicle brings: wagons, TEU and tonnes of a train, none of a truck. Drawn by vehicle number from a stream
 * of its own, so that the same train is as long in every scenario. Knows nothing of what is done with it.
 */
import type { Stream } from "../../kernel/stream.ts";
import type { TrainQuantity, TrainSpec } from "../../scenario/schema/train.ts";

/** The trains of one flow, with the stream that decides how long each is. */
export interface FlowTrains {
  readonly spec: TrainSpec;
  readonly stream: Stream;
}

/** Columns that are filled in. */
interface LoadColumns {
  readonly wagons: Int32Array;
  readonly teu: Int32Array;
  readonly tonnes: Int32Array;
}

/** Fills in the loads of new vehicles. */
export class TrainLoads {
  readonly #flows: readonly (FlowTrains | null)[];

  /** @param flows by flow; null for one that has no trains */
  constructor(flows: readonly (FlowTrains | null)[]) {
    this.#flows = flows;
  }

  /** Gives the vehicle `v`, number `number` of its flow, its load. */
  give(columns: LoadColumns, v: number, flow: number, number: number): void {
    const trains = this.#flows[flow]!;
    if (trains === null) {
      columns.wagons[v] = 0;
      columns.teu[v] = 0;
      columns.tonnes[v] = 0;
      return;
    }
    const { spec, stream } = trains;
    // One lot for all three: a train of many wagons is one of many containers.
    const lot = stream.seek(number).uniform();
    columns.wagons[v] = amount(spec.wagons, lot);
    columns.teu[v] = amount(spec.teu, lot);
    columns.tonnes[v] = amount(spec.tonnes, lot);
  }
}

/** The number that a lot from 0 to 1 gives. */
function amount(quantity: TrainQuantity, lot: number): number {
  if (typeof quantity === "number") return quantity;
  if ("from" in quantity) return quantity.from + Math.floor(lot * (quantity.to - quantity.from + 1));
  let sum = 0;
  for (const { size, share } of quantity) {
    sum += share;
    if (lot < sum) return size;
  }
  return quantity.at(-1)!.size;
}
