/** Node without WebAssembly (`--jitless`): the program runs as ever, on the general engine, and slower. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../dist/cli/main.js");
/** An ordinary post, which runs flat where it can: two stages, channels, laws of several kinds, shifts. */
const POST = `
kezek: 1
id: post
title: An ordinary post
calendar: {start: 2025-01-01T00:00, timezone: UTC, length: 2 d, warmup: 6 h, kind: steady-state}
run: {replications: 2, seed: 7}
checkpoints:
  post:
    gate: {inside: 8}
    stages:
      - id: booth
        servers: {shifts: [{from: "08:00", servers: 3}, {from: "20:00", servers: 2}]}
        service: {lognormal: {mean: 8 min, cv: 0.6}}
      - id: scan
        when: {channel: [red]}
        servers: 1
        service: {exponential: {mean: 12 min}}
flows:
  trucks: {at: post, arrivals: {poisson: {perDay: 250}}, channels: {green: 0.7, red: 0.3}}
`;

test("a run without WebAssembly writes the same bytes", () => {
  const folder = mkdtempSync(join(tmpdir(), "kezek-jitless-"));
  try {
    writeFileSync(join(folder, "post.yaml"), POST);
    const run = (out: string, ...options: string[]): Map<string, string> => {
      const words = ["run", "post.yaml", "--vehicles", "--workers", "2", "--quiet", "--out", out];
      execFileSync(process.execPath, [...options, PROGRAM, ...words], { cwd: folder });
      const results = join(folder, out, "post");
      const files = readdirSync(results).filter((name) => name.endsWith(".csv"));
      return new Map(files.sort().map((name) => [name, readFileSync(join(results, name), "utf8")]));
    };
    const usual = run("usual");
    const without = run("without", "--jitless");
    expect([...usual.keys()]).toContain("vehicles.csv");
    expect(usual.get("vehicles.csv")!.split("\n").length).toBeGreaterThan(500);
    expect([...without.keys()]).toEqual([...usual.keys()]);
    for (const [name, text] of usual) expect(without.get(name) === text, name).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
