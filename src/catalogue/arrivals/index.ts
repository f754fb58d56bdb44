/** The family of arrival patterns. */
import { family } from "../family.ts";
import type { ArrivalContext, ArrivalPattern } from "./arrival-source.ts";
import { counts } from "./counts.ts";
import { poisson } from "./poisson.ts";
import { renewal } from "./renewal.ts";
import { timetable } from "./timetable.ts";
import { trace } from "./trace.ts";

export const arrivals = family<ArrivalPattern, ArrivalContext>("arrivals", [
  poisson,
  counts,
  renewal,
  timetable,
  trace,
]);
