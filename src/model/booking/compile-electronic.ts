/** The electronic queues of a model: policies, calendars of slots and windows, the same in every replication. */

import type { RankRules, SlotRules } from "../../catalogue/admission/admission-policy.ts";
import { admission } from "../../catalogue/admission/index.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import { compileSlots, type SlotCalendar } from "./slot-calendar.ts";
import { compileWindows, type SlotWindows } from "./slot-windows.ts";

/** The electronic queue of one gate. */
export type ElectronicGate = {
  readonly checkpoint: string;
  readonly side: string;
  readonly clock: ZoneClock;
} & (
  | {
      readonly kind: "slots";
      readonly rules: SlotRules;
      readonly calendar: SlotCalendar;
      readonly windows: SlotWindows;
    }
  | { readonly kind: "rank"; readonly rules: RankRules }
);

/**
 * The gates with an electronic queue among those where flows arrive, in the order of the flows.
 * @param clockOf the clock of a checkpoint's side
 */
export function compileElectronic(
  scenario: Scenario,
  flows: readonly { readonly spec: { readonly at: string }; readonly side: string }[],
  clockOf: (checkpoint: string, side: string) => ZoneClock,
): ElectronicGate[] {
  const found = new Map<string, ElectronicGate>();
  for (const { spec, side } of flows) {
    const key = `${spec.at}/${side}`;
    const checkpoint = scenario.checkpoints[spec.at]!;
    const gate = checkpoint.sides?.[side]?.gate ?? checkpoint.gate;
    const policy = admission.build(gate.policy, { files: scenario.files });
    if (policy.kind === "live-queue" || found.has(key)) continue;
    const clock = clockOf(spec.at, side);
    const place = { checkpoint: spec.at, side, clock };
    if (policy.kind === "rank") found.set(key, { ...place, ...policy });
    else {
      const calendar = compileSlots(policy.rules, clock, scenario.calendar.length);
      const windows = compileWindows(policy.rules, calendar, clock);
      found.set(key, { ...place, ...policy, calendar, windows });
    }
  }
  return [...found.values()];
}
