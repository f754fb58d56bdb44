/** What the tests of arrivals share: a pattern as a user writes it, its arrivals, and comparison with theory. */
import { expect } from "vitest";
import type { ArrivalContext, ArrivalPattern } from "../../../../src/catalogue/arrivals/arrival-source.ts";
import { arrivals } from "../../../../src/catalogue/arrivals/index.ts";
import type { ParameterProblem } from "../../../../src/catalogue/variant.ts";
import { Stream } from "../../../../src/kernel/stream.ts";
import { DAY, epochOf, ZoneClock } from "../../../../src/time/zone-clock.ts";

/** Standard errors of a check against theory: a right sampler misses it with probability 2.6e-6. */
export const STANDARD_ERRORS = 4.7;

interface Place {
  start?: string;
  zone?: string;
  /** Length of the run [s]. */
  length?: number;
  files?: Readonly<Record<string, string>>;
}

/** A place and a time; by default ten days in Almaty from Monday 22 September 2025, 00:00. */
export function contextOf(place: Place = {}): ArrivalContext {
  const { start = "2025-09-22T00:00", zone = "Asia/Almaty", length = 10 * DAY, files = {} } = place;
  return { clock: new ZoneClock(epochOf(start, zone) ?? Number.NaN, zone, length), length, files };
}

/** A pattern as a user writes it. Problems with it throw. */
export function patternOf(written: unknown, context: ArrivalContext): ArrivalPattern {
  const chosen = arrivals.schema.parse(written);
  expect(arrivals.problems(chosen, context)).toEqual([]);
  return arrivals.build(chosen, context);
}

/** All arrivals of one replication. */
export function arrivalsOf(pattern: ArrivalPattern, replication = 1): number[] {
  const source = pattern.begin(new Stream(replication, 7919));
  const found: number[] = [];
  for (let at = source.next(); at !== Number.POSITIVE_INFINITY; at = source.next()) found.push(at);
  return found;
}

/** Problems that the schema does not see. */
export function problemsOf(
  written: unknown,
  files: Readonly<Record<string, string>> = {},
): ParameterProblem[] {
  return arrivals.problems(arrivals.schema.parse(written), { files });
}

/** Codes of the problems that the schema sees. */
export function schemaCodes(written: unknown): string[] {
  return arrivals.schema.safeParse(written).error?.issues.map((issue) => issue.message) ?? [];
}

/** Asserts that a mean of independent values is what theory says, within standard errors of it. */
export function expectMean(values: readonly number[], mean: number, variance: number): void {
  const found = values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(Math.abs(found - mean)).toBeLessThan(STANDARD_ERRORS * Math.sqrt(variance / values.length));
}

/** Asserts that the variance of values that are Poisson is `mean`: its estimate varies by m/n + 2 m^2/(n-1). */
export function expectPoissonVariance(values: readonly number[], mean: number): void {
  const n = values.length;
  const average = values.reduce((sum, x) => sum + x, 0) / n;
  const found = values.reduce((sum, x) => sum + (x - average) ** 2, 0) / (n - 1);
  const standardError = Math.sqrt(mean / n + (2 * mean * mean) / (n - 1));
  expect(Math.abs(found - mean)).toBeLessThan(STANDARD_ERRORS * standardError);
}
