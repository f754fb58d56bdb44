/**
 * Measures one micro case: warms it up, then doubles the operations until they take long enough.
 * Usage: measure.ts GROUP NAME; prints JSON.
 */
import { microCase } from "./groups.ts";

/** A measurement takes at least so long [ms]. */
const LONG_ENOUGH = 200;

const [group = "", name = ""] = process.argv.slice(2);
const loop = await microCase(group, name)();
let sum = 0;
let operations = 1000;
let elapsed = 0;
let again = true;
while (again) {
  const started = performance.now();
  sum += loop(operations);
  elapsed = performance.now() - started;
  again = elapsed < LONG_ENOUGH;
  if (again) operations *= 2;
}
if (Number.isNaN(sum)) throw new Error(`${group}: ${name} gave no number`);
console.log(JSON.stringify({ "ns/operation": (elapsed * 1e6) / operations }));
