/** Rules of drivers and fleets: pools exist and can send somebody out, spans are whole days, one source of vehicles a flow. */
import type { Problem } from "../../errors.ts";
import { DAY } from "../../time/zone-clock.ts";
import type { Path } from "../parse.ts";
import { ownOf } from "../places.ts";
import type { DriverPoolSpec, FlowDriverSpec } from "../schema/drivers.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding, unknownName } from "./finding.ts";

/** Problems of pools of drivers, of flows that take drivers from them, and of fleets. */
export function driverProblems(scenario: Scenario): Problem[] {
  return [
    ...Object.entries(scenario.drivers ?? {}).flatMap(([id, pool]) => [
      ...ofPool(pool, ["drivers", id]),
      ...backlogProblems(scenario, id, pool),
    ]),
    ...Object.entries(scenario.flows).flatMap(([id, flow]) => [
      ...(flow.driver === undefined ? [] : ofFlow(scenario, flow.driver, ["flows", id, "driver"])),
      ...fleetProblems(flow, ["flows", id]),
    ]),
  ];
}

function ofPool({ limit, exempt, used }: DriverPoolSpec, path: Path): Problem[] {
  const found: Problem[] = [];
  const moving = limit?.within === "calendar-year" ? undefined : limit?.within;
  const spans: [number | undefined, Path][] = [
    [moving, [...path, "limit", "within"]],
    [used?.over, [...path, "used", "over"]],
  ];
  for (const [span, at] of spans) {
    if (span !== undefined && span % DAY !== 0) found.push(finding("drivers:whole-days", at));
  }
  if (limit !== undefined && moving !== undefined && limit.days * DAY >= moving) {
    found.push(finding("drivers:no-limit", [...path, "limit", "days"], { received: limit.days }));
  }
  exempt.forEach(({ from, to }, i) => {
    if (from !== undefined && to !== undefined && to < from) {
      found.push(finding("dates:reversed", [...path, "exempt", i]));
    }
  });
  if (limit === undefined) {
    const needing = [...(used === undefined ? [] : ["used"]), ...(exempt.length === 0 ? [] : ["exempt"])];
    for (const key of needing) {
      found.push(finding("parameters:needs", [...path, key], { detail: { key, needs: "limit" } }));
    }
  }
  return found;
}

/** Vehicles that stand at the border at the start have their drivers, each his own. */
function backlogProblems(scenario: Scenario, id: string, { drivers }: DriverPoolSpec): Problem[] {
  let needed = 0;
  return Object.entries(scenario.flows).flatMap(([flow, { driver, backlog }]) => {
    if (driver?.pool !== id || backlog === undefined) return [];
    const before = needed;
    needed += backlog.vehicles;
    if (needed <= drivers || before > drivers) return [];
    const detail = { needed, drivers };
    return [finding("drivers:backlog", ["flows", flow, "backlog", "vehicles"], { detail })];
  });
}

function ofFlow(scenario: Scenario, driver: FlowDriverSpec, path: Path): Problem[] {
  const { pool: id, plannedDays, atShortage, patience } = driver;
  const pool = ownOf(scenario.drivers ?? {}, id);
  if (pool === undefined)
    return unknownName("pool of drivers", id, Object.keys(scenario.drivers ?? {}), [...path, "pool"]);
  const found: Problem[] = [];
  if (pool.limit !== undefined && plannedDays === undefined) {
    found.push(finding("drivers:planned", path));
  }
  if (pool.limit === undefined && plannedDays !== undefined) {
    const detail = { key: "plannedDays", what: "the pool has no `limit`" };
    found.push(finding("closure:no-effect", [...path, "plannedDays"], { detail }));
  }
  if (plannedDays !== undefined && plannedDays > (pool.limit?.days ?? Number.POSITIVE_INFINITY)) {
    const detail = { planned: plannedDays, days: pool.limit?.days ?? 0 };
    found.push(finding("drivers:never", [...path, "plannedDays"], { detail }));
  }
  if (atShortage === "not-made" && patience !== undefined) {
    const detail = { key: "patience", what: "`not-made` does not wait" };
    found.push(finding("closure:no-effect", [...path, "patience"], { detail }));
  }
  return found;
}

/** A fleet is where its vehicles come from, all of them. */
function fleetProblems({ fleet, arrivals, groups, backlog }: FlowSpec, path: Path): Problem[] {
  if (fleet === undefined) return [];
  return Object.entries({ arrivals, groups, backlog })
    .filter(([, value]) => value !== undefined)
    .map(([key]) => finding("flow:fleet-and", [...path, key], { detail: { key } }));
}
