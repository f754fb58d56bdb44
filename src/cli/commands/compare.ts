/** `kezek compare`: simulates scenarios and their differences from the first. */
import { jsonComparisons } from "../../outputs/comparison-json.ts";
import { terminalComparison } from "../../outputs/terminal-comparison.ts";
import type { Executor } from "../../run/executors/protocol.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io } from "../io.ts";
import { runComparisons, terminalOptions, withRunOfBase } from "../run-comparison.ts";
import { loadForResults } from "../run-scenario.ts";

/** Runs the command. */
export async function command(args: Args, io: Io, asked?: Executor): Promise<number> {
  const loaded = await loadForResults(args, io);
  if (loaded === undefined) return EXIT.wrongScenario;
  const { base, comparisons } = await runComparisons(withRunOfBase(loaded, io, args.quiet), args, io, asked);
  if (args.json) {
    io.stdout.write(
      jsonComparisons(
        base.result,
        comparisons.map(({ result }) => result),
      ),
    );
  } else if (!args.quiet) {
    const texts = comparisons.map(({ result, written }) =>
      terminalComparison(result, terminalOptions(io, written)),
    );
    io.stdout.write(texts.join("\n\n"));
  }
  return EXIT.done;
}
