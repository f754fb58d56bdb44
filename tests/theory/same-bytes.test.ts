/** A result depends on scenario, seed and version alone: not on the number of threads, the kernel or the run. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = join(ROOT, "dist/cli/main.js");
const execute = promisify(execFile);
let out = "";

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "kezek-bytes-"));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Scenarios with all that may depend on the order of events: ties, interruptions, laps, lots, staff that changes. */
const MODELS = ["prio-np-mm1", "breakdowns-mm1-moves", "closed-mva", "mm1-retrial", "trace-preempt"];
const RUNS: readonly (readonly [string, readonly string[]])[] = [
  [
    "models of theory",
    [...MODELS.map((name) => `tests/theory/files/${name}.yaml`), "--set", "calendar.length=800 min"],
  ],
  ["a rail station", ["tests/fixtures/rail-station.yaml"]],
  [
    "a border post",
    ["scenarios/karasu-live-queue.yaml", ...["--set", "calendar.length=4 d", "--set", "calendar.warmup=1 d"]],
  ],
];

/** Every file of the results but the manifest, which tells of the run, and what `--json` prints. */
async function bytesOf(words: readonly string[], name: string): Promise<Record<string, string>> {
  const folder = join(out, name);
  const options = ["--out", folder, "--replications", "5", "--vehicles", "--json", "--quiet"];
  const { stdout } = await execute("node", [PROGRAM, "run", ...words, ...options], {
    cwd: ROOT,
    maxBuffer: 1 << 28,
  });
  const found: Record<string, string> = { "standard output": stdout };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === "manifest.json") continue;
    const path = join(entry.parentPath, entry.name);
    found[relative(folder, path)] = readFileSync(path, "latin1");
  }
  return found;
}

/** Names of files that differ; file by file, since a difference of megabytes cannot be read. */
function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]);
}

test.each(RUNS)(
  "%s: the same bytes from one thread, again, from two, and by simjs",
  async (name, words) => {
    const first = await bytesOf([...words, "--workers", "1"], `${name} first`);
    const kinds = new Set(Object.keys(first).map((path) => basename(path)));
    for (const kind of ["summary.csv", "waits.csv", "timeseries.csv", "hourly.csv", "vehicles.csv"]) {
      expect(kinds).toContain(kind);
    }
    const again = {
      again: ["--workers", "1"],
      "two threads": ["--workers", "2"],
      simjs: ["--workers", "1", "--kernel", "simjs"],
    };
    for (const [how, options] of Object.entries(again)) {
      const other = await bytesOf([...words, ...options], `${name} ${how}`);
      expect({ how, differing: differing(first, other) }).toEqual({ how, differing: [] });
    }
  },
  300_000,
);
