/** What the flat engine is put together from. */
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import type { Arrivals } from "./draws.ts";
import type { Journal } from "./journal.ts";
import type { FlatState } from "./state.ts";
import type { Ways } from "./ways.ts";

/** What a post at work is made of. */
export interface FlatParts {
  readonly calendar: FastCalendar;
  readonly journal: Journal;
  readonly state: FlatState;
  readonly arrivals: Arrivals;
  readonly ways: Ways;
  /** Places in the table of ways for each channel. */
  readonly places: number;
}
