/** Rules of permits: pools that issue something, shares and dates in order, and flows that can draw on their pool. */
import type { Problem } from "../../errors.ts";
import { clockOf } from "../load-estimate.ts";
import type { Path } from "../parse.ts";
import { issueEvents } from "../permit-calendar.ts";
import { ownOf } from "../places.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { FlowPermitSpec, PermitPoolSpec } from "../schema/permits.ts";
import type { Scenario } from "../schema/scenario.ts";
import { ascending, finding, unknownName } from "./finding.ts";

/** Shares written in decimals may add up to a hair more than 1. */
const ROUNDING = 1e-9;

/** Problems of pools, and of flows that draw on them. */
export function permitProblems(scenario: Scenario): Problem[] {
  return [
    ...Object.entries(scenario.permits ?? {}).flatMap(([id, pool]) =>
      ofPool(scenario, pool, ["permits", id]),
    ),
    ...Object.entries(scenario.flows).flatMap(([id, flow]) =>
      flow.permit === undefined ? [] : ofFlow(scenario, flow, flow.permit, ["flows", id, "permit"]),
    ),
  ];
}

function ofPool(scenario: Scenario, pool: PermitPoolSpec, path: Path): Problem[] {
  const { shares, leftovers, initial, issue } = pool;
  const found = ascending(issue, [...path, "issue"]);
  const sum = sumOf(shares);
  if (sum > 1 + ROUNDING) {
    found.push(
      finding("permits:shares", [...path, "shares"], { detail: { sum: Number(sum.toPrecision(6)) } }),
    );
  }
  if (leftovers === "for-all" && shares === undefined) {
    const detail = { key: "leftovers", needs: "shares" };
    found.push(finding("parameters:needs", [...path, "leftovers"], { detail }));
  }
  const { timezone, length } = scenario.calendar;
  const events = issueEvents(issue, clockOf(scenario, timezone), length);
  if (initial === 0 && !events.some((e) => e.unlimited || e.permits > 0)) {
    found.push(finding("permits:never", [...path, "issue"]));
  }
  return found;
}

function sumOf(shares: PermitPoolSpec["shares"]): number {
  return Object.values(shares ?? {}).reduce((a, b) => a + b, 0);
}

function ofFlow(scenario: Scenario, flow: FlowSpec, permit: FlowPermitSpec, path: Path): Problem[] {
  const pool = ownOf(scenario.permits ?? {}, permit.pool);
  if (pool === undefined) {
    return unknownName("permit pool", permit.pool, Object.keys(scenario.permits ?? {}), [...path, "pool"]);
  }
  return [...groupProblems(flow, permit, pool, path), ...placeProblems(flow, permit, path)];
}

/** The group is one of the pool's, or there is a part that all may draw on. */
function groupProblems(
  flow: FlowSpec,
  { group }: FlowPermitSpec,
  pool: PermitPoolSpec,
  path: Path,
): Problem[] {
  const names = Object.keys(pool.shares ?? {});
  if (group !== undefined) return unknownName("carrier group", group, names, [...path, "group"]);
  const known = flow.carriers !== undefined && names.includes(flow.carriers);
  const forAll = pool.leftovers === "for-all" || sumOf(pool.shares) < 1 - ROUNDING;
  return known || forAll
    ? []
    : [finding("permits:no-group", path, { expected: `one of ${names.join(", ")}` })];
}

/** Where the vehicle waits must be a place where it can be without the permit. */
function placeProblems(flow: FlowSpec, permit: FlowPermitSpec, path: Path): Problem[] {
  const { consumedAt, atShortage } = permit;
  const found: Problem[] = [];
  if (consumedAt === "booking" && flow.booking === undefined) {
    found.push(finding("permits:no-booking", [...path, "consumedAt"]));
  }
  const misplaced =
    (consumedAt === "gate" && atShortage === "wait-at-home") ||
    (consumedAt === "booking" && atShortage === "wait-at-border");
  if (misplaced) {
    const detail = { consumedAt, atShortage: atShortage ?? "" };
    found.push(finding("permits:place", [...path, "atShortage"], { detail }));
  }
  return found;
}
