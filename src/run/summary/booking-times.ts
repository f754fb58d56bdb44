/** Times of vehicles at posts with an electronic queue, of those with a booking, those without one, or both. */
import { BOOKING_TIMES, type BookingTime, type RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
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
  const talliesOf = ({ booking }: RunResult) => {
    const tallies = cells.map((c) => booking!.crossed[c]![m]!);
    if (whose === "with-unfinished" && metric === "totalDelay")
      tallies.push(...cells.map((c) => booking!.unfinished[c]!));
    return tallies;
  };
  return mergedTimes(results, talliesOf, exactUpTo);
}
