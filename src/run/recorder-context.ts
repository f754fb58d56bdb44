/** What a recorder is made with. Only types. */
import type { Calendar } from "../kernel/calendar.ts";
import type { Model } from "../model/compile.ts";
import type { LevelPlan } from "../model/levels.ts";
import type { Observer } from "../model/observer.ts";

/** Tells one event in words. */
export type Teller = NonNullable<Observer["tell"]>;

/** What a recorder is made with. */
export interface RecorderContext {
  readonly model: Model;
  readonly levels: LevelPlan;
  /** Where the present instant is read [s]. */
  readonly clock: Pick<Calendar, "time">;
  /** Values of one kind kept one by one in this replication. */
  readonly exactUpTo: number;
  readonly keepVehicles: boolean;
  readonly tell: Teller | null;
}
