/** A run of a million trucks in one replication stays under 300 MB, start-up and report included. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../dist/cli/main.js");
const REPORT_PEAK =
  'data:text/javascript,process.on("exit",()=>console.error("peak_kB="+process.resourceUsage().maxRSS))';

test("a million trucks need under 300 MB", () => {
  const folder = mkdtempSync(join(tmpdir(), "kezek-memory-"));
  try {
    writeFileSync(
      join(folder, "million.yaml"),
      `
kezek: 1
id: million
title: A million trucks
calendar: {start: 2025-01-01T00:00, timezone: UTC, length: 1000 d, kind: steady-state}
run: {replications: 1, seed: 1}
measures: {every: 1 d}
checkpoints:
  post:
    stages:
      - {id: booth, servers: 2, service: {exponential: {mean: 2 min}}}
      - {id: scan, servers: 1, service: {exponential: {mean: 1 min}}}
flows:
  trucks: {at: post, arrivals: {poisson: {perDay: 1001}}}
`,
    );
    const run = spawnSync(
      process.execPath,
      ["--import", REPORT_PEAK, PROGRAM, "run", "million.yaml", "--json"],
      { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    expect(run.status).toBe(0);
    const vehicles = JSON.parse(run.stdout).summary.find(
      (row: { metric: string; flow: string }) => row.metric === "generated" && row.flow === "trucks",
    ).value;
    expect(vehicles).toBeGreaterThan(990_000);
    const peak = Number(/peak_kB=(\d+)/.exec(run.stderr)?.[1]) / 1024;
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(300);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
