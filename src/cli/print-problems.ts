/** Writes problems for whoever runs a command. */
import type { Problem } from "../errors.ts";
import { type Io, writeLines } from "./io.ts";
import { formatProblem } from "./messages.ts";

/** More of them would only hide the first ones. */
const MOST = 100;

/** Writes problems to standard error, one a line; without advice when quiet. */
export function printProblems(problems: readonly Problem[], io: Io, quiet = false): void {
  const shown = problems.filter((p) => p.fatal || !quiet);
  writeLines(io.stderr, shown.slice(0, MOST).map(formatProblem));
  if (shown.length > MOST) writeLines(io.stderr, [`... and ${shown.length - MOST} more`]);
}
