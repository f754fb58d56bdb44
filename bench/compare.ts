/**
 * `npm run bench:compare STORED [NEW]`: the figures now, or those of a second file, against stored ones. Figures that
 * differ by more than a tenth and whose runs do not overlap are marked; other machines are comparable by ratios alone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { Document, Figure } from "./figures.ts";
import { machineLine } from "./machine.ts";
import { measureAll } from "./measure-all.ts";
import { optionsOf } from "./options.ts";
import { markdownTable, short, textTable } from "./tables.ts";

const words = process.argv.slice(2);
const options = optionsOf(words);
const [stored, other] = options.files;
if (stored === undefined) throw new Error("bench:compare wants a file that bench --json has written");
const before = read(stored);
const cases = options.cases.length > 0 ? options.cases : [...new Set(before.figures.map((f) => f.case))];
const command = `npm run bench:compare ${words.join(" ")}`;
const now = other === undefined ? await measureAll({ ...options, cases }, command) : read(other);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(now, null, 2)}\n`);
const rows = comparison(before, now);
process.stdout.write(
  `Before: ${before.date}, ${machineLine(before.machine)}\nNow:    ${now.date}, ${machineLine(now.machine)}\n\n`,
);
process.stdout.write(options.markdown ? markdownTable(rows) : textTable(rows));

function read(file: string): Document {
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  if (document.bench !== 1) throw new Error(`${file} holds no figures of bench --json`);
  return document;
}

function comparison(one: Document, two: Document): string[][] {
  const rows = one.figures.flatMap((was) => {
    const is = two.figures.find(
      (f) => f.case === was.case && f.subject === was.subject && f.figure === was.figure,
    );
    if (is === undefined) return [];
    const name = `${was.case}: ${was.subject}, ${was.figure}`;
    return [
      [name, short(was.median), short(is.median), `${(is.median / was.median).toFixed(2)} x`, mark(was, is)],
    ];
  });
  return [["", "before", "now", "now / before", ""], ...rows];
}

function mark(was: Figure, is: Figure): string {
  const apart = is.low > was.high || is.high < was.low;
  return apart && Math.abs(is.median / was.median - 1) > 0.1 ? "differs" : "";
}
