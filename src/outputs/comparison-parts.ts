/**
 * Where the waiting went: the mean time of a vehicle taken apart, in both scenarios. Knows no format of output.
 * All parts are means over all vehicles, so that they add up and a move cannot pass for a gain.
 */
import type { Comparison } from "../experiments/compare.ts";
import { type Compare, ComparisonLookup, NOTHING } from "./comparison-lookup.ts";
import { SummaryLookup } from "./summary-lookup.ts";
import { type WaitingPart, waitingParts } from "./waiting-parts.ts";

/** A part of the mean time, in both scenarios [h]. */
export interface ComparedPart {
  readonly id: string;
  readonly title: string;
  readonly figure: Compare;
}

/** Visits a vehicle may differ by this share between the two before a stage's interval would mislead. */
const SAME_VISITS = 0.01;

/** Parts of the wait in the order in which a vehicle meets them, then the service; parts of either scenario. */
export function comparedParts(comparison: Comparison, checkpoint: string, flow: string): ComparedPart[] {
  const base = waitingParts(comparison.base, checkpoint, flow);
  const other = waitingParts(comparison.other, checkpoint, flow);
  const parts = inOrder(base, other).map(({ id, title }) => ({
    id,
    title,
    figure: partOf(comparison, id, { checkpoint, flow }, hoursOf(base, id), hoursOf(other, id)),
  }));
  const service = ComparisonLookup.of(comparison).figure("serviceTime", "mean", { checkpoint, flow });
  if (!(service.base > 0 || service.other > 0)) return parts;
  return [...parts, { id: "serviceTime", title: "being served (no wait)", figure: service }];
}

function hoursOf(parts: readonly WaitingPart[], id: string): number {
  return parts.find((part) => part.id === id)?.hours ?? 0;
}

/** The parts of both; one that only the second has stands after the part it follows there. */
function inOrder(base: readonly WaitingPart[], other: readonly WaitingPart[]): WaitingPart[] {
  const all = [...base];
  other.forEach((part, i) => {
    if (all.some(({ id }) => id === part.id)) return;
    const before = other[i - 1]?.id;
    all.splice(all.findIndex(({ id }) => id === before) + 1, 0, part);
  });
  return all;
}

interface Place {
  readonly checkpoint: string;
  readonly flow: string;
}

function partOf(comparison: Comparison, id: string, at: Place, base: number, other: number): Compare {
  const lookup = ComparisonLookup.of(comparison);
  if (!id.startsWith("stage=")) {
    const figure = lookup.figure(id, "mean", at);
    const only = ofOneSide(comparison, id, at, base, other);
    if (only !== undefined) return only;
    // The remainder inside is no figure of its own.
    return figure.base === base && figure.other === other ? figure : alone(base, other);
  }
  const visit = lookup.figure("stageWait", "mean", { ...at, group: id });
  const [mine, its] = [visitsOf(comparison.base, id, at), visitsOf(comparison.other, id, at)];
  if (!(Math.abs(its - mine) <= SAME_VISITS * mine)) return alone(base, other);
  const difference = other - base;
  const halfWidth = visit.halfWidth * its;
  const { correlation } = visit;
  return {
    base,
    other,
    difference,
    low: difference - halfWidth,
    high: difference + halfWidth,
    halfWidth,
    correlation,
  };
}

/**
 * A time at home, where only one of the two has an electronic queue: the other's vehicles wait none, so that the interval
 * of the difference is that of the one figure. Undefined for what both have, and for figures that are no such time.
 */
function ofOneSide(
  comparison: Comparison,
  id: string,
  at: Place,
  base: number,
  other: number,
): Compare | undefined {
  if (id !== "homeTime" || (base === 0) === (other === 0)) return undefined;
  const side = base === 0 ? comparison.other : comparison.base;
  const { halfWidth, value } = SummaryLookup.of(side).figure(id, "mean", at);
  if (value !== base + other) return undefined;
  const difference = other - base;
  return { ...alone(base, other), low: difference - halfWidth, high: difference + halfWidth, halfWidth };
}

/** A difference without an interval. */
function alone(base: number, other: number): Compare {
  return { ...NOTHING, base, other, difference: other - base };
}

/** Visits to a stage for each vehicle counted. */
function visitsOf(report: Comparison["base"], group: string, at: Place): number {
  const lookup = SummaryLookup.of(report);
  const visits = lookup.figure("stageWait", "mean", { ...at, group }).observations;
  return visits / lookup.figure("insideWait", "mean", at).observations;
}

/** Mean correlation of the paired replications' mean delays, over the flows; NaN where none is known. */
export function meanCorrelation({ rows }: Comparison): number {
  const known = rows
    .filter(
      ({ metric, statistic, group }) => metric === "totalDelay" && statistic === "mean" && group === "*",
    )
    .map(({ correlation }) => correlation)
    .filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
