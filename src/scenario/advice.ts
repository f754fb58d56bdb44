/**
 * Advice about a scenario that is valid: what will surprise whoever runs it. Never stops a run. Works with means only
 * (`load-estimate.ts`); simulates nothing.
 */
import type { Problem } from "../errors.ts";
import { DAY } from "../time/zone-clock.ts";
import { advice } from "./advice-problem.ts";
import { everTaken } from "./channels-taken.ts";
import { clockOf, daysOf, type Worker, workersOf } from "./load-estimate.ts";
import { allStages, entriesOf, isGroup, stagesOf } from "./places.ts";
import { pathLoads } from "./rail-load.ts";
import { passingFlows } from "./rules/passing-flows.ts";
import { greatest } from "./rules/rail-rules.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { SingleStage } from "./schema/stage.ts";
import { shortageAdvice } from "./shortage-advice.ts";

/** Fewer replications than these give no interval. */
const FEWEST_FOR_INTERVALS = 5;

/** All advice about a valid scenario. */
export function adviceOn(scenario: Scenario): Problem[] {
  const workers = workersOf(scenario);
  return [
    ...runAdvice(scenario),
    ...workers.flatMap((worker) => workerAdvice(scenario, worker)),
    // Paths that no train comes to are told elsewhere.
    ...pathLoads(scenario).flatMap((load) =>
      load.reached ? workerAdvice(scenario, load, "paths-short") : [],
    ),
    ...channelAdvice(scenario),
    ...deadlockAdvice(scenario),
    ...unusedAdvice(scenario),
    ...yardAdvice(scenario),
    ...shortageAdvice(scenario),
  ];
}

function runAdvice({ run, calendar, sources }: Scenario): Problem[] {
  const found: Problem[] = [];
  if (run.replications < FEWEST_FOR_INTERVALS) {
    const detail = { replications: run.replications, fewest: FEWEST_FOR_INTERVALS };
    found.push(advice("few-replications", ["run", "replications"], detail));
  }
  if (calendar.kind === "steady-state" && calendar.warmup === 0) {
    found.push(advice("no-warmup", ["calendar", "warmup"]));
  }
  if (sources.length === 0) found.push(advice("no-sources", ["sources"]));
  return found;
}

/** Whether anyone comes, and whether more comes than can be served: over the whole run, or on some days of it. */
function workerAdvice(scenario: Scenario, worker: Worker, code = "overload"): Problem[] {
  const { name, path } = worker;
  if (!worker.reached) return [advice("unreached", path, { name })];
  const { length, timezone } = scenario.calendar;
  const overall = worker.load(0, length);
  if (overall >= 1) return [advice(code, path, { name, load: rounded(overall) })];
  const days = daysOf(scenario);
  let worst = 0;
  let first = -1;
  let count = 0;
  for (let day = 0; days > 1 && day < days; day += 1) {
    const load = worker.load(day * DAY, (day + 1) * DAY);
    worst = Math.max(worst, load);
    if (load < 1) continue;
    count += 1;
    if (first < 0) first = day;
  }
  if (count === 0) return [];
  const date = clockOf(scenario, timezone)
    .iso(first * DAY)
    .slice(0, 10);
  return [advice(`${code}-days`, path, { name, count, days, load: rounded(worst), date })];
}

function rounded(load: number): string {
  return Number.isFinite(load) ? load.toFixed(2) : "beyond all limits";
}

function channelAdvice(scenario: Scenario): Problem[] {
  return Object.entries(scenario.flows).flatMap(([id, flow]) =>
    Object.entries(flow.channels ?? {})
      .filter(([name, share]) => !everTaken(scenario, id, name, share))
      .map(([name]) => advice("empty-channel", ["flows", id, "channels", name], { name })),
  );
}

/** Vehicles that go back through a stage with few places may block those that block them. */
function deadlockAdvice(scenario: Scenario): Problem[] {
  return Object.entries(scenario.checkpoints).flatMap(([id, checkpoint]) => {
    const entries = entriesOf(id, checkpoint);
    return entries.flatMap(({ spec, path }, i) => {
      if (isGroup(spec)) return [];
      return (spec.next ?? []).flatMap(({ to }, k) => {
        const back = entries.findIndex((e) => e.spec.id === to);
        const loop = back < 0 || back > i ? [] : entries.slice(back, i + 1);
        const tight = loop.find((e) => !isGroup(e.spec) && blocks(e.spec));
        return tight === undefined
          ? []
          : [advice("deadlock", [...path, "next", k, "to"], { name: tight.spec.id })];
      });
    });
  });
}

/** Tracks, wagons and paths that no stage names: a path that nobody can use is lost, and looks like one to spare. */
function unusedAdvice(scenario: Scenario): Problem[] {
  return Object.entries(scenario.checkpoints).flatMap(([id, checkpoint]) => {
    const entries = entriesOf(id, checkpoint).map((e) => e.spec);
    const stages = stagesOf(id, checkpoint).map((place) => place.stage);
    const used = {
      tracks: entries.map((spec) => spec.track),
      wagons: stages.flatMap((s) => [s.takesWagons?.from, s.givesWagons?.to]),
      paths: stages.map((s) => s.path),
    };
    return (["tracks", "wagons", "paths"] as const).flatMap((key) =>
      Object.keys(checkpoint[key] ?? {})
        .filter((name) => !used[key].includes(name))
        .map((name) => advice("unused", ["checkpoints", id, key, name], { name })),
    );
  });
}

/** A yard that may fill up with less than a train of each cargo, so that nothing goes in or out any more. */
function yardAdvice(scenario: Scenario): Problem[] {
  return allStages(scenario).flatMap(({ stage: { regroup }, entry, path }) => {
    if (regroup === undefined) return [];
    const { teu, wagons, goes, atLeast = 1, byCargo, yard } = regroup;
    const passing = passingFlows(scenario, entry).map(([, flow]) => flow);
    const brought = passing.map(({ train }) => greatest(teu === undefined ? train?.wagons : train?.teu));
    const kinds = byCargo ? new Set(passing.map((f) => f.cargo)).size : 1;
    const least = goes === "full" ? (teu ?? wagons ?? 1) : atLeast;
    const needed = kinds * (least - 1) + Math.max(0, ...brought);
    if (yard.places >= needed) return [];
    return [advice("yard", [...path, "regroup", "yard", "places"], { places: yard.places, needed })];
  });
}

function blocks({ queue }: SingleStage): boolean {
  return queue?.places !== undefined && Number.isFinite(queue.places) && queue.whenFull === "wait";
}

/** How many stages a scenario has, members of groups included. */
export function stageCount(scenario: Scenario): number {
  return allStages(scenario).length;
}
