/**
 * Summary rows of electronic queues: times of vehicles with a booking and of those without, where the delay is spent,
 * the lag behind the booked time, the use of slots, how far ahead the calendar is full, and payments.
 */
import type { FeeRules } from "../../catalogue/admission/fees.ts";
import type { ElectronicGate } from "../../model/booking/compile-electronic.ts";
import type { Model } from "../../model/compile.ts";
import { Tally } from "../../statistics/tally.ts";
import { lagShiftOf } from "../booking-record.ts";
import type { Statistic } from "../report.ts";
import type { BookingTime, RunResult } from "../run-result.ts";
import { bookingTimesOf, type Kind } from "./booking-times.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Scope } from "./scope.ts";

const HOUR = 3600;
const QUANTILES: readonly (readonly [Statistic, number])[] = [
  ["p05", 0.05],
  ["p50", 0.5],
  ["p90", 0.9],
  ["p95", 0.95],
  ["p99", 0.99],
];
/** What has no rows without an electronic queue, and what has rows of its own for each kind of vehicle. */
const OF_ALL: readonly BookingTime[] = ["lag", "homeTime", "roadTime", "areaTime"];
const OF_EACH: readonly BookingTime[] = [
  ...OF_ALL,
  "slotWait",
  "queueWait",
  "insideTime",
  "borderTime",
  "totalDelay",
];

/** Rows of the times in a scope; none where no vehicle of it passes a gate with an electronic queue. */
export function addBookingTimes(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  if (scope.group !== "*" || !scope.flows.some((f) => isBooked(model, f))) return;
  const shift = lagShiftOf(model);
  const add = (metric: BookingTime, kind: Kind) => {
    if (metric === "lag" && kind === "live") return;
    const group = kind === "*" ? "*" : `queue=${kind}`;
    const { checkpoint, flow } = scope;
    const { pooled, each } = bookingTimesOf(results, scope, metric, "crossed", exactUpTo, kind);
    addStatistics(
      list,
      { checkpoint, flow, group, metric, unit: "h" },
      pooled,
      each,
      metric === "lag" ? shift : 0,
    );
  };
  for (const metric of OF_ALL) add(metric, "*");
  for (const kind of ["booked", "live"] as const) for (const metric of OF_EACH) add(metric, kind);
}

function isBooked(model: Model, f: number): boolean {
  const { spec, side } = model.flows[f]!;
  return model.electronic.some((e) => e.checkpoint === spec.at && e.side === side);
}

/** @param shift what the values were recorded too great by [s] */
function addStatistics(
  list: RowList,
  subject: Subject,
  pooled: Tally,
  each: readonly Tally[],
  shift: number,
): void {
  const n = pooled.count;
  const counts = each.map((t) => t.count);
  list.mean({ ...subject, unit: "vehicles" }, "count", counts);
  const sums = each.map((t) => t.sum - shift * t.count);
  list.ratio(subject, "mean", sums, counts, 1 / HOUR);
  const sds = each.map((t) => t.sd);
  list.pooled(subject, "sd", pooled.sd, sds, 1 / HOUR, n);
  for (const [statistic, p] of QUANTILES) {
    const values = each.map((t) => t.quantile(p) - shift);
    list.pooled(subject, statistic, pooled.quantile(p) - shift, values, 1 / HOUR, n);
  }
  for (const [statistic, p] of [
    ["min", 0],
    ["max", 1],
  ] as const) {
    list.mean(
      subject,
      statistic,
      each.map((t) => t.quantile(p) - shift),
      1 / HOUR,
      n,
    );
  }
}

/** Rows of every electronic queue as a whole. */
export function addDesks(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  exactUpTo: number,
): void {
  model.electronic.forEach((gate, d) => {
    const subject = (metric: string, unit: string, ...group: string[]): Subject => ({
      checkpoint: gate.checkpoint,
      flow: "*",
      group: [...(gate.side === "" ? [] : [`from=${gate.side}`]), ...group].join(",") || "*",
      metric,
      unit,
    });
    addSlotUse(list, results, d, subject);
    addUntilFree(list, results, model, d, subject, exactUpTo);
    addFees(list, results, gate, d, subject);
  });
}

type SubjectOf = (metric: string, unit: string, ...group: string[]) => Subject;

const USES = [
  ["slotsUsed", "used"],
  ["slotsMissed", "missed"],
  ["slotsCancelled", "cancelled"],
  ["slotsNeverBooked", "neverBooked"],
  ["slotsToCome", "toCome"],
] as const;

/** Places of the slots that began in the measured time: what became of them, as numbers and as shares of those offered. */
function addSlotUse(list: RowList, results: readonly RunResult[], d: number, subject: SubjectOf): void {
  const desks = results.map((r) => r.booking!.desks[d]!);
  for (const kind of Object.keys(desks[0]?.slots ?? {})) {
    const group = kind === "" ? [] : [`places=${kind}`];
    const use = desks.map((desk) => desk.slots[kind]!);
    const offered = use.map((u) => u.offered);
    list.mean(subject("slotsOffered", "places", ...group), "count", offered);
    for (const [metric, name] of USES) {
      const values = use.map((u) => u[name]);
      list.mean(subject(metric, "places", ...group), "count", values);
      list.ratio(subject(metric, "share", ...group), "share", values, offered);
    }
  }
}

/** Days until the first free slot, as seen at every tick of the measured time. */
function addUntilFree(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  d: number,
  subject: SubjectOf,
  exactUpTo: number,
): void {
  const from = Math.ceil(model.warmup / model.scenario.measures.every);
  const each = results.map((r) => {
    const tally = new Tally(exactUpTo);
    for (const days of r.booking!.desks[d]!.untilFree.subarray(from))
      if (!Number.isNaN(days)) tally.add(days);
    return tally;
  });
  if (each.every((t) => t.count === 0)) return;
  const of = subject("daysUntilFree", "d");
  for (const [statistic, value] of [
    ["mean", (t: Tally) => t.mean],
    ["p50", (t: Tally) => t.quantile(0.5)],
    ["p95", (t: Tally) => t.quantile(0.95)],
    ["max", (t: Tally) => t.quantile(1)],
  ] as const) {
    list.mean(of, statistic, each.map(value));
  }
}

/** The amount of each payment, by what it is for. */
export function amountsOf(fees: FeeRules): Record<string, number> {
  return { booking: fees.booking, repeat: fees.repeat, ...fees.reserved, deposit: fees.deposit };
}

/** What was paid, by what for and in all. */
function addFees(
  list: RowList,
  results: readonly RunResult[],
  { rules }: ElectronicGate,
  d: number,
  subject: SubjectOf,
): void {
  const { fees } = rules;
  if (fees === undefined) return;
  const amounts = amountsOf(fees);
  const paid = (what: string, amount: number) =>
    results.map((r) => (r.booking!.desks[d]!.payments[what] ?? 0) * amount);
  const all = results.map(() => 0);
  for (const [what, amount] of Object.entries(amounts)) {
    if (amount === 0) continue;
    const values = paid(what, amount);
    values.forEach((value, r) => {
      all[r]! += value;
    });
    list.mean(subject("fees", fees.currency, `fee=${what}`), "mean", values);
  }
  list.mean(subject("fees", fees.currency), "mean", all);
}
