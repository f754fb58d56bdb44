/** `kezek run` as a user sees it: files, exit codes, and nothing written when anything is wrong. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../dist/cli/main.js");
let folder: string;

const kezek = (...words: string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: "utf8" });

const post = (id: string) => `
kezek: 1
id: ${id}
title: A small post
calendar: {start: 2025-01-01T00:00, timezone: UTC, length: 2 d}
run: {replications: 6, seed: 1}
checkpoints:
  post: {stages: [{id: booth, servers: 1, service: {exponential: {mean: 8 min}}}]}
flows:
  trucks: {at: post, arrivals: {poisson: {perHour: 6}}}
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kezek-run-"));
  writeFileSync(join(folder, "a.yaml"), post("a"));
  writeFileSync(join(folder, "twin.yaml"), post("a"));
  writeFileSync(join(folder, "wrong.yaml"), post("wrong").replace("at: post", "at: pots"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["an electronic queue", "dostuk-eqms", "9 d"],
  ["permits and slots", "nur-zholy-permit-shortage", "2 d"],
  ["closures that drivers react to", "khorgos-holidays-2025-2026", "8 d"],
])("vehicles.csv has one heading for each column: %s", (_, id, length) => {
  const file = join(import.meta.dirname, `../../scenarios/${id}.yaml`);
  const sets = ["--set", `calendar.length=${length}`, "--set", "field=[]"];
  const run = kezek("run", file, "--vehicles", "--quiet", "--replications", "1", ...sets);
  expect(run.stderr).toBe("");
  const [header = "", ...rows] = readFileSync(join(folder, "results", id, "vehicles.csv"), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(rows.length).toBeGreaterThan(100);
  const width = header.split(",").length;
  // Ids and instants hold no commas.
  expect(new Set(rows.map((row) => row.split(",").length))).toEqual(new Set([width]));
});

test("a run writes its files, prints a table of 80 columns and says nothing else in a pipe", () => {
  const run = kezek("run", "a.yaml", "--vehicles");
  expect(run.status).toBe(0);
  expect(readdirSync(join(folder, "results/a")).sort()).toEqual([
    "hourly.csv",
    "manifest.json",
    "report.html",
    "summary.csv",
    "timeseries.csv",
    "vehicles.csv",
    "waits.csv",
  ]);
  expect(Math.max(...run.stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(80);
  expect(run.stderr).not.toContain("%");
  const header = readFileSync(join(folder, "results/a/summary.csv"), "utf8").split("\r\n")[0];
  expect(header).toBe(
    "scenario,checkpoint,flow,group,metric,statistic,value,ci_low,ci_high,unit,replications,observations",
  );
});

test("one wrong file among several: its problem is told and nothing is written", () => {
  const run = kezek("run", "a.yaml", "wrong.yaml", "--out", "none");
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/wrong\.yaml:\d+:\d+ .*flows\.trucks\.at.*did you mean/);
  expect(existsSync(join(folder, "none"))).toBe(false);
});

test("two files of one id are refused", () => {
  const run = kezek("run", "a.yaml", "twin.yaml", "--out", "none");
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("twin.yaml");
  expect(existsSync(join(folder, "none"))).toBe(false);
});

test("a place that cannot be written: exit 1, in words, without a stack", () => {
  writeFileSync(join(folder, "taken"), "a file");
  const run = kezek("run", "a.yaml", "--out", "taken");
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("taken");
  expect(run.stderr).not.toMatch(/\n\s+at /);
  expect(readFileSync(join(folder, "taken"), "utf8")).toBe("a file");
});

test("a trace tells the events of one replication in order of time", () => {
  const run = kezek("trace", "a.yaml", "--replication", "3");
  expect(run.status).toBe(0);
  const [header, ...rows] = run.stdout.trim().split("\n");
  expect(header).toBe("time_s,time,flow,vehicle,event,where");
  const times = rows.map((row) => Number(row.split(",")[0]));
  expect(times.length).toBeGreaterThan(500);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(kezek("trace", "a.yaml", "--replication", "4").stdout).not.toBe(run.stdout);
});
