/** Which machine and which Node a benchmark ran on. */
import { cpus, loadavg, platform, release } from "node:os";
import type { Machine } from "./figures.ts";

/** This machine now. */
export function machine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    node: process.version,
    platform: `${platform()} ${release()}`,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

/** One line that says so. */
export function machineLine({ processor, cores, node, platform, load }: Machine): string {
  return `${processor}, ${cores} cores, Node ${node}, ${platform}, load ${load} at the start`;
}
