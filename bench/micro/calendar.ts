/**
 * The event calendar by the hold model (Vaucher & Duval 1975): take the first event and schedule another, with a
 * number of events pending that stays the same; increments exponential.
 */
import { built } from "../built.ts";
import type { Loop, MicroCases } from "./micro-case.ts";

/** Numbers of events pending. */
export const PENDING = [1e2, 1e3, 1e4, 1e5, 1e6] as const;

/** Name of the micro case of a kernel and a number of events pending. */
export function holdName(kernel: "fast" | "simjs", pending: number): string {
  return `hold, ${kernel}, 1e${Math.log10(pending)} pending`;
}

const INCREMENTS = 16_384;

async function hold(kernel: "fast" | "simjs", pending: number): Promise<Loop> {
  const { createCalendar } = await built<typeof import("../../src/run/simulate.ts")>("run/simulate");
  const { Stream } = await built<typeof import("../../src/kernel/stream.ts")>("kernel/stream");
  const stream = new Stream(1, 2);
  const increments = Float64Array.from({ length: INCREMENTS }, () => -Math.log(stream.uniform()));
  const calendar = await createCalendar(kernel);
  for (let i = 0; i < pending; i += 1) calendar.schedule(-Math.log(stream.uniform()), 0, 0, i, 0);
  let drawn = 0;
  return (operations) => {
    for (let i = 0; i < operations; i += 1) {
      calendar.next();
      drawn = (drawn + 1) & (INCREMENTS - 1);
      calendar.schedule(calendar.time + increments[drawn]!, 0, 0, calendar.a, 0);
    }
    return calendar.time;
  };
}

/** The micro cases. */
export const CALENDAR: MicroCases = Object.fromEntries(
  (["fast", "simjs"] as const).flatMap((kernel) =>
    PENDING.map((pending) => [holdName(kernel, pending), () => hold(kernel, pending)]),
  ),
);
