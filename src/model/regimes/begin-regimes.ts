/** Regimes of one replication at work: service times change when one begins and when it ends. Knows no vehicle. */
import { EventClass } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { ServiceChanges } from "../service-changes.ts";
import type { RegimeModel } from "./compile-regimes.ts";

/** Schedules the beginnings and ends; what holds at the start holds at once. */
export function beginRegimes(
  world: World,
  regimes: readonly RegimeModel[],
  services: readonly (ServiceChanges | null)[],
): void {
  if (regimes.every((r) => r.stages.length === 0)) return;
  const apply = ({ id, stages }: RegimeModel, holds: boolean) => {
    world.observer.tell?.(world.calendar.time, holds ? "regime begins" : "regime ends", -1, id);
    for (const { stage, factors, laws } of stages) {
      if (factors !== null) services[stage]!.setFactors(id, holds ? factors : null);
      if (laws !== null) services[stage]!.setLaws(id, holds ? laws : null);
    }
  };
  const begin = world.on((r) => apply(regimes[r]!, true));
  const end = world.on((r) => apply(regimes[r]!, false));
  regimes.forEach((regime, r) => {
    const { from, to } = regime;
    if (to <= 0) return;
    if (from <= 0) apply(regime, true);
    else world.calendar.schedule(from, EventClass.opening, begin, r, 0);
    if (to < Number.POSITIVE_INFINITY) world.calendar.schedule(to, EventClass.opening, end, r, 0);
  });
}
