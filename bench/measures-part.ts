/**
 * What the parts of a vehicle's cost come to, in a process of its own. Usage: measures-part.ts FILE; prints JSON.
 *
 * The variants go on in turns, slice by slice of some milliseconds, so that whatever else the machine does meets all
 * of them alike; a part costs the median, over the rounds, of the difference between two neighbours.
 */
import { median } from "./figures.ts";
import { PARTS } from "./measures-parts.ts";
import { variant } from "./measures-variant.ts";

/** Rounds in which the compiler becomes warm, and rounds that count. */
const WARM = 60;
const COUNTED = 300;

const [file = ""] = process.argv.slice(2);
const variants = await Promise.all(PARTS.map((_, parts) => variant(file, parts)));
const costs = PARTS.map((): number[] => []);
for (let round = 0; round < WARM + COUNTED; round += 1) {
  // All of them come to the end of a replication in one round, which does not count.
  const found = variants.map((one) => one.slice());
  if (round < WARM || found.some(Number.isNaN)) continue;
  found.forEach((cost, part) => {
    costs[part]!.push(cost - (found[part - 1] ?? 0));
  });
}
console.log(JSON.stringify(costs.map(median)));
