/** `kezek validate`: all problems of scenarios at once. */
import { resolve } from "node:path";
import { stageCount } from "../../scenario/advice.ts";
import { loadScenario } from "../../scenario/load.ts";
import { expectedVehicles } from "../../scenario/load-estimate.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io, writeLines } from "../io.ts";
import { printProblems } from "../print-problems.ts";

/** Runs the command. */
export async function command({ files, set, quiet }: Args, io: Io): Promise<number> {
  let exit: number = EXIT.done;
  for (const file of files) {
    const { scenario, problems } = await loadScenario(resolve(io.cwd, file), set, file);
    printProblems(problems, io, quiet);
    if (scenario === undefined) {
      exit = EXIT.wrongScenario;
      const count = problems.filter((p) => p.fatal).length;
      writeLines(io.stderr, [`${file}: ${counted(count, "problem")}`]);
    } else if (!quiet) writeLines(io.stdout, [`${file}: ok (${inNumbers(scenario)})`]);
  }
  return exit;
}

function inNumbers(scenario: Scenario): string {
  const flows = counted(Object.keys(scenario.flows).length, "flow");
  const stages = counted(stageCount(scenario), "stage");
  const vehicles = Math.round(expectedVehicles(scenario)).toLocaleString("en");
  return `${flows}, ${stages}, expected ${vehicles} vehicles per replication`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
