/** More vehicles at once than the inner loop has places for: a fault that says so, and nothing written. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../dist/cli/main.js");

test("more than 8,388,608 vehicles at once are told, not lost", () => {
  const folder = mkdtempSync(join(tmpdir(), "kezek-crowd-"));
  try {
    writeFileSync(
      join(folder, "crowd.yaml"),
      `
kezek: 1
id: crowd
title: Nine million trucks before one booth
calendar: {start: 2025-01-01T00:00, timezone: UTC, length: 10 h, kind: steady-state}
run: {replications: 1, seed: 1}
checkpoints:
  post: {stages: [{id: booth, servers: 1, service: {constant: 1 h}}]}
flows:
  trucks: {at: post, arrivals: {poisson: {perHour: 900000}}}
`,
    );
    const run = spawnSync(process.execPath, [PROGRAM, "run", "crowd.yaml"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(run.status).toBe(70);
    expect(run.stderr).toContain("More than 8388608 vehicles are about at once");
    expect(existsSync(join(folder, "results/crowd"))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
