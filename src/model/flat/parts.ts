/** What the flat engine is put together from. */
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import type { Observer } from "../observer.ts";
import type { Vehicles } from "../vehicles.ts";
import type { Departures } from "./departures.ts";
import type { Arrivals, ChannelLots, Needs } from "./draws.ts";
import type { Lines } from "./lines.ts";
import type { FlatState } from "./state.ts";
import type { Ways } from "./ways.ts";

/** What a post at work is made of. */
export interface FlatParts {
  readonly calendar: FastCalendar;
  readonly observer: Observer;
  readonly vehicles: Vehicles;
  readonly state: FlatState;
  readonly lines: Lines;
  readonly departures: Departures;
  readonly arrivals: Arrivals;
  readonly ways: Ways;
  /** By stage. */
  readonly needs: readonly Needs[];
  /** By flow; null where there is one channel. */
  readonly channels: readonly (ChannelLots | null)[];
  /** By flow: vehicles that come together, null where always one does. */
  readonly groupSizes: readonly ((() => number) | null)[];
}
