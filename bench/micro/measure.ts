/**
 * Measures one micro case: warms it up, then doubles the operations until they take long enough.
 * Usage: measure.ts GROUP NAME; prints JSON.
 */
import { microCase } from "./groups.ts";

/** A measurement takes at least so much processor time [ms]: what passes besides is the machine's other work. */
const LONG_ENOUGH = 200;

const [group = "", name = ""] = process.argv.slice(2);
const loop = await microCase(group, name)();
let sum = 0;
let operations = 1000;
let elapsed = 0;
let again = true;
while (again) {
  const started = process.cpuUsage();
  sum += loop(operations);
  const { user, system } = process.cpuUsage(started);
  elapsed = (user + system) / 1000;
  again = elapsed < LONG_ENOUGH;
  if (again) operations *= 2;
}
if (Number.isNaN(sum)) throw new Error(`${group}: ${name} gave no number`);
console.log(JSON.stringify({ "ns/operation": (elapsed * 1e6) / operations }));
