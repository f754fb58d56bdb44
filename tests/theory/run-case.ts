/**
 * Runs a theory case as a user's scenario would be run (validated, compiled, simulated, summarised) and compares
 * each figure with its exact value in standard errors.
 */

import { compile, type Model } from "../../src/model/compile.ts";
import { inProcess } from "../../src/run/executors/in-process.ts";
import { replicate } from "../../src/run/replicate.ts";
import type { Report } from "../../src/run/report.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { exactInEach, summarise } from "../../src/run/summarise.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";
import { studentTQuantile } from "../../src/statistics/student-t.ts";
import { tInterval } from "../../src/statistics/t-interval.ts";
import type { ExactRow, TheoryCase } from "./theory-case.ts";

/**
 * Standard errors that an estimate may be off. With 29 degrees of freedom a right figure is further off with
 * probability 6e-5; all figures of all cases together, some 300, then fail by chance once in 55 seeds.
 */
export const MOST_STANDARD_ERRORS = 4.7;

/** One figure beside its exact value. */
export interface Judgement {
  readonly what: string;
  readonly estimate: number;
  readonly exact: number;
  /** (estimate - exact) / standard error; 0 where both are the same without any spread. */
  readonly t: number;
}

/** How a case is run. */
export interface RunOptions {
  readonly kernel?: KernelName;
  readonly seed?: string;
  /** How many times longer than in the everyday tests; transient cases have so many times the replications. */
  readonly times?: number;
}

/** A scenario that has run. */
export interface Ran {
  readonly model: Model;
  readonly results: readonly RunResult[];
  readonly report: Report;
}

/** The scenario of a case, as the data of a file. */
export function scenarioOf(c: TheoryCase, { seed = "theory", times = 1 }: RunOptions = {}): object {
  const unit = c.unit ?? "min";
  const transient = c.warmup === 0;
  const length = c.warmup + c.length * (transient ? 1 : times);
  return {
    kezek: 1,
    id: c.id,
    title: c.title,
    calendar: {
      start: "2026-01-01T00:00",
      timezone: "UTC",
      length: `${length} ${unit}`,
      ...(transient ? {} : { kind: "steady-state", warmup: `${c.warmup} ${unit}` }),
    },
    run: { replications: (c.replications ?? 30) * (transient ? times : 1), seed: `${seed} ${c.id}` },
    ...c.body,
  };
}

/** The validated scenario of a text, which must be without fault. */
export function validated(text: string): Scenario {
  const { scenario, problems } = validateScenario(parseScenario(text));
  if (scenario === undefined) throw new Error(JSON.stringify(problems.filter((p) => p.fatal)));
  return scenario;
}

/** Runs a scenario given as the data of a file. */
export async function run(data: object, kernel: KernelName = "fast", keepVehicles = false): Promise<Ran> {
  const scenario = validated(JSON.stringify(data));
  const { replications, seed } = scenario.run;
  const exactUpTo = exactInEach(scenario.measures.exactUpTo, replications);
  const job = { scenario, seed, kernel, keepVehicles, exactUpTo };
  const silent = { resumed: () => {}, share: () => {} };
  const results = await replicate(job, replications, inProcess(), silent);
  const model = compile(scenario);
  const { report } = summarise(model, seed, results, { hash: "", warnings: [] });
  return { model, results, report };
}

/** Runs a case and compares all its figures. */
export async function judge(c: TheoryCase, options: RunOptions = {}): Promise<Judgement[]> {
  const { model, results, report } = await run(scenarioOf(c, options), options.kernel, c.vehicles);
  const seconds = c.unit === "h" ? 3600 : 60;
  const rows = c.rows.map((exact) => judgeRow(report, exact, 3600 / seconds));
  const means = (c.means ?? []).map(({ name, exact, of }): Judgement => {
    const { mean, sd, n } = tInterval(results.map((r) => of(r, model)));
    return { what: name, estimate: mean, exact, t: standardErrors(mean - exact, sd / Math.sqrt(n)) };
  });
  return [...rows, ...means];
}

/** Units of a figure in an hour: the summary counts time in hours. */
function scaleOf(unit: string, unitsInHour: number): number {
  if (unit === "h" || unit === "vehicle h") return unitsInHour;
  return unit === "vehicles/h" ? 1 / unitsInHour : 1;
}

function judgeRow(report: Report, row: ExactRow, unitsInHour: number): Judgement {
  const { metric, statistic, flow, group, exact } = row;
  const what = `${metric} ${statistic}, flow ${flow}, group ${group}`;
  const found = report.summary.filter(
    (r) => r.metric === metric && r.statistic === statistic && r.flow === flow && r.group === group,
  );
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} rows of ${what}`);
  const scale = scaleOf(one.unit, unitsInHour);
  const quantile = studentTQuantile(1 - (1 - report.level) / 2, report.replications - 1);
  const standardError = ((one.high - one.low) / 2 / quantile) * scale;
  const estimate = one.value * scale;
  return { what, estimate, exact, t: standardErrors(estimate - exact, standardError) };
}

/** A difference in standard errors. Without any spread only rounding may be left. */
function standardErrors(difference: number, standardError: number): number {
  if (Math.abs(difference) < 1e-9) return 0;
  return difference / standardError;
}
