/** `kezek compare` as a user runs it. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const POST = (id: string, servers: number, run: string) => `
kezek: 1
id: ${id}
title: A post with ${servers} officers
calendar: {start: 2025-09-22T00:00, timezone: Asia/Almaty, length: 2 d}
run: ${run}
checkpoints:
  post: {stages: [{id: customs, servers: ${servers}, service: {exponential: {mean: 20 min}}}]}
flows:
  general: {at: post, arrivals: {poisson: {perDay: 120}}}
`;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kezek-compare-"));
  writeFileSync(join(folder, "before.yaml"), POST("before", 2, "{replications: 6, seed: one}"));
  writeFileSync(join(folder, "after.yaml"), POST("after", 3, "{replications: 9, seed: two}"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function kezek(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile("node", [MAIN, ...words], { cwd: folder }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test("runs with the base's seed and replications, and writes each result and the comparison", async () => {
  const { code, stdout, stderr } = await kezek("compare", "before.yaml", "after.yaml");
  expect(code).toBe(0);
  expect(stderr).toContain("after.yaml: run with the base's seed one and 6 replications");
  expect(stdout).toContain("checkpoints.post.stages.customs.servers: 2 → 3");
  expect(stdout).toMatch(/^general +shorter by /m);
  expect(stdout.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  for (const name of ["before", "after"]) {
    expect(existsSync(join(folder, "results", name, "summary.csv"))).toBe(true);
  }
  const pair = join(folder, "results", "before-vs-after");
  for (const name of ["comparison.csv", "report.html", "manifest.json"]) {
    expect(existsSync(join(pair, name))).toBe(true);
  }
  const manifest = JSON.parse(readFileSync(join(pair, "manifest.json"), "utf8"));
  expect(
    manifest.scenarios.map((s: { id: string; seed: string; replications: number }) => [
      s.id,
      s.seed,
      s.replications,
    ]),
  ).toEqual([
    ["before", "one", 6],
    ["after", "one", 6],
  ]);
});

test("--json prints one document and nothing else", async () => {
  const { code, stdout, stderr } = await kezek("compare", "before.yaml", "after.yaml", "--json", "--quiet");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const document = JSON.parse(stdout);
  expect(document.comparisons[0].differences).toEqual([
    { path: "checkpoints.post.stages.customs.servers", base: "2", other: "3" },
  ]);
});

test("a wrong second file exits with 1, names every problem and writes nothing", async () => {
  writeFileSync(join(folder, "after.yaml"), POST("after", 3, "{replicatons: 9}"));
  const { code, stdout, stderr } = await kezek("compare", "before.yaml", "after.yaml");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("after.yaml:6:");
  expect(existsSync(join(folder, "results"))).toBe(false);
});

test("two scenarios of one id are refused, since one result would overwrite the other", async () => {
  writeFileSync(join(folder, "after.yaml"), POST("before", 3, "{}"));
  const { code, stdout, stderr } = await kezek("compare", "before.yaml", "after.yaml");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain('"before" is also the id of before.yaml');
  expect(existsSync(join(folder, "results"))).toBe(false);
});
