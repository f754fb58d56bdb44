/** `kezek run`: simulates scenarios, writes their results and prints their tables. */
import { join, relative, resolve } from "node:path";
import { jsonReport } from "../../outputs/json.ts";
import { terminalReport } from "../../outputs/terminal.ts";
import { writeResults } from "../../outputs/write-results.ts";
import type { Executor } from "../../run/executors/protocol.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io } from "../io.ts";
import { isTerminal } from "../progress-bar.ts";
import { resultFiles } from "../result-files.ts";
import { executorFor, loadForResults, runScenario } from "../run-scenario.ts";
import { programVersion } from "../version.ts";

/** Runs the command. */
export async function command(args: Args, io: Io, asked?: Executor): Promise<number> {
  const loaded = await loadForResults(args, io);
  if (loaded === undefined) return EXIT.wrongScenario;
  const out = resolve(io.cwd, args.out ?? "results");
  const executor = await executorFor(args, loaded, asked);
  const version = programVersion();
  const documents: string[] = [];
  try {
    for (const one of loaded) {
      const started = performance.now();
      // Threads end while the last results are summed up and written.
      const simulated = one === loaded.at(-1) ? () => void executor.close() : undefined;
      const ran = await runScenario(one, args, io, executor, {
        keepIn: out,
        version,
        ...(simulated === undefined ? {} : { simulated }),
      });
      const seconds = (performance.now() - started) / 1000;
      const files = resultFiles(ran, args, { version, workers: executor.workers, seconds });
      const written = await writeResults(join(out, ran.scenario.id), files);
      await ran.forget();
      if (args.json) documents.push(jsonReport(ran.report).trimEnd());
      else if (!args.quiet) {
        const width = isTerminal(io.stdout) ? io.stdout.columns : 80;
        const colour = isTerminal(io.stdout) && process.env.NO_COLOR === undefined;
        const folder = relative(io.cwd, written.folder) || ".";
        io.stdout.write(terminalReport(ran.report, { width, colour, written: { ...written, folder } }));
      }
    }
  } finally {
    await executor.close();
  }
  if (args.json)
    io.stdout.write(documents.length === 1 ? `${documents[0]}\n` : `[${documents.join(",\n")}]\n`);
  return EXIT.done;
}
