/** What chance does with drivers: trips by vehicle number, so that the same vehicle makes the same trip in every scenario. */
import type { Stream } from "../../kernel/stream.ts";
import type { DriverPoolModel, FlowDriverModel } from "./compile-drivers.ts";

/** The draws of one flow. */
export class DriverDraws {
  readonly model: FlowDriverModel;
  readonly #pool: DriverPoolModel;
  readonly #trip: Stream;
  readonly #rest: Stream;
  readonly #patience: Stream;

  /** @param stream the stream of the flow for a purpose */
  constructor(model: FlowDriverModel, pool: DriverPoolModel, stream: (purpose: string) => Stream) {
    this.model = model;
    this.#pool = pool;
    this.#trip = stream("driver-trip");
    this.#rest = stream("driver-rest");
    this.#patience = stream("driver-patience");
  }

  /** From leaving the post until home again [s]. */
  trip(number: number): number {
    return this.model.trip.sample(this.#trip.seek(number));
  }

  /** Time at home after it [s]. */
  rest(number: number): number {
    return this.#pool.rest?.sample(this.#rest.seek(number)) ?? 0;
  }

  /** How long the trip waits for a driver [s]; 0 where it does not, Infinity for ever. */
  patience(number: number): number {
    const { waits, patience } = this.model;
    if (!waits) return 0;
    return patience?.sample(this.#patience.seek(number)) ?? Number.POSITIVE_INFINITY;
  }
}

/** Days apart so that none falls on another's draws. */
const SECOND = 4096;

/**
 * Days in the country before the run, by driver, ascending: as many as drawn, rounded, evenly spread over the span
 * before the first day, from a phase of the driver's own.
 * @param first local day on which the run begins
 */
export function daysBefore({ drivers, used }: DriverPoolModel, first: number, stream: Stream): number[][] {
  return Array.from({ length: drivers }, (_, driver) => {
    if (used === null) return [];
    const { law, over } = used;
    const drawn = Math.round(law.sample(stream.seek(driver)) / 86_400);
    const days = Math.max(0, Math.min(over, drawn));
    const phase = stream.seek(driver, SECOND).uniform();
    return Array.from(
      { length: days },
      (_, j) => first - 1 - Math.floor(((j + phase) * over) / days),
    ).reverse();
  });
}
