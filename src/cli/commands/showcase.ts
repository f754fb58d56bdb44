/** `kezek showcase`, which `npm start` runs: a before/after study of a real post, from scenarios of the package. */
import { relative } from "node:path";
import { jsonComparisons } from "../../outputs/comparison-json.ts";
import { terminalReport } from "../../outputs/terminal.ts";
import { terminalComparison } from "../../outputs/terminal-comparison.ts";
import type { Executor } from "../../run/executors/protocol.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io, writeLines } from "../io.ts";
import { packageFile } from "../package-files.ts";
import { isTerminal } from "../progress-bar.ts";
import { type RanComparisons, runComparisons, terminalOptions, withRunOfBase } from "../run-comparison.ts";
import { loadAll } from "../run-scenario.ts";

/** The post as it was and two reforms of it, as they come with the package. */
const STUDY = ["karasu-live-queue.yaml", "karasu-cargoruqsat.yaml", "karasu-more-staff.yaml"].map((name) =>
  packageFile(`scenarios/${name}`),
);

/** Runs the command. */
export async function command(given: Args, io: Io, asked?: Executor): Promise<number> {
  const args: Args = { ...given, command: "compare", files: STUDY.map((file) => shortest(file, io.cwd)) };
  const loaded = await loadAll({ ...args, quiet: args.quiet || !isTerminal(io.stderr) }, io);
  if (loaded === undefined) return EXIT.wrongScenario;
  const tables = !args.json && !args.quiet;
  if (tables) writeLines(io.stdout, welcome());
  const ran = await runComparisons(withRunOfBase(loaded, io, args.quiet), args, io, asked);
  if (args.json) {
    const comparisons = ran.comparisons.map(({ result }) => result);
    io.stdout.write(jsonComparisons(ran.base.result, comparisons));
  } else if (tables) print(ran, args, io);
  return EXIT.done;
}

function welcome(): string[] {
  return [
    "Kezek simulates how trucks and trains wait at border posts. This is a study of one:",
    "as it was, the same trucks with the electronic queue of October 2025, and with one",
    "more lane by day instead. Less than a minute.",
    "",
  ];
}

function print({ base, comparisons }: RanComparisons, args: Args, io: Io): void {
  io.stdout.write(terminalReport(base.result, terminalOptions(io, base.written)));
  for (const { result, written } of comparisons) {
    io.stdout.write(`\n\n${terminalComparison(result, terminalOptions(io, written))}`);
  }
  const [before = "", after = ""] = args.files;
  writeLines(io.stdout, [
    "",
    "What next",
    ...comparisons.map(({ written }) => `  open ${shortest(written.folder, io.cwd)}/report.html`),
    "  npx kezek list                   the other scenarios, each a real question",
    "  the same if more trucks came:",
    `    npx kezek compare ${before} \\`,
    `      ${after} \\`,
    "      --set flows.empties.arrivals.poisson.perDay=240",
    "  npx kezek init my-post.yaml      a commented file to describe your own post",
  ]);
}

/** The path from here, or the whole one where that is shorter. */
function shortest(path: string, cwd: string): string {
  const near = relative(cwd, path) || ".";
  return near.length < path.length ? near : path;
}
