/** Times of vehicles at posts with an electronic queue, of those with a booking, those without one, or both. */
import { Tally } from "../../statistics/tally.ts";
import { BOOKING_TIMES, type BookingTime, type RunResult } from "../run-result.ts";
import type { Scope, Times, Whose } from "./scope.ts";

/** Kinds of vehicle: by a booking, in the live queue, or both. */
export type Kind = "booked" | "live" | "*";

const INDEXES: Readonly<Record<Kind, readonly number[]>> = { live: [0], booked: [1], "*": [0, 1] };

/** The times of a metric in a scope, of one kind of vehicle. Those unfinished count for `totalDelay` only. */
export function bookingTimesOf(
  results: readonly RunResult[],
  scope: Scope,
  metric: BookingTime,
  whose: Whose,
  exactUpTo: number,
  kind: Kind = "*",
): Times {
  const m = BOOKING_TIMES.indexOf(metric);
  const cells = scope.cells.flatMap((cell) => INDEXES[kind].map((k) => cell * 2 + k));
  const each = results.map(({ booking }) => {
    const plains = cells.map((c) => booking!.crossed[c]![m]!);
    if (whose === "with-unfinished" && metric === "totalDelay")
      plains.push(...cells.map((c) => booking!.unfinished[c]!));
    return Tally.merged(plains, exactUpTo);
  });
  const pooled = Tally.merged(
    each.map((t) => t.toPlain()),
    exactUpTo,
  );
  return { pooled, each };
}
