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

/** Why a peer is not there. */
interface Missing {
  readonly missing: string;
}

/** A peer, or why it is not there. */
export type Found = Subject | Missing;

/** Customers of one measurement: about a second each. */
const CUSTOMERS = { simjs: 500_000, simpy: 100_000, c: 20_000_000 };

/** What every peer prints. */
interface Told {
  readonly customers: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly meanWait: number;
}

/** The peers for M/M/c with so many servers, in the order in which they are measured. */
export async function peersFor(servers: number, cpu: boolean): Promise<Found[]> {
  const found = [simjs(servers), await simpy(servers), ...(servers === 1 ? [await handWrittenC()] : [])];
  return found.map((peer) => ("missing" in peer ? peer : subject(peer, servers, cpu)));
}

/** How a peer is called: its seed stands where `SEED` does. */
interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}
const SEED = "SEED";

function subject({ name, command, args }: Program, servers: number, cpu: boolean): Subject {
  let seed = 0;
  return {
    name,
    async measure(): Promise<Sample> {
      seed += 1;
      const words = args.map((word) => (word === SEED ? String(seed) : word));
      const { stdout } = await runWell(command, words);
      const { customers, meanWait, ...told } = JSON.parse(stdout) as Told;
      if (servers === 1 && !agreesWithTheory(customers, meanWait))
        throw new Error(`${name}: mean wait ${meanWait} s, but theory says 4 s`);
      const time = cpu ? told.cpuSeconds : told.seconds;
      return { [cpu ? "CPU time [s]" : "time [s]"]: time, "vehicles/s": customers / time };
    },
  };
}

function simjs(servers: number): Program {
  const script = fileURLToPath(new URL("simjs-queue.ts", import.meta.url));
  const args = ["--import", "tsx", script, String(CUSTOMERS.simjs), SEED, String(servers)];
  return { name: "simjs", command: process.execPath, args };
}

async function simpy(servers: number): Promise<Program | Missing> {
  const script = fileURLToPath(new URL("simpy_queue.py", import.meta.url));
  for (const command of ["/usr/bin/python3", "python3"]) {
    const asked = await run(command, ["-c", "import simpy"]).catch(() => undefined);
    if (asked?.code !== 0) continue;
    return { name: "SimPy", command, args: [script, String(CUSTOMERS.simpy), SEED, String(servers)] };
  }
  return { missing: "SimPy is not here (Debian: apt-get install python3-simpy3)" };
}

async function handWrittenC(): Promise<Program | Missing> {
  const source = fileURLToPath(new URL("mm1.c", import.meta.url));
  const command = join(mkdtempSync(join(tmpdir(), "kezek-bench-")), "mm1");
  const made = await run("gcc", ["-O3", "-o", command, source, "-lm"]).catch(() => undefined);
  if (made?.code !== 0) return { missing: "hand-written C is not here: no gcc" };
  return { name: "C by hand", command, args: [String(CUSTOMERS.c), SEED] };
}
