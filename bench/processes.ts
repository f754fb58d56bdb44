/** Runs programs as whole processes and tells what they used: time, processor time, memory. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Folder of the repository. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The built program, which is what users run. */
export const PROGRAM = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

/** How a process went. */
export interface Outcome {
  readonly code: number | NodeJS.Signals | null;
  /** From the start of the process to its end [s]. */
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the process wrote to file descriptor 3. */
  readonly told: string;
}

/** What a process of Node had used at its end. */
export interface Usage {
  /** Peak of the resident set [bytes]. */
  readonly peak: number;
  /** Heap and array buffers in use at the end, garbage included [bytes]. */
  readonly heap: number;
  /** Processor time of all its threads [s]. */
  readonly cpuSeconds: number;
}

/** Runs a program to its end; never throws for its exit code. */
export function run(command: string, args: readonly string[]): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe", "pipe"] });
    const texts = ["", "", "", ""];
    for (const i of [1, 2, 3]) {
      child.stdio[i]?.on("data", (part: Buffer) => {
        texts[i] += part.toString();
      });
    }
    let seconds = 0;
    child.on("exit", () => {
      seconds = (performance.now() - started) / 1000;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const [, stdout = "", stderr = "", told = ""] = texts;
      resolve({ code: signal ?? code, seconds, stdout, stderr, told });
    });
  });
}

/** Runs a program that must end well. @throws Error with what it said, when it does not */
export async function runWell(command: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await run(command, args);
  if (outcome.code === 0) return outcome;
  throw new Error(`${command} ${args.join(" ")} ended with ${outcome.code}:\n${outcome.stderr}`);
}

/** Told by the process itself as it ends, in under a millisecond; nothing of the program is changed. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (isMainThread) process.on("exit", () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    writeSync(3, JSON.stringify({ peak: maxRSS * 1024, heap: heapUsed + arrayBuffers, cpuSeconds }));
  });`)}`;

/** Runs the built program. */
export async function runKezek(args: readonly string[]): Promise<Outcome & Usage> {
  const outcome = await runWell(process.execPath, ["--import", TELL_USAGE, PROGRAM, ...args]);
  return { ...outcome, ...(JSON.parse(outcome.told) as Usage) };
}

/** Runs a script of this folder, in TypeScript, in a process of its own, and gives the JSON it prints. */
export async function runScript<T>(script: string, args: readonly string[]): Promise<T> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await runWell(process.execPath, ["--expose-gc", "--import", "tsx", path, ...args]);
  return JSON.parse(stdout) as T;
}
