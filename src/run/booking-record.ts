/**
 * What one replication finds of electronic queues: times of vehicles by flow, channel and kind (with a booking or
 * without), the use of slots, payments, and how far ahead the calendar was full. The recorder tells it what happens.
 */

import type { Desk } from "../model/booking/desk.ts";
import type { Model } from "../model/compile.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import type { Books } from "./books.ts";
import { BOOKING_TIMES, type BookingFigures } from "./run-result.ts";

/** Kinds of vehicle: in the live queue, and by a booking. */
const KINDS = 2;

/** Records the electronic queues of one replication. */
export class BookingRecord {
  readonly #model: Model;
  readonly #lagShift: number;
  readonly #crossed: Tally[][];
  readonly #unfinished: Tally[];
  readonly #untilFree: number[][];
  #desks: readonly Desk[] = [];

  constructor(model: Model, exactUpTo: number) {
    const cells = model.flows.length * model.channels * KINDS;
    const tally = () => new Tally(exactUpTo);
    this.#model = model;
    this.#lagShift = lagShiftOf(model);
    this.#crossed = Array.from({ length: cells }, () => BOOKING_TIMES.map(tally));
    this.#unfinished = Array.from({ length: cells }, tally);
    this.#untilFree = model.electronic.map(() => []);
  }

  /** The queues at work; before the first event. */
  watch(desks: readonly Desk[]): void {
    this.#desks = desks;
  }

  #cell(vehicles: Vehicles, v: number): number {
    const cell = vehicles.flow[v]! * this.#model.channels + vehicles.channel[v]!;
    return cell * KINDS + vehicles.booked[v]!;
  }

  /** A vehicle has crossed at `now` [s]. */
  crossed(vehicles: Vehicles, v: number, now: number): void {
    const { arrivedAt, enteredAt, slotAt, readyAt, travelTime, areaAt, awayTime } = vehicles;
    const tallies = this.#crossed[this.#cell(vehicles, v)]!;
    const add = (name: (typeof BOOKING_TIMES)[number], value: number) =>
      tallies[BOOKING_TIMES.indexOf(name)]!.add(withoutHair(value));
    const booked = vehicles.booked[v] === 1;
    const queueWait = enteredAt[v]! - arrivedAt[v]!;
    const areaTime = Number.isNaN(areaAt[v]!) ? 0 : enteredAt[v]! - areaAt[v]!;
    add("slotWait", slotWaitOf(vehicles, v));
    if (booked) add("lag", enteredAt[v]! - slotAt[v]! + this.#lagShift);
    add("homeTime", arrivedAt[v]! - readyAt[v]! - travelTime[v]!);
    add("roadTime", queueWait - areaTime - awayTime[v]!);
    add("areaTime", areaTime);
    add("queueWait", queueWait);
    add("insideTime", now - enteredAt[v]!);
    add("borderTime", now - arrivedAt[v]!);
    add("totalDelay", now - readyAt[v]! - travelTime[v]!);
  }

  /** A vehicle is not through at the end: at home, on its way or at the border. */
  unfinished(vehicles: Vehicles, v: number, end: number): void {
    const delay = end - vehicles.readyAt[v]! - vehicles.travelTime[v]!;
    this.#unfinished[this.#cell(vehicles, v)]!.add(Math.max(0, delay));
  }

  /** The value of the series at a tick. */
  sample(): void {
    this.#desks.forEach((desk, d) => {
      this.#untilFree[d]!.push(desk.daysUntilFree());
    });
  }

  /** Puts the promises of the policies and the sums of the ledgers into the books, and gives what was found. */
  finish(books: Books, end: number): BookingFigures {
    const desks = this.#desks.map((desk) => desk.figures(this.#model.warmup, end));
    desks.forEach(({ slots, pledges }, d) => {
      const at = this.#model.electronic[d]!.checkpoint;
      for (const [name, { checked, broken }] of Object.entries(pledges)) {
        if (checked > 0) books.none(name, `${name} at ${at}`, checked, broken);
      }
      for (const [kind, use] of Object.entries(slots)) {
        const sum = use.used + use.missed + use.cancelled + use.neverBooked + use.toCome;
        books.equal("slot-ledger", `places of slots at ${at} ${kind}`, use.offered, sum);
      }
    });
    return {
      crossed: this.#crossed.map((cell) => cell.map((t) => t.toPlain())),
      unfinished: this.#unfinished.map((t) => t.toPlain()),
      desks: desks.map((figures, d) => ({ ...figures, untilFree: Float64Array.from(this.#untilFree[d]!) })),
    };
  }
}

/** A duration [s] that is a difference of instants: what rounding leaves of nothing is nothing. */
export function withoutHair(duration: number): number {
  return duration < 1e-6 ? 0 : duration;
}

/** Permit in hand until the slot or the call, without the travel that falls into it [s]; 0 in the live queue. */
export function slotWaitOf(vehicles: Vehicles, v: number): number {
  const { slotAt, permitAt, travelTime, booked } = vehicles;
  if (booked[v] === 0 || !Number.isFinite(slotAt[v]!)) return 0;
  return withoutHair(slotAt[v]! - permitAt[v]! - travelTime[v]!);
}

/** How much earlier than its slot a vehicle may go in, at most [s]: lags are kept with this added, so that none is negative. */
export function lagShiftOf(model: Model): number {
  const shifts = model.electronic.map((gate) => {
    if (gate.kind === "rank") return 0;
    const { startsAt } = gate.calendar;
    return gate.windows.admitsAt.reduce((most, at, slot) => Math.max(most, startsAt[slot]! - at), 0);
  });
  return Math.max(0, ...shifts);
}
