/**
 * Runs scenarios against a base for a command: all with the base's seed and replications, so that pairs belong
 * together; writes each scenario's results and each comparison's.
 */
import { join, relative, resolve } from "node:path";
import { type Compared, type Comparison, compare } from "../experiments/compare.ts";
import { differences } from "../experiments/differences.ts";
import type { TerminalOptions } from "../outputs/terminal.ts";
import { type WrittenResults, writeResults } from "../outputs/write-results.ts";
import type { Executor } from "../run/executors/protocol.ts";
import type { Report } from "../run/report.ts";
import type { Args } from "./args.ts";
import { type Io, writeLines } from "./io.ts";
import { isTerminal } from "./progress-bar.ts";
import { comparisonFiles, resultFiles } from "./result-files.ts";
import { executorFor, type Loaded, runScenario } from "./run-scenario.ts";
import { programVersion } from "./version.ts";

/** A comparison whose files are written. */
export interface Written<T> {
  readonly result: T;
  readonly written: WrittenResults;
}

/** All that was run. */
export interface RanComparisons {
  readonly base: Written<Report>;
  readonly comparisons: readonly Written<Comparison>[];
}

/** Gives every scenario the seed and the replications of the first; says so where that changes one. */
export function withRunOfBase(loaded: readonly Loaded[], io: Io, quiet: boolean): Loaded[] {
  const run = loaded[0]?.scenario.run;
  if (run === undefined) return [];
  const { seed, replications } = run;
  const changed = loaded.filter(
    ({ scenario }) => scenario.run.seed !== seed || scenario.run.replications !== replications,
  );
  if (changed.length > 0 && !quiet) {
    const files = changed.map(({ file }) => file).join(", ");
    writeLines(io.stderr, [
      `${files}: run with the base's seed ${seed} and ${replications} replications, so that the pairs belong together`,
    ]);
  }
  return loaded.map((one) => ({
    ...one,
    scenario: { ...one.scenario, run: { ...one.scenario.run, seed, replications } },
  }));
}

/**
 * Runs, compares and writes. The files of a scenario are written as soon as it has run.
 * @param loaded the base, then the others; all with one seed and number of replications
 * @param asked threads that were asked for and are already starting
 */
export async function runComparisons(
  loaded: readonly Loaded[],
  args: Args,
  io: Io,
  asked?: Executor,
): Promise<RanComparisons> {
  const out = resolve(io.cwd, args.out ?? "results");
  const executor = await executorFor(args, loaded, asked);
  const version = programVersion();
  const facts = (seconds: number) => ({ version, workers: executor.workers, seconds });
  const runOne = async (one: Loaded): Promise<Written<Compared> & { readonly seconds: number }> => {
    const started = performance.now();
    const ran = await runScenario(one, args, io, executor, { keepIn: out, version });
    const seconds = (performance.now() - started) / 1000;
    const written = await writeResults(join(out, ran.scenario.id), resultFiles(ran, args, facts(seconds)));
    await ran.forget();
    // Not the vehicles of every replication: they may fill the memory, and are written.
    return { result: { report: ran.report, each: ran.each }, written, seconds };
  };
  try {
    const [first, ...rest] = loaded;
    if (first === undefined) throw new RangeError("runComparisons: no scenario");
    const base = await runOne(first);
    const comparisons: Written<Comparison>[] = [];
    for (const one of rest) {
      const other = await runOne(one);
      const result = compare(base.result, other.result, differences(first.scenario, one.scenario));
      const folder = join(out, `${first.scenario.id}-vs-${one.scenario.id}`);
      const files = comparisonFiles(result, args, facts(base.seconds + other.seconds));
      comparisons.push({ result, written: await writeResults(folder, files) });
    }
    return { base: { result: base.result.report, written: base.written }, comparisons };
  } finally {
    await executor.close();
  }
}

/** How a table looks on this terminal, and where its files are. */
export function terminalOptions(io: Io, written: WrittenResults): TerminalOptions {
  return {
    width: isTerminal(io.stdout) ? io.stdout.columns : 80,
    colour: isTerminal(io.stdout) && process.env.NO_COLOR === undefined,
    written: { ...written, folder: relative(io.cwd, written.folder) || "." },
  };
}
