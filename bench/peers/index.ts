/**
 * The peers: other programs that run the same queue in the same call. Each times its own loop, without its start,
 * while Kezek is timed as a whole process: the ratios favour the peers.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { agreesWithTheory } from "../cases.ts";
import type { Sample, Subject } from "../figures.ts";
import { run, runWell } from "../processes.ts";

/** A peer, or why it is not there. */
export type Found = Subject | { readonly missing: string };

/** Customers of one measurement: about a second each. */
const CUSTOMERS = { simjs: 500_000, simpy: 100_000, c: 20_000_000 };

/** What every peer prints. */
interface Told {
  readonly customers: number;
  readonly seconds: number;
  readonly meanWait: number;
}

/** The peers for M/M/c with so many servers, in the order in which they are measured. */
export async function peersFor(servers: number): Promise<Found[]> {
  const found = [simjs(servers), await simpy(servers)];
  return servers === 1 ? [...found, await handWrittenC()] : found;
}

function subject(name: string, servers: number, command: string, args: readonly string[]): Subject {
  let seed = 0;
  return {
    name,
    async measure(): Promise<Sample> {
      seed += 1;
      const all = [...args.slice(0, -1), String(seed), ...args.slice(-1)].filter((word) => word !== "");
      const { stdout } = await runWell(command, all);
      const { customers, seconds, meanWait } = JSON.parse(stdout) as Told;
      if (servers === 1 && !agreesWithTheory(customers, meanWait))
        throw new Error(`${name}: mean wait ${meanWait} s, but theory says 4 s`);
      return { "time [s]": seconds, "vehicles/s": customers / seconds };
    },
  };
}

function simjs(servers: number): Found {
  const script = fileURLToPath(new URL("simjs-queue.ts", import.meta.url));
  const args = ["--import", "tsx", script, String(CUSTOMERS.simjs), String(servers)];
  return subject("simjs", servers, process.execPath, args);
}

async function simpy(servers: number): Promise<Found> {
  const script = fileURLToPath(new URL("simpy_queue.py", import.meta.url));
  for (const python of ["/usr/bin/python3", "python3"]) {
    const asked = await run(python, ["-c", "import simpy"]).catch(() => undefined);
    if (asked?.code !== 0) continue;
    return subject("SimPy", servers, python, [script, String(CUSTOMERS.simpy), String(servers)]);
  }
  return { missing: "SimPy is not here (Debian: apt-get install python3-simpy3)" };
}

async function handWrittenC(): Promise<Found> {
  const source = fileURLToPath(new URL("mm1.c", import.meta.url));
  const program = join(mkdtempSync(join(tmpdir(), "kezek-bench-")), "mm1");
  const made = await run("gcc", ["-O3", "-o", program, source, "-lm"]).catch(() => undefined);
  if (made?.code !== 0) return { missing: "hand-written C is not here: no gcc" };
  return subject("C by hand", 1, program, [String(CUSTOMERS.c), ""]);
}
