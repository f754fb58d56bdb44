/**
 * Keeps what V8 compiles of the program's scripts beside them. The program does here once what users do with it, so
 * that functions which V8 compiles when they are first called are among it. For the Node that builds, and no other.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serialize } from "node:v8";
import type { Script } from "node:vm";
import { MessageChannel } from "node:worker_threads";
import type { runCommandLine } from "../src/cli/command-line.ts";
import type { Job, Task } from "../src/run/executors/protocol.ts";
import type runTask from "../src/run/executors/worker.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { codeToKeep, loader } from "./loader.ts";

/** Scripts below this size are compiled as fast as their code is read [bytes]. */
const WORTH_KEEPING = 20_000;

/** One for each engine: the starter, which `init` writes, and one that only the general engine knows. */
const STARTER = "my-post.yaml";
const GENERAL = fileURLToPath(new URL("../scenarios/luhamaa-mixed-queue.yaml", import.meta.url));

const RUNNING = ["--replications", "2", "--workers", "1", "--quiet"];

/** What the program does for its code. */
const COMMANDS = [
  ["init"],
  ["list", "."],
  ["validate", STARTER, GENERAL],
  ["run", STARTER, ...RUNNING],
  ["compare", STARTER, GENERAL, ...RUNNING],
];

/** Writes the code of the scripts of a folder. @throws Error where the program does not do what it should */
export async function writeCode(folder: string): Promise<void> {
  // Stacks in terms of the sources are for modules: see the loader.
  process.env.KEZEK_DEBUG = "";
  const scripts = new Map<string, Script>();
  const load = loader(pathToFileURL(`${folder}/`).href, (path, script) => scripts.set(path, script));
  const cwd = mkdtempSync(join(tmpdir(), "kezek-build-"));
  try {
    await useProgram(folder, load, cwd);
    await useWorker(load, cwd);
  } finally {
    rmSync(cwd, { recursive: true });
  }
  for (const [path, script] of scripts) {
    if (statSync(path).size < WORTH_KEEPING) continue;
    const { file, content } = codeToKeep(path, script);
    writeFileSync(file, content);
  }
}

type Load = ReturnType<typeof loader>;

async function useProgram(folder: string, load: Load, cwd: string): Promise<void> {
  const name = readdirSync(folder).find((file) => /^command-line-\w+\.cjs$/.test(file));
  const program = (await load(`./${name}`)) as { runCommandLine: typeof runCommandLine };
  const said: string[] = [];
  const silent = { write: (text: string) => said.push(text) } as unknown as NodeJS.WriteStream;
  for (const words of COMMANDS) {
    const exit = await program.runCommandLine(words, { stdout: silent, stderr: silent, cwd });
    if (exit !== 0) throw new Error(`kezek ${words.join(" ")} ended with ${exit}:\n${said.join("")}`);
  }
}

async function useWorker(load: Load, cwd: string): Promise<void> {
  const worker = (await load("./worker.cjs")) as { default: typeof runTask };
  for (const [jobNumber, file] of [join(cwd, STARTER), GENERAL].entries()) {
    const { scenario } = await loadScenario(file, [], file);
    if (scenario === undefined) throw new Error(`${file} is wrong`);
    const job: Job = { scenario, seed: "build", kernel: "fast", keepVehicles: false, exactUpTo: 0 };
    const board = { replications: [0], begun: new Int32Array(1), reached: new Float64Array(1) };
    const { port1, port2 } = new MessageChannel();
    const task: Task = { jobNumber, job: serialize(job), board, results: port2 };
    await worker.default(task);
    port1.close();
  }
}
