/**
 * Replications by `simulate()`, timed in a process of their own after some that warmed the compiler up: the median of three.
 * Usage: in-process.ts FILE; prints JSON.
 */
import { constants, PerformanceObserver } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { built } from "./built.ts";
import type { InProcess } from "./subjects.ts";

const { compile, exactInEach, simulate } = await built<typeof import("../src/index.ts")>("index");
const { loadScenario } = await built<typeof import("../src/scenario/load.ts")>("scenario/load");

const { scenario } = await loadScenario(process.argv[2] ?? "");
if (scenario === undefined) throw new Error(`${process.argv[2]} is no sound scenario`);
const beforeCompile = performance.now();
const model = compile(scenario);
const compileSeconds = (performance.now() - beforeCompile) / 1000;
const options = {
  model,
  seed: scenario.run.seed,
  kernel: "fast" as const,
  keepVehicles: false,
  exactUpTo: exactInEach(scenario.measures.exactUpTo, scenario.run.replications),
};

let scavenges = 0;
const from = { at: Number.POSITIVE_INFINITY };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { kind } = (entry as unknown as { detail: { kind: number } }).detail;
    if (kind === constants.NODE_PERFORMANCE_GC_MINOR && entry.startTime >= from.at) scavenges += 1;
  }
}).observe({ entryTypes: ["gc"] });

/** Replications before the first that is timed: V8 compiles the last of the functions in the third. */
const WARMING = 3;
const TIMED = 3;

for (let r = 0; r < WARMING; r += 1) await simulate({ ...options, replication: r });
globalThis.gc?.();
from.at = performance.now();
const timed: Omit<InProcess, "scavenges" | "compileSeconds">[] = [];
for (let r = WARMING; r < WARMING + TIMED; r += 1) {
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  const { events, generated: vehicles } = await simulate({ ...options, replication: r });
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  timed.push({ seconds, cpuSeconds: (user + system) / 1e6, events, vehicles });
}
await setTimeout(50); // collections are told of late
timed.sort((a, b) => a.seconds - b.seconds);
const found: InProcess = { ...timed[1]!, scavenges: scavenges / TIMED, compileSeconds };
console.log(JSON.stringify(found));
