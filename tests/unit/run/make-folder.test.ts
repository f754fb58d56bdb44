import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../src/run/executors/make-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "kezek-folder-"));

test("makes what is missing and tells the first folder made", async () => {
  const deep = join(folder, "a", "b", "c");
  expect(await makeFolder(deep)).toBe(join(folder, "a"));
  expect(statSync(deep).isDirectory()).toBe(true);
  expect(await makeFolder(deep)).toBeUndefined();
});

test("a file in its place, or above it, is an error", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "x");
  await expect(makeFolder(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder(join(file, "x"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.skipIf(!existsSync("/proc/self"))("ends where the file system makes no folders", async () => {
  await expect(makeFolder("/proc/nope/x")).rejects.toMatchObject({ code: "ENOENT" });
});
