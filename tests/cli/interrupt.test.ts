/** Interrupted runs: earlier results stay as they were, and the run goes on where it stopped. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../dist/cli/main.js");

/** A post so busy, on the engine that knows patience, that a replication takes a noticeable time. */
const scenario = (replications: number) => `
kezek: 1
id: long
title: A long run
calendar: {start: 2025-01-01T00:00, timezone: UTC, length: 25 d, kind: steady-state, warmup: 1 d}
run: {replications: ${replications}, seed: 1}
checkpoints:
  post: {stages: [{id: booth, servers: 1, service: {exponential: {mean: 8 s}}}]}
flows:
  trucks: {at: post, arrivals: {poisson: {rate: 6 /min}}, patience: {constant: 30 d}}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kezek-interrupt-"));
  writeFileSync(join(folder, "long.yaml"), scenario(12));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (workers: string, ...more: string[]) =>
  spawnSync(process.execPath, [PROGRAM, "run", "long.yaml", "--workers", workers, ...more], {
    cwd: folder,
    encoding: "utf8",
  });

/** The folder that keeps an unfinished run, if there is one. */
const kept = () => {
  const results = join(folder, "results");
  const name = existsSync(results)
    ? readdirSync(results).find((n) => n.startsWith(".unfinished-"))
    : undefined;
  return name === undefined ? [] : readdirSync(join(results, name));
};

/** Starts a run and waits until it has kept some replications. */
async function startAndWait(workers: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM, "run", "long.yaml", "--workers", workers], { cwd: folder });
  while (kept().length < 2 && child.exitCode === null) await new Promise((r) => setTimeout(r, 50));
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve({ code: child.exitCode, signal: child.signalCode });
    } else child.once("exit", (code, signal) => resolve({ code, signal }));
  });

describe.each([
  ["SIGINT", "1"],
  ["SIGKILL", "1"],
  ["SIGINT", "2"],
] as const)("a run stopped by %s, workers: %s", (signal, workers) => {
  test("leaves earlier results alone and is resumed to the same bytes", async () => {
    expect(run(workers, "--replications", "1", "--quiet").status).toBe(0);
    const earlier = readFileSync(join(folder, "results/long/summary.csv"), "utf8");
    const child = await startAndWait(workers);
    child.kill(signal);
    const { code } = await ended(child);
    if (signal === "SIGINT") expect(code).toBe(130);
    expect(readFileSync(join(folder, "results/long/summary.csv"), "utf8")).toBe(earlier);
    expect(kept().length).toBeGreaterThanOrEqual(2);

    const resumed = run(workers);
    expect(resumed.status).toBe(0);
    expect(resumed.stderr).toMatch(/replications kept from an interrupted run/);
    expect(kept()).toEqual([]);
    const after = readFileSync(join(folder, "results/long/summary.csv"), "utf8");
    expect(run("1", "--out", "fresh", "--quiet").status).toBe(0);
    expect(after).toBe(readFileSync(join(folder, "fresh/long/summary.csv"), "utf8"));
  });
});
