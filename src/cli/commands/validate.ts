/** `kezek validate`: all problems of scenarios at once; of one that extends another, in what they differ. */
import { resolve } from "node:path";
import { stringify } from "yaml";
import { stageCount } from "../../scenario/advice.ts";
import type { Change } from "../../scenario/extend.ts";
import { loadScenario } from "../../scenario/load.ts";
import { expectedVehicles } from "../../scenario/load-estimate.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io, writeLines } from "../io.ts";
import { printProblems } from "../print-problems.ts";

/** Runs the command. */
export async function command({ files, set, quiet, resolved }: Args, io: Io): Promise<number> {
  let exit: number = EXIT.done;
  for (const file of files) {
    const { scenario, problems, extends: base, data } = await loadScenario(resolve(io.cwd, file), set, file);
    printProblems(problems, io, quiet);
    if (resolved && scenario !== undefined) {
      io.stdout.write(stringify(data, { lineWidth: 100 }));
      continue;
    }
    if (scenario === undefined) {
      exit = EXIT.wrongScenario;
      const count = problems.filter((p) => p.fatal).length;
      writeLines(io.stderr, [`${file}: ${counted(count, "problem")}`]);
    } else if (!quiet) {
      writeLines(io.stdout, [`${file}: ok (${inNumbers(scenario)})`]);
      if (base !== undefined) {
        const [nearest, ...others] = base.bases;
        const chain = others.length === 0 ? "" : `, which extends ${others.join(", which extends ")}`;
        const changes = base.changes.filter(({ path }) => !PROSE.has(String(path[0])));
        writeLines(io.stdout, [
          `  extends ${nearest}${chain}; ${counted(changes.length, "difference")} but for the text:`,
          ...changes.map(inWords),
        ]);
      }
    }
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

/** Keys that say what a scenario is, not what it does. */
const PROSE = new Set(["id", "title", "question", "notes", "sources", "assumptions"]);

/** Longest text of a value in a line of differences; the whole is to be had by `--resolved`. */
const LONGEST = 60;

function inWords({ path, before, after }: Change): string {
  const place = path.join(".");
  if (before === undefined) return `  + ${place}: ${inFlow(after)}`;
  if (after === undefined) return `  - ${place}`;
  return `    ${place}: ${inFlow(before)} -> ${inFlow(after)}`;
}

/** A value on one line, as YAML would have it in braces. */
function inFlow(value: unknown): string {
  const text = stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim().replace(/\s+/g, " ");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}...`;
}
