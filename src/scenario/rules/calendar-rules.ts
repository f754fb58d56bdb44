/** Rules of the calendar and of every local time: zones are known, dates in order, the warm-up within the run. */
import type { Problem } from "../../errors.ts";
import { DAY, epochOf, isZone } from "../../time/zone-clock.ts";
import { nearest } from "../nearest.ts";
import type { Path } from "../parse.ts";
import { allStages } from "../places.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding } from "./finding.ts";

/** A longer run is a slip of the unit [s]: a hundred years. */
const LONGEST = 36525 * DAY;

/** Problems of the calendar, of zones and of periods between dates. */
export function calendarProblems(scenario: Scenario): Problem[] {
  const { calendar } = scenario;
  const found: Problem[] = zonesOf(scenario).flatMap(([zone, path]) => zoneProblems(zone, path));
  if (epochOf(calendar.start, "UTC") === undefined) {
    found.push(finding("calendar:start", ["calendar", "start"], { received: calendar.start }));
  }
  if (calendar.length > LONGEST) {
    found.push(finding("calendar:too-long", ["calendar", "length"], { detail: { length: calendar.length } }));
  }
  if (calendar.warmup >= calendar.length) {
    const detail = { warmup: calendar.warmup, length: calendar.length };
    found.push(finding("calendar:warmup", ["calendar", "warmup"], { detail }));
  }
  return [
    ...found,
    ...periodsOf(scenario)
      .filter(isReversed)
      .map(([, path]) => finding("dates:reversed", path)),
  ];
}

function zonesOf(scenario: Scenario): [string, Path][] {
  const zones: [string | undefined, Path][] = [[scenario.calendar.timezone, ["calendar", "timezone"]]];
  for (const [id, checkpoint] of Object.entries(scenario.checkpoints)) {
    const path: Path = ["checkpoints", id];
    zones.push([checkpoint.timezone, [...path, "timezone"]]);
    for (const [side, { timezone }] of Object.entries(checkpoint.sides ?? {})) {
      zones.push([timezone, [...path, "sides", side, "timezone"]]);
    }
  }
  for (const [id, closure] of Object.entries(scenario.closures ?? {}))
    zones.push([closure.timezone, ["closures", id, "timezone"]]);
  for (const [id, pool] of Object.entries(scenario.drivers ?? {}))
    zones.push([pool.timezone, ["drivers", id, "timezone"]]);
  for (const [id, flow] of Object.entries(scenario.flows))
    zones.push([flow.timezone, ["flows", id, "timezone"]]);
  return zones.filter((zone): zone is [string, Path] => zone[0] !== undefined);
}

function zoneProblems(zone: string, path: Path): Problem[] {
  if (isZone(zone)) return [];
  const hint = nearest(zone, Intl.supportedValuesOf("timeZone"));
  return [finding("zone:unknown", path, { received: zone, ...(hint === undefined ? {} : { hint }) })];
}

/** A first and a last day, where both are given. */
type Period = readonly [{ readonly from: number; readonly to: number }, Path];

function isReversed([{ from, to }]: Period): boolean {
  return to < from;
}

interface Dated {
  readonly between?: { readonly from: number; readonly to: number } | undefined;
}

function periodsOf(scenario: Scenario): Period[] {
  const periods: Period[] = [];
  const add = (entries: readonly Dated[] | undefined, path: Path) => {
    for (const [i, { between }] of (entries ?? []).entries()) {
      if (between !== undefined) periods.push([between, [...path, i, "between"]]);
    }
  };
  for (const [id, checkpoint] of Object.entries(scenario.checkpoints)) {
    const path: Path = ["checkpoints", id];
    add(checkpoint.gate.hours, [...path, "gate", "hours"]);
    for (const [side, spec] of Object.entries(checkpoint.sides ?? {})) {
      add(spec.hours, [...path, "sides", side, "hours"]);
      add(spec.gate?.hours, [...path, "sides", side, "gate", "hours"]);
    }
  }
  for (const { stage, path } of allStages(scenario)) {
    if (typeof stage.servers === "object" && "shifts" in stage.servers) {
      add(stage.servers.shifts, [...path, "servers", "shifts"]);
    }
  }
  return periods;
}
