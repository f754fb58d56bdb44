/** Rows of vehicles.csv, collected when asked for: columns that grow. */
import type { Model } from "../model/compile.ts";
import { gatesOf } from "../model/levels.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { BookingColumns } from "./booking-columns.ts";
import { driverWaitOf } from "./driver-record.ts";
import { PermitColumns } from "./permit-columns.ts";
import type { VehicleTable } from "./report.ts";
import { TrainColumns } from "./train-columns.ts";

/** The names of the columns taken straight from the vehicle. */
const TIMES = ["readyAt", "arrivedAt", "enteredAt", "serviceTime", "blockedTime", "awayTime"] as const;

/** Collects one row for each vehicle that has left or is left at the end. */
export class VehicleRows {
  readonly #booking: BookingColumns | null;
  readonly #permits: PermitColumns | null;
  readonly #trains: TrainColumns | null;
  /** Null where there are no embargoes. */
  readonly #embargoTime: number[] | null;
  /** Null where there is no line before a station. */
  readonly #abandoned: number[] | null;
  /** Waits for a driver; null where there are no drivers. */
  readonly #driverWait: number[] | null;
  /** Null where no flow declares documents. */
  readonly #documents: number[] | null;
  readonly #end: number;
  readonly #flow: number[] = [];
  readonly #number: number[] = [];
  readonly #channel: number[] = [];
  readonly #outcome: number[] = [];
  readonly #reason: number[] = [];
  readonly #exitedAt: number[] = [];
  readonly #times: Record<(typeof TIMES)[number], number[]> = {
    readyAt: [],
    arrivedAt: [],
    enteredAt: [],
    serviceTime: [],
    blockedTime: [],
    awayTime: [],
  };

  /** @param model decides which further columns are kept */
  constructor(model: Model) {
    this.#booking = model.delaysBefore ? new BookingColumns() : null;
    this.#permits = model.permits === null ? null : new PermitColumns();
    this.#trains = model.trains ? new TrainColumns() : null;
    this.#embargoTime = model.embargoes.length > 0 ? [] : null;
    this.#abandoned = gatesOf(model).some((g) => g.line !== undefined) ? [] : null;
    this.#driverWait = model.drivers === null ? null : [];
    this.#documents = model.documents === null ? null : [];
    this.#end = model.length;
  }

  /** Adds a vehicle; `exitedAt` is NaN for one that has not left. */
  add(vehicles: Vehicles, v: number, exitedAt: number, outcome: number, reason: number): void {
    this.#flow.push(vehicles.flow[v]!);
    this.#number.push(vehicles.number[v]!);
    this.#channel.push(vehicles.channel[v]!);
    this.#outcome.push(outcome);
    this.#reason.push(reason);
    this.#exitedAt.push(exitedAt);
    for (const name of TIMES) this.#times[name].push(vehicles[name][v]!);
    this.#trains?.add(vehicles, v);
    this.#embargoTime?.push(vehicles.embargoTime[v]!);
    this.#abandoned?.push(vehicles.abandoned[v]!);
    this.#documents?.push(vehicles.documents[v]!);
    this.#booking?.add(vehicles, v, exitedAt);
    this.#permits?.add(vehicles, v, Number.isNaN(exitedAt) ? this.#end : exitedAt);
    this.#driverWait?.push(driverWaitOf(vehicles, v, Number.isNaN(exitedAt) ? this.#end : exitedAt));
    if (this.#booking === null && this.#permits === null) return;
    // A vehicle that never set out has no instant of arrival.
    if (vehicles.arrivedAt[v] === Number.POSITIVE_INFINITY) {
      this.#times.arrivedAt[this.#times.arrivedAt.length - 1] = Number.NaN;
    }
  }

  /** The rows as columns. */
  table(replication: number): VehicleTable {
    const t = this.#times;
    return {
      replication,
      flow: Uint16Array.from(this.#flow),
      number: Int32Array.from(this.#number),
      channel: Uint8Array.from(this.#channel),
      outcome: Uint8Array.from(this.#outcome),
      reason: Uint8Array.from(this.#reason),
      readyAt: Float64Array.from(t.readyAt),
      arrivedAt: Float64Array.from(t.arrivedAt),
      enteredAt: Float64Array.from(t.enteredAt),
      exitedAt: Float64Array.from(this.#exitedAt),
      serviceTime: Float64Array.from(t.serviceTime),
      blockedTime: Float64Array.from(t.blockedTime),
      awayTime: Float64Array.from(t.awayTime),
      ...this.#trains?.columns(),
      ...(this.#abandoned === null ? {} : { abandoned: Uint8Array.from(this.#abandoned) }),
      ...(this.#embargoTime === null ? {} : { embargoTime: Float64Array.from(this.#embargoTime) }),
      ...this.#permits?.columns(),
      ...(this.#driverWait === null ? {} : { driverWait: Float64Array.from(this.#driverWait) }),
      ...(this.#documents === null ? {} : { documents: Uint8Array.from(this.#documents) }),
      ...this.#booking?.columns(),
    };
  }
}
