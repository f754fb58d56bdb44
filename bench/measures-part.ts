/**
 * What the parts of a vehicle's cost come to, in a process of its own. Usage: measures-part.ts FILE CODES; prints JSON.
 * CODES is a file with the inner loops of the variants, as JSON, which measures.ts has written.
 *
 * The variants go on in turns, slice by slice of some milliseconds, so that whatever else the machine does meets all
 * of them alike; a part costs the median, over the rounds, of the difference between two neighbours.
 */
import { readFileSync } from "node:fs";
import type { Loops } from "./built.ts";
import { median } from "./figures.ts";
import { PARTS } from "./measures-parts.ts";
import { variant } from "./measures-variant.ts";

/** Rounds in which the compiler becomes warm, and rounds that count. */
const WARM = 60;
const COUNTED = 300;

const [file = "", codesFile = ""] = process.argv.slice(2);
const codes = JSON.parse(readFileSync(codesFile, "utf8")) as Loops[];
const variants = await Promise.all(PARTS.map((_, parts) => variant(file, parts, codes[parts]!)));
const costs = PARTS.map((): number[] => []);
for (let round = 0; round < WARM + COUNTED; round += 1) {
  const found = variants.map((one) => one.slice());
  const { vehicles } = found[0]!;
  if (found.some((slice) => slice.vehicles !== vehicles)) throw new Error("the variants do not move alike");
  // All of them come to the end of a replication in one round, which does not count.
  if (round < WARM || vehicles === null) continue;
  const each = found.map(({ time }) => time / vehicles);
  each.forEach((cost, part) => {
    costs[part]!.push(cost - (each[part - 1] ?? 0));
  });
}
console.log(JSON.stringify(costs.map(median)));
