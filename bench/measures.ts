/**
 * `npm run bench:measures`: what each measure costs, in nanoseconds a vehicle, on the cases that run on the flat engine.
 * Replications by inner loops that take more and more measures go on in turns; a measure costs what a vehicle costs with
 * it less what one costs without. With --document the tables go into docs/performance.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf, INNER_LOOP, PLAIN_LOOP } from "../tools/core.ts";
import type { Loops } from "./built.ts";
import { allCases } from "./cases.ts";
import { heading, writeSection } from "./document.ts";
import { type Figure, figuresOf } from "./figures.ts";
import { machine } from "./machine.ts";
import { measuredText, PARTS } from "./measures-parts.ts";
import { optionsOf } from "./options.ts";
import { runScript } from "./processes.ts";
import { markdownTable, short, textTable } from "./tables.ts";

const words = process.argv.slice(2);
const options = optionsOf(words);
const cases = options.cases.length === 0 ? ["mm1", "reference-post"] : options.cases;
const about = {
  date: new Date().toISOString(),
  command: `npm run bench:measures${words.length === 0 ? "" : ` -- ${words.join(" ")}`}`,
  machine: machine(),
};
const codes = await writeCodes();
const figures: Figure[] = [];
for (const name of cases) {
  const file = allCases().find((one) => one.name === name)?.file;
  if (file === undefined) throw new Error(`no case "${name}"`);
  figures.push(...(await measured(name, file)));
}
const parts = (show: (rows: string[][]) => string) =>
  [heading({ ...about, figures }), ...cases.map((name) => `**${name}**\n\n${show(table(name))}`)].join("\n");
if (options.document) writeSection("measures", parts(markdownTable));
process.stdout.write(parts(options.markdown ? markdownTable : textTable));

/** Compiles the inner loops of the variants, one a part. @returns the file where they are, for this process's life */
async function writeCodes(): Promise<string> {
  process.stderr.write("compiling\n");
  const compiled: Loops[] = [];
  for (const parts of PARTS.keys()) {
    const text = measuredText(parts);
    compiled.push({ whole: await codeOf(INNER_LOOP, text), plain: await codeOf(PLAIN_LOOP, text) });
  }
  const folder = mkdtempSync(join(tmpdir(), "kezek-measures-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "codes.json");
  writeFileSync(file, JSON.stringify(compiled));
  return file;
}

async function measured(name: string, file: string): Promise<Figure[]> {
  const runs: number[][] = [];
  for (let run = 1; run <= options.runs; run += 1) {
    process.stderr.write(`${name}, ${run} of ${options.runs}\n`);
    runs.push(await runScript<number[]>("measures-part.ts", [file, codes]));
  }
  return PARTS.flatMap(({ what }, i) =>
    figuresOf(
      name,
      what,
      runs.map((costs) => ({ "ns/vehicle": costs[i] ?? Number.NaN })),
    ),
  );
}

/** The cost of each part, and the whole. */
function table(name: string): string[][] {
  const costs = PARTS.map(
    ({ what }) => figures.find((f) => f.case === name && f.subject === what)?.median ?? Number.NaN,
  );
  const whole = costs.reduce((sum, cost) => sum + cost, 0);
  const rows = PARTS.map(({ what }, i) => [
    what,
    short(costs[i]!),
    `${((100 * costs[i]!) / whole).toFixed(0)} %`,
  ]);
  return [["", "ns/vehicle", "of the whole"], ...rows, ["the whole", short(whole), "100 %"]];
}
