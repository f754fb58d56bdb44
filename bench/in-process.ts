/**
 * One replication by `simulate()`, timed in a process of its own, after one that warmed the compiler up.
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

await simulate({ ...options, replication: 0 });
globalThis.gc?.();
from.at = performance.now();
const cpuBefore = process.cpuUsage();
const result = await simulate({ ...options, replication: 1 });
const seconds = (performance.now() - from.at) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1e6;
await setTimeout(50); // collections are told of late
const { events, generated: vehicles } = result;
const found: InProcess = { seconds, cpuSeconds, events, vehicles, scavenges, compileSeconds };
console.log(JSON.stringify(found));
