/** What is measured of a scenario: the program as users run it, and `simulate()` alone. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { agreesWithTheory, type Case, EMPTY_RUN } from "./cases.ts";
import type { Sample, Subject } from "./figures.ts";
import { runKezek, runScript, type Usage } from "./processes.ts";

/** The whole process with one worker: the subject whose ratios to the peers count. */
export const PROGRAM_SUBJECT = "kezek run, 1 worker";

/** What `in-process.ts` prints. */
export interface InProcess {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly events: number;
  readonly vehicles: number;
  /** Collections of young objects during the run: without garbage there are none. */
  readonly scavenges: number;
  readonly compileSeconds: number;
}

/** What a run of the program left. */
interface ProgramRun extends Usage {
  readonly seconds: number;
  readonly events: number;
  readonly vehicles: number;
  /** Mean wait before all service [s], as `summary.csv` has it. */
  readonly meanWait: number;
}

/** Runs `kezek run` on a file as users do, all measures on and all files written. */
export async function runProgram(file: string, options: readonly string[]): Promise<ProgramRun> {
  const out = mkdtempSync(join(tmpdir(), "kezek-bench-"));
  try {
    const { seconds, cpuSeconds, peak, heap, stdout } = await runKezek([
      "run",
      file,
      "--out",
      out,
      ...options,
    ]);
    const id = /^id: (.*)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    const manifest = JSON.parse(readFileSync(join(out, id, "manifest.json"), "utf8")) as {
      scenarios: { events: number; vehicles: number }[];
    };
    const { events = 0, vehicles = 0 } = manifest.scenarios[0] ?? {};
    if (stdout === "") throw new Error(`kezek run ${file} printed no table`);
    return {
      seconds,
      cpuSeconds,
      peak,
      heap,
      events,
      vehicles,
      meanWait: meanWait(join(out, id, "summary.csv")),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function meanWait(summary: string): number {
  const rows = readFileSync(summary, "utf8")
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const mean = (metric: string) => {
    const row = rows.find(
      ([, , flow, group, name, statistic]) =>
        flow === "*" && group === "*" && name === metric && statistic === "mean",
    );
    return Number(row?.[6] ?? Number.NaN) * 3600;
  };
  return mean("queueWait") + mean("insideWait");
}

/** How subjects are measured. */
export interface Manner {
  /** Replications instead of the scenario's. */
  readonly replications?: number;
  /** Processor time counts instead of the time that passes: for a machine that others load. */
  readonly cpu: boolean;
}

/** The subjects of a case without its peers. */
export async function ownSubjects(one: Case, manner: Manner): Promise<Subject[]> {
  const several = (manner.replications ?? replicationsOf(one.file)) > 1;
  const cores = availableParallelism();
  const empty = await runProgram(EMPTY_RUN, ["--workers", "1"]);
  const subjects = [programSubject(one, 1, manner, empty)];
  if (several && cores > 1 && !manner.cpu) subjects.push(programSubject(one, cores, manner, empty));
  return [...subjects, inProcessSubject(one, manner)];
}

function replicationsOf(file: string): number {
  return Number(/^run:.*replications: (\d+)/m.exec(readFileSync(file, "utf8"))?.[1] ?? 1);
}

function programSubject(one: Case, workers: number, { replications, cpu }: Manner, empty: Usage): Subject {
  const options = ["--workers", String(workers)];
  if (replications !== undefined) options.push("--replications", String(replications));
  return {
    name: workers === 1 ? PROGRAM_SUBJECT : `kezek run, ${workers} workers`,
    async measure(): Promise<Sample> {
      const ran = await runProgram(one.file, options);
      const { vehicles, peak, heap, meanWait } = ran;
      if (one.servers === 1 && !agreesWithTheory(vehicles, meanWait))
        throw new Error(`kezek: mean wait ${meanWait} s, but theory says 4 s`);
      return {
        ...rates(ran, cpu),
        "peak RSS [MB]": peak / 1e6,
        "peak RSS [B/vehicle]": (peak - empty.peak) / vehicles,
        "heap [B/vehicle]": (heap - empty.heap) / vehicles,
      };
    },
  };
}

function inProcessSubject(one: Case, { cpu }: Manner): Subject {
  return {
    name: "simulate(), in process",
    async measure(): Promise<Sample> {
      const found = await runScript<InProcess>("in-process.ts", [one.file]);
      const { events, scavenges, compileSeconds } = found;
      return {
        ...rates(found, cpu),
        "scavenges /M events": scavenges / (events / 1e6),
        "compile [ms]": compileSeconds * 1000,
      };
    },
  };
}

type Ran = Pick<ProgramRun, "seconds" | "cpuSeconds" | "events" | "vehicles">;

function rates({ seconds, cpuSeconds, events, vehicles }: Ran, cpu: boolean): Sample {
  const time = cpu ? cpuSeconds : seconds;
  const name = cpu ? "CPU time [s]" : "time [s]";
  return { [name]: time, "events/s": events / time, "vehicles/s": vehicles / time };
}
