import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifestJson } from "../../../src/outputs/manifest.ts";
import { writeResults } from "../../../src/outputs/write-results.ts";
import { fixtureReport } from "../../fixtures/report.ts";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "kezek-write-"));
  folder = join(root, "deep", "karasu");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const REPORT = fixtureReport();
const manifestOf = (...files: string[]) =>
  manifestJson(REPORT, { version: "0.1.0", command: [], options: {}, environment: {}, timings: {}, files });
const resultsOf = (text: string, ...names: string[]) => ({
  ...Object.fromEntries(names.map((name) => [name, `${text} ${name}`])),
  "manifest.json": manifestOf(...names),
});

/** Every file of the folder with its text, hidden ones included. */
async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}

function* breaksOff(): Generator<string> {
  yield "half of it";
  throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
}

describe("writeResults", () => {
  it("makes the folder and writes texts, bytes and streams", async () => {
    async function* pieces() {
      yield "one\r\n";
      yield new TextEncoder().encode("two\r\n");
    }
    const written = await writeResults(
      folder,
      new Map<string, string | Uint8Array | AsyncIterable<string | Uint8Array>>([
        ["a.csv", "текст"],
        ["b.bin", Uint8Array.of(65, 66)],
        ["c.csv", pieces()],
      ]),
    );
    expect(await contents()).toEqual({ "a.csv": "текст", "b.bin": "AB", "c.csv": "one\r\ntwo\r\n" });
    expect(written).toEqual({ folder, files: ["a.csv", "b.bin", "c.csv"], kept: [] });
  });

  it("replaces Kezek's older files, and removes those that have no successor", async () => {
    await writeResults(folder, resultsOf("old", "summary.csv", "vehicles.csv"));
    const next = resultsOf("new", "summary.csv");
    await writeResults(folder, next);
    expect(await contents()).toEqual(next);
  });

  it("never deletes or overwrites a file that Kezek did not write", async () => {
    await writeResults(folder, resultsOf("old", "summary.csv"));
    await writeFile(join(folder, "notes.txt"), "mine");
    await writeFile(join(folder, "waits.csv"), "mine too");
    const next = resultsOf("new", "summary.csv", "waits.csv");
    const { kept } = await writeResults(folder, next);
    expect(kept).toEqual([{ name: "waits.csv", as: "waits.kept-1.csv" }]);
    expect(await contents()).toEqual({ ...next, "notes.txt": "mine", "waits.kept-1.csv": "mine too" });
  });

  it("keeps everything in a folder that was never Kezek's", async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "summary.csv"), "mine");
    await writeFile(join(folder, "manifest.json"), '{"name":"a web app","files":["summary.csv"]}');
    await writeResults(folder, resultsOf("new", "summary.csv"));
    expect(await contents()).toMatchObject({
      "summary.csv": "new summary.csv",
      "summary.kept-1.csv": "mine",
      "manifest.kept-1.json": '{"name":"a web app","files":["summary.csv"]}',
    });
  });

  it("leaves the older results as they were when a file cannot be completed", async () => {
    const old = resultsOf("old", "summary.csv", "waits.csv");
    await writeResults(folder, old);
    await expect(writeResults(folder, { "summary.csv": "new", "waits.csv": breaksOff() })).rejects.toThrow(
      "no space",
    );
    expect(await contents()).toEqual(old);
  });

  it("leaves no folder behind when the first write fails", async () => {
    await expect(writeResults(folder, { "summary.csv": breaksOff() })).rejects.toThrow("no space");
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
  });

  it("moves all back when the files cannot change places, whichever move fails", async () => {
    const old = resultsOf("old", "summary.csv", "waits.csv");
    await writeResults(folder, old);
    await writeFile(join(folder, "hourly.csv"), "mine");
    const next = resultsOf("new", "summary.csv", "waits.csv", "hourly.csv");
    for (let failing = 1; failing <= 8; failing += 1) {
      let moves = 0;
      const hooks = {
        rename: async (from: string, to: string) => {
          moves += 1;
          if (moves === failing) throw new Error("move refused");
          await rename(from, to);
        },
      };
      await expect(writeResults(folder, next, hooks)).rejects.toThrow("move refused");
      expect(await contents()).toEqual({ ...old, "hourly.csv": "mine" });
    }
  });

  it("clears what a killed process left, and puts back results it had moved aside", async () => {
    // Greater than any process id of Linux (4194304), so that no such process runs.
    const dead = 2 ** 30;
    const old = resultsOf("old", "summary.csv", "waits.csv");
    await mkdir(join(folder, `.kezek-older-${dead}-1`), { recursive: true });
    await mkdir(join(folder, `.kezek-partial-${dead}-1`));
    for (const [name, text] of Object.entries(old))
      await writeFile(join(folder, `.kezek-older-${dead}-1`, name), text);
    await writeFile(join(folder, "summary.csv"), "new, but the run was killed here");
    await expect(writeResults(folder, { "summary.csv": breaksOff() })).rejects.toThrow("no space");
    expect(await contents()).toEqual(old);
  });

  it("leaves alone what another running process is writing", async () => {
    const other = `.kezek-partial-${process.ppid}-1`;
    await mkdir(join(folder, other), { recursive: true });
    await writeResults(folder, { "summary.csv": "new" });
    expect(await readdir(folder)).toContain(other);
  });

  it("refuses names that lead out of the folder, before it touches anything", async () => {
    for (const name of ["../summary.csv", "a/b.csv", "", ".hidden", ".."]) {
      await expect(writeResults(folder, { [name]: "x" })).rejects.toThrow(RangeError);
    }
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
  });
});
