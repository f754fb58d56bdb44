/** What the first thread tells of the others. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const SCENARIO = join(ROOT, "bench/empty-run.yaml");
const SHARE = "async function takeShare(model, job, board, pause, received) {";

/** A copy of the package whose other threads find something wrong. */
let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "kezek-threads-"));
  for (const part of ["dist", "package.json"])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** What a run with two threads says when the second does this instead of its share. */
function runWith(instead: string) {
  const worker = join(copy, "dist/scripts/worker.cjs");
  const text = readFileSync(worker, "utf8");
  expect(text.split(SHARE).length).toBe(2);
  writeFileSync(worker, text.replace(SHARE, `${SHARE}\n${instead}`));
  const words = ["run", SCENARIO, "--replications", "2", "--workers", "2", "--quiet", "--out", "out"];
  return spawnSync(process.execPath, [join(copy, "dist/cli/main.js"), ...words], {
    cwd: copy,
    encoding: "utf8",
    timeout: 60_000,
  });
}

test("a fault in another thread is told with the place where it happens again", () => {
  const fault = `Object.assign(new Fault("books:vehicles", "made here"), { where: { seed: "s", replication: 2, time: 3 } })`;
  const { status, stderr, stdout } = runWith(`throw ${fault};`);
  expect([status, stdout]).toEqual([70, ""]);
  expect(stderr).toContain("(books:vehicles): made here");
  expect(stderr).toContain("seed s, replication 2, simulated time 3 s");
  expect(existsSync(join(copy, "out/empty-run"))).toBe(false);
});

test("any other error there is told as well", () => {
  const { status, stderr } = runWith(`throw new Error("out of paper");`);
  expect(status).toBe(70);
  expect(stderr).toContain("(unexpected): out of paper");
});
