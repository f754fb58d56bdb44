/**
 * A queueing model with exact results, as a scenario and the figures of the report that must agree with it.
 * Knows neither how it is run nor how it is judged.
 */
import type { Model } from "../../src/model/compile.ts";
import type { Statistic } from "../../src/run/report.ts";
import type { RunResult } from "../../src/run/run-result.ts";

/** A summary row and the exact value of its figure, in the case's unit of time where it has one. */
export interface ExactRow {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly flow: string;
  readonly group: string;
  readonly exact: number;
}

/** A figure of each replication whose expectation is known, in any unit. */
export interface ExactMean {
  readonly name: string;
  readonly exact: number;
  readonly of: (result: RunResult, model: Model) => number;
}

/** The parts of a scenario that are the model itself. */
export interface ScenarioBody {
  readonly resources?: unknown;
  readonly permits?: unknown;
  readonly drivers?: unknown;
  readonly checkpoints: unknown;
  readonly flows: unknown;
  readonly measures?: unknown;
}

/** A model with exact results. */
export interface TheoryCase {
  readonly id: string;
  readonly title: string;
  /** Whose formula gives the exact values. */
  readonly source: string;
  /** What one unit of time of the model is in the scenario. @defaultValue "min" */
  readonly unit?: "min" | "h";
  /** [units of time] not measured, and then measured. */
  readonly warmup: number;
  readonly length: number;
  /** @defaultValue 30 */
  readonly replications?: number;
  /** Keep a row for each vehicle, for `means` that need them. @defaultValue false */
  readonly vehicles?: boolean;
  readonly body: ScenarioBody;
  readonly rows: readonly ExactRow[];
  readonly means?: readonly ExactMean[];
}

/** Which vehicles or parts of the post a row is about; all of them when not given. */
export interface About {
  readonly flow?: string;
  readonly group?: string;
}

/** A row that must have a value. */
export function row(metric: string, statistic: Statistic, exact: number, about: About = {}): ExactRow {
  return { metric, statistic, exact, flow: about.flow ?? "*", group: about.group ?? "*" };
}

/** The mean of a metric. */
export function mean(metric: string, exact: number, about?: About): ExactRow {
  return row(metric, "mean", exact, about);
}

/** The share of vehicles (or of time) above a number or time, such as `0 h`. */
export function above(metric: string, limit: string, exact: number): ExactRow {
  return row(metric, "share", exact, { group: `above=${limit}` });
}

/** The post of most cases: one stage `booth` under everything else that is given. */
export function post(stage: object, rest: object = {}): { post: object } {
  return { post: { stages: [{ id: "booth", ...stage }], ...rest } };
}

/** A flow `trucks` that comes to the post by a Poisson process. */
export function poisson(perMinute: number, rest: object = {}): object {
  return { at: "post", arrivals: { poisson: { rate: `${perMinute} /min` } }, ...rest };
}

/** An exponential time by its mean [min]. */
export function exponential(minutes: number): object {
  return { exponential: { mean: `${minutes} min` } };
}
