/** What a recorder watches besides the vehicles. Only the contract. */
import type { Desk } from "../model/booking/desk.ts";
import type { ClosurePlan } from "../model/closures/closure-plan.ts";
import type { DriverOffice } from "../model/drivers/driver-office.ts";
import type { PermitOffice } from "../model/permits/permit-office.ts";
import type { RailAtWork } from "../model/rail/rail-at-work.ts";
import type { Held } from "./held-record.ts";

/** The electronic queues, permits, drivers and closures at work, and what is held elsewhere; null where there is none. */
export interface Watched extends Held {
  readonly desks: readonly Desk[];
  readonly permits: PermitOffice | null;
  readonly drivers: DriverOffice | null;
  readonly closures: ClosurePlan | null;
  readonly rail: RailAtWork | null;
}
