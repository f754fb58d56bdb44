/** From the replications' results to the report. Pure: the same results in the same order give the same report. */
import type { Model } from "../model/compile.ts";
import { planLevels } from "../model/levels.ts";
import { CountMemory } from "../statistics/count-memory.ts";
import type { BookCheck, FieldRow, Report, ReportScenario, SummaryRow, WaitRow } from "./report.ts";
import type { RunResult } from "./run-result.ts";
import { addBookingTimes, addDesks } from "./summary/booking-rows.ts";
import { ScopeTimes, scopesOf } from "./summary/cells.ts";
import { addClosures, addHeld } from "./summary/closure-rows.ts";
import { addCosts } from "./summary/cost-rows.ts";
import { addDocuments } from "./summary/document-rows.ts";
import { addDriverPools, addDriverWaits } from "./summary/driver-rows.ts";
import { addEmbargoes, addEmbargoTime } from "./summary/embargo-rows.ts";
import { hourlyRows } from "./summary/hourly-rows.ts";
import { addLevels, addQueues, addStages } from "./summary/level-rows.ts";
import { addLines } from "./summary/line-rows.ts";
import { addPermitTimes, addPools } from "./summary/permit-rows.ts";
import { addRail, railTitles, standstillWarnings } from "./summary/rail-rows.ts";
import { addRegimes } from "./summary/regime-rows.ts";
import { FEWEST_FOR_INTERVAL, RowList } from "./summary/rows.ts";
import { seriesOf } from "./summary/series-rows.ts";
import { groupTitles } from "./summary/titles.ts";
import { addTrainStages, addTrains } from "./summary/train-rows.ts";
import { addFairness, addOutcomes, addTimes, delaysOf, type FlowDelays } from "./summary/vehicle-rows.ts";
import { waitRows } from "./summary/wait-rows.ts";

/** Values of one kind that each replication keeps one by one, so that all together keep the scenario's number. */
export function exactInEach(exactUpTo: number, replications: number): number {
  return Math.floor(exactUpTo / replications);
}

/** A report, and the figure of each replication behind each of its summary rows. */
export interface Summary {
  readonly report: Report;
  readonly each: readonly (readonly number[])[];
}

/**
 * The report of a scenario.
 * @param results in the order of their replication numbers
 * @param about the scenario's hash and what advice was given on it
 */
export function summarise(
  model: Model,
  seed: string,
  results: readonly RunResult[],
  about: { readonly hash: string; readonly warnings: readonly string[] },
): Summary {
  const { scenario } = model;
  const { level } = scenario.run;
  const { exactUpTo } = scenario.measures;
  const levels = planLevels(model);
  const scopes = scopesOf(model);
  const list = new RowList(level);
  const waits: WaitRow[] = [];
  const delays: FlowDelays[] = [];
  const memory = new CountMemory();
  for (const scope of scopes) {
    const times = new ScopeTimes(results, scope, exactUpTo, memory);
    addOutcomes(list, results, scope, times, exactUpTo);
    addTimes(list, results, model, scope, times);
    addBookingTimes(list, results, model, scope, exactUpTo);
    addHeld(list, results, model, scope, exactUpTo);
    addEmbargoTime(list, results, model, scope, exactUpTo);
    addPermitTimes(list, results, model, scope, exactUpTo);
    addTrains(list, results, model, scope, exactUpTo);
    addDriverWaits(list, results, model, scope, exactUpTo);
    waits.push(...waitRows(scope, times));
    if (scope.flow !== "*" && scope.group === "*") delays.push(delaysOf(scope, times));
    memory.free();
  }
  addFairness(list, delays);
  addQueues(list, results, model, levels);
  addLevels(list, results, model, levels);
  addStages(list, results, model, exactUpTo);
  addTrainStages(list, results, model, exactUpTo);
  addDesks(list, results, model, exactUpTo);
  addPools(list, results, model);
  addRail(list, results, model, levels, exactUpTo);
  addDriverPools(list, results, model);
  addClosures(list, results, model);
  addEmbargoes(list, results, model);
  addLines(list, results, model);
  addRegimes(list, results, model, exactUpTo);
  addDocuments(list, results, model, exactUpTo);
  addCosts(list, results, model, scopes, exactUpTo);
  const report: Report = {
    version: 1,
    scenario: describe(model, about.hash),
    seed,
    replications: results.length,
    level,
    summary: list.rows,
    waits,
    series: seriesOf(results, model, levels),
    hourly: hourlyRows(results, model, level),
    field: fieldRows(model, list.rows),
    books: bookChecks(results),
    warnings: [...about.warnings, ...ownWarnings(results), ...standstillWarnings(results, model)],
    events: results.reduce((a, r) => a + r.events, 0),
    vehicles: results.reduce((a, r) => a + r.generated, 0),
  };
  return { report, each: list.each };
}

function describe(model: Model, hash: string): ReportScenario {
  const { scenario } = model;
  const titles = groupTitles(model);
  return {
    id: scenario.id,
    title: scenario.title,
    question: scenario.question ?? "",
    start: scenario.calendar.start,
    timezone: scenario.calendar.timezone,
    length: model.length,
    warmup: model.warmup,
    kind: scenario.calendar.kind,
    flows: model.flows.map((f) => ({ id: f.id, title: f.spec.title ?? f.id, checkpoint: f.spec.at })),
    checkpoints: model.checkpoints.map((id) => ({
      id,
      title: scenario.checkpoints[id]?.title ?? id,
      stages: model.stages.filter((s) => s.checkpoint === id).map((s) => s.spec.id),
    })),
    ...(scenario.permits === undefined
      ? {}
      : {
          permits: Object.entries(scenario.permits).map(([id, { title, countries, kind }]) => ({
            id,
            title: title ?? id,
            about: [countries, kind].filter((text) => text !== undefined).join("; "),
          })),
        }),
    ...(titles.length === 0 ? {} : { titles }),
    ...(model.rail === null ? {} : { rail: railTitles(model) }),
    ...(scenario.drivers === undefined
      ? {}
      : { drivers: Object.entries(scenario.drivers).map(([id, { title }]) => ({ id, title: title ?? id })) }),
    thresholds: scenario.measures.thresholds.map((t) => t / 3600),
    sources: scenario.sources.map((s) => ({ for: s.for, figure: s.figure, reference: s.reference })),
    assumptions: scenario.assumptions,
    hash,
  };
}

function ownWarnings(results: readonly RunResult[]): string[] {
  if (results.length >= FEWEST_FOR_INTERVAL) return [];
  return [
    `${results.length} replication${results.length === 1 ? "" : "s"}: too few for an interval; run at least ${FEWEST_FOR_INTERVAL}.`,
  ];
}

function fieldRows(model: Model, rows: readonly SummaryRow[]): FieldRow[] {
  return model.scenario.field.map((f) => {
    const row = rows.find(
      (r) =>
        r.metric === f.metric &&
        r.statistic === f.statistic &&
        r.flow === f.flow &&
        r.group === f.group &&
        (f.checkpoint === "*" || f.checkpoint === r.checkpoint),
    );
    const [observedLow, observedHigh] =
      typeof f.observed === "number" ? [f.observed, f.observed] : f.observed;
    return {
      figure: f.figure,
      metric: f.metric,
      statistic: f.statistic,
      flow: f.flow,
      group: f.group,
      observedLow,
      observedHigh,
      unit: f.unit,
      simulated: row?.value ?? Number.NaN,
      low: row?.low ?? Number.NaN,
      high: row?.high ?? Number.NaN,
      reference: f.reference,
    };
  });
}

function bookChecks(results: readonly RunResult[]): BookCheck[] {
  const names = [...new Set(results.flatMap((r) => Object.keys(r.books)))];
  return names.map((name) => ({
    name,
    checked: results.reduce((a, r) => a + (r.books[name]?.checked ?? 0), 0),
    worst: results.reduce((a, r) => Math.max(a, r.books[name]?.worst ?? 0), 0),
  }));
}
