/**
 * `npm run bench:measures`: what each measure costs, in nanoseconds a vehicle, on the cases that run on the flat engine.
 * Processes that read more and more of the journal are measured in turns; a measure costs what a vehicle costs with it
 * less what one costs without. With --document the tables go into docs/performance.md.
 */
import { allCases } from "./cases.ts";
import { heading, writeSection } from "./document.ts";
import type { Figure, Subject } from "./figures.ts";
import { machine } from "./machine.ts";
import { PARTS } from "./measures-parts.ts";
import { optionsOf } from "./options.ts";
import { runScript } from "./processes.ts";
import { measureInTurns } from "./rounds.ts";
import { markdownTable, short, textTable } from "./tables.ts";

const words = process.argv.slice(2);
const options = optionsOf(words);
const cases = options.cases.length === 0 ? ["mm1", "reference-post"] : options.cases;
const about = {
  date: new Date().toISOString(),
  command: `npm run bench:measures${words.length === 0 ? "" : ` -- ${words.join(" ")}`}`,
  machine: machine(),
};
const figures: Figure[] = [];
for (const name of cases) {
  const file = allCases().find((one) => one.name === name)?.file;
  if (file === undefined) throw new Error(`no case "${name}"`);
  figures.push(
    ...(await measureInTurns(name, subjectsOf(file), [], options.runs, (text) => {
      process.stderr.write(`${text}\n`);
    })),
  );
}
const parts = (show: (rows: string[][]) => string) =>
  [heading({ ...about, figures }), ...cases.map((name) => `**${name}**\n\n${show(table(name))}`)].join("\n");
if (options.document) writeSection("measures", parts(markdownTable));
process.stdout.write(parts(options.markdown ? markdownTable : textTable));

function subjectsOf(file: string): Subject[] {
  return PARTS.map(({ what }, i) => ({
    name: what,
    async measure() {
      const { nsAVehicle } = await runScript<{ nsAVehicle: number }>("measures-part.ts", [file, String(i)]);
      return { "ns/vehicle": nsAVehicle };
    },
  }));
}

/** The cost of each part, and the whole. */
function table(name: string): string[][] {
  const costs = PARTS.map(
    ({ what }) => figures.find((f) => f.case === name && f.subject === what)?.median ?? Number.NaN,
  );
  const whole = costs.at(-1) ?? Number.NaN;
  const share = (cost: number) => `${((100 * cost) / whole).toFixed(0)} %`;
  const rows = PARTS.map(({ what }, i) => {
    const cost = costs[i]! - (costs[i - 1] ?? 0);
    return [what, short(cost), share(cost)];
  });
  return [["", "ns/vehicle", "of the whole"], ...rows, ["the whole", short(whole), "100 %"]];
}
