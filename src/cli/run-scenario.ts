/** Runs one scenario for a command: loading, advice, replications with progress, report. Writes no file of results. */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { compile, type Model } from "../model/compile.ts";
import { inProcess } from "../run/executors/in-process.ts";
import { KeptResults } from "../run/executors/kept-results.ts";
import type { Executor, Job } from "../run/executors/protocol.ts";
import { replicate } from "../run/replicate.ts";
import type { Report } from "../run/report.ts";
import type { RunResult } from "../run/run-result.ts";
import { exactInEach, summarise } from "../run/summarise.ts";
import { loadScenario } from "../scenario/load.ts";
import { expectedVehicles } from "../scenario/load-estimate.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import type { Args } from "./args.ts";
import { type Io, writeLines } from "./io.ts";
import { sentenceOf } from "./messages.ts";
import { printProblems } from "./print-problems.ts";
import { progressBar } from "./progress-bar.ts";

/** A scenario that has been loaded, with the advice given on it. */
export interface Loaded {
  readonly file: string;
  readonly scenario: Scenario;
  readonly advice: readonly string[];
}

/** A scenario that has run. */
export interface Ran {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly results: readonly RunResult[];
  readonly report: Report;
  /** The figure of each replication behind each summary row. */
  readonly each: readonly (readonly number[])[];
  /** Forgets what was kept of the run; after its results are safe. */
  forget(): Promise<void>;
}

/** Below this number of vehicles over all replications, threads cost more than they save. */
const WORTH_THREADS = 50_000;

/** Loads scenarios with the overrides of the command line; undefined when any is wrong, after saying why. */
export async function loadAll(args: Args, io: Io): Promise<Loaded[] | undefined> {
  const set = [
    ...args.set,
    ...(args.replications === undefined ? [] : [`run.replications=${args.replications}`]),
    ...(args.seed === undefined ? [] : [`run.seed=${JSON.stringify(args.seed)}`]),
  ];
  const loaded: Loaded[] = [];
  for (const file of args.files) {
    const { scenario, problems } = await loadScenario(resolve(io.cwd, file), set, file);
    printProblems(problems, io, args.quiet);
    if (scenario !== undefined) {
      loaded.push({ file, scenario, advice: problems.filter((p) => !p.fatal).map(sentenceOf) });
    }
  }
  return loaded.length === args.files.length ? loaded : undefined;
}

/** The same of scenarios whose results are to be written: undefined also where those of two would be in one place. */
export async function loadForResults(args: Args, io: Io): Promise<Loaded[] | undefined> {
  const loaded = await loadAll(args, io);
  const clash = loaded && clashOf(loaded);
  if (clash === undefined) return loaded;
  writeLines(io.stderr, [clash]);
  return undefined;
}

/**
 * Why these scenarios cannot be run together, in a sentence; undefined where they can. Results are in folders named by
 * id: two scenarios of one id would overwrite each other.
 */
function clashOf(loaded: readonly Loaded[]): string | undefined {
  for (const [i, { file, scenario }] of loaded.entries()) {
    const same = loaded.slice(0, i).find((before) => before.scenario.id === scenario.id);
    if (same === undefined) continue;
    return `${file}: id  "${scenario.id}" is also the id of ${same.file}; the results of one would overwrite the other's. Give each scenario its own id`;
  }
  return undefined;
}

/**
 * The executor for a number of threads: that asked for, or as many as there are processors where it pays.
 * @param asked threads that were asked for and are already starting
 */
export async function executorFor(
  args: Args,
  loaded: readonly Loaded[],
  asked?: Executor,
): Promise<Executor & { workers: number }> {
  const replications = Math.max(...loaded.map((l) => l.scenario.run.replications));
  const work = loaded.map((l) => expectedVehicles(l.scenario) * l.scenario.run.replications);
  const worthIt = Math.max(...work) >= WORTH_THREADS;
  const workers = Math.min(args.workers ?? (worthIt ? availableParallelism() : 1), replications);
  if (workers <= 1) return { ...inProcess(), workers: 1 };
  if (asked !== undefined) return { ...asked, workers };
  const { threads } = await import("../run/executors/threads.ts");
  return { ...threads(workers), workers };
}

/** SHA-256 of a validated scenario as JSON. */
export function scenarioHash(scenario: Scenario): string {
  return createHash("sha256").update(JSON.stringify(scenario)).digest("hex");
}

/**
 * Runs a loaded scenario. `keepIn` is the folder where an interrupted run is kept; `simulated` is told when the executor
 * has done its part.
 */
export async function runScenario(
  { scenario, advice }: Loaded,
  args: Args,
  io: Io,
  executor: Executor,
  place: { readonly keepIn: string; readonly version: string; readonly simulated?: () => void },
): Promise<Ran> {
  const { replications, seed } = scenario.run;
  const job: Job = {
    scenario,
    seed,
    kernel: args.kernel ?? "fast",
    keepVehicles: args.vehicles,
    exactUpTo: exactInEach(scenario.measures.exactUpTo, replications),
  };
  const keeper = new KeptResults(place.keepIn, job, place.version);
  const bar = await progressBar(scenario.id, io, args.quiet);
  let model: Model | undefined;
  const compiled = () => (model ??= compile(scenario));
  let results: RunResult[];
  try {
    const progress = {
      resumed: (count: number) => {
        if (!args.quiet)
          writeLines(io.stderr, [`${scenario.id}: ${count} replications kept from an interrupted run`]);
      },
      share: (done: number) => bar.update(done),
    };
    const clock = () => performance.now();
    results = await replicate(job, replications, executor, progress, keeper, clock, compiled);
  } finally {
    bar.stop();
  }
  place.simulated?.();
  const { report, each } = summarise(compiled(), seed, results, {
    hash: scenarioHash(scenario),
    warnings: advice,
  });
  return { scenario, model: compiled(), results, report, each, forget: () => keeper.clear() };
}
