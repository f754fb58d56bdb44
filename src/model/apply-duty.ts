/** What becomes of a pool when the number on duty changes: units, failed ones, and services that were put aside. */
import type { ShiftEnd } from "../scenario/schema/staffing.ts";
import type { Breakdowns } from "./breakdowns.ts";
import type { Pool } from "./pool.ts";

/** Applies the rule at the end of a shift, or brings those put aside back when staff come. */
export function applyDuty(pool: Pool, count: number, rule: ShiftEnd, breakdowns: Breakdowns | null): void {
  const before = pool.capacity;
  pool.setCapacity(count);
  if (breakdowns !== null) pool.down = breakdowns.down(count);
  if (count > before) pool.resume(count - before);
  else if (rule !== "finish") pool.interruptExcess(rule === "suspend" ? "aside" : "toHead");
}
