/**
 * The code of docs/extending runs as it stands there: each page's files are written to a folder of their own, with
 * imports of existing files led to src, and the page's tests become tests here.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PAGES = join(ROOT, "docs/extending");
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** The files of a page, by their paths in the repository. */
function filesOf(page: string): Map<string, string> {
  const text = readFileSync(join(PAGES, page), "utf8");
  const blocks = [...text.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)];
  return new Map(blocks.map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** Writes the files; an import of a file that the page does not show leads to the repository. */
function written(files: ReadonlyMap<string, string>): (path: string) => string {
  const folder = mkdtempSync(join(import.meta.dirname, ".extending-"));
  made.push(folder);
  for (const [path, text] of files) {
    const at = join(folder, path);
    const led = text.replace(/from "(\.[^"]+)"/g, (_, to: string) => {
      const meant = relative(ROOT, resolve(ROOT, dirname(path), to));
      return `from "${join(files.has(meant) ? folder : ROOT, meant)}"`;
    });
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, led);
  }
  return (path) => join(folder, path);
}

const pages = readdirSync(PAGES).filter((name) => name.endsWith(".md"));

it("there are pages", () => {
  expect(pages.length).toBe(4);
});

for (const page of pages) {
  const files = filesOf(page);
  const place = written(files);
  describe(page, async () => {
    it("shows a source file and its test", () => {
      const tests = [...files.keys()].filter((path) => path.endsWith(".test.ts"));
      expect(tests.length).toBe(1);
      expect(files.size).toBeGreaterThan(1);
    });
    for (const path of files.keys()) {
      if (path.endsWith(".test.ts")) await import(/* @vite-ignore */ place(path));
    }
  });
}
