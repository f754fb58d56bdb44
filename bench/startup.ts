/** How long the program takes before it does anything: a process of Node alone, the help, a small file validated. */
import { fileURLToPath } from "node:url";
import { EMPTY_RUN } from "./cases.ts";
import type { Sample, Subject } from "./figures.ts";
import { PROGRAM, runWell } from "./processes.ts";

/** Name of the case. */
export const STARTUP = "startup";

const NODE_ALONE = "node alone";
const SCENARIO = fileURLToPath(new URL("../scenarios/karasu-live-queue.yaml", import.meta.url));

/** Subjects of the case; `over node` is the time above that of Node alone in the same round [ms]. */
export function startupSubjects(): Subject[] {
  let alone = Number.NaN;
  const timed = (name: string, args: readonly string[]): Subject => ({
    name,
    async measure(): Promise<Sample> {
      const { seconds } = await runWell(process.execPath, args);
      if (name === NODE_ALONE) alone = seconds;
      return { "time [ms]": seconds * 1000, "over node [ms]": (seconds - alone) * 1000 };
    },
  });
  return [
    timed(NODE_ALONE, ["-e", "0"]),
    timed("kezek --help", [PROGRAM, "--help"]),
    timed("kezek validate, small file", [PROGRAM, "validate", "--quiet", EMPTY_RUN]),
    timed("kezek validate, karasu-live-queue", [PROGRAM, "validate", "--quiet", SCENARIO]),
    timed("kezek run, ten vehicles", [PROGRAM, "run", "--quiet", "--out", "/tmp/kezek-bench", EMPTY_RUN]),
  ];
}
