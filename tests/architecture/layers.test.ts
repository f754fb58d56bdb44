/**
 * The one-way street, enforced: lower folders never import higher ones, nothing imports itself round a corner, and
 * everything from `validate` to `summarise` could run in a browser.
 */
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./source-files.ts";

/** From below to above. A folder may import those of the lines before its own, and itself. */
const LAYERS: readonly (readonly string[])[] = [
  ["base64.ts", "webassembly.d.ts"],
  ["kernel", "statistics", "time", "units.ts", "errors.ts"],
  ["catalogue"],
  ["scenario"],
  ["model"],
  ["run"],
  ["experiments"],
  ["outputs"],
  ["cli", "index.ts"],
];

/** Files that may touch the disk, threads, the process or the clock. */
const OUTSIDE =
  /^(cli\/|outputs\/write-|scenario\/load\.ts$|run\/executors\/(threads|worker|kept-results|make-folder)\.ts$)/;

/** Words of the border: the kernel knows none. */
const BORDER =
  /^(vehicles?|trucks?|trains?|wagons?|gates?|borders?|checkpoints?|permits?|customs|lanes?|stages?|flows?|cargo|booths?|convoys?)$/i;

const files = sourceFiles();
const inside = files.filter((f) => !OUTSIDE.test(f.path));
const folderOf = (path: string) => path.split("/")[0]!;
const layerOf = (path: string) => LAYERS.findIndex((folders) => folders.includes(folderOf(path)));

/** Lines of files that a pattern matches, as `path:line  text`. */
function found(among: readonly SourceFile[], pattern: RegExp): string[] {
  return among.flatMap((f) => {
    const lines = f.text.split("\n");
    return f.code
      .split("\n")
      .flatMap((line, i) => (pattern.test(line) ? [`${f.path}:${i + 1}  ${lines[i]!.trim()}`] : []));
  });
}

describe("the scan", () => {
  test("finds every import, and no import that is not there", () => {
    expect(files.length).toBeGreaterThan(100);
    const known = new Set(files.map((f) => f.path));
    const lost = files.flatMap((f) =>
      f.imports.filter((i) => !known.has(i) && !known.has(i.replace(/ts$/, "d.ts"))),
    );
    expect(lost).toEqual([]);
    for (const f of files) {
      const froms = f.uncommented.match(/\bfrom\s*"[./]/g)?.length ?? 0;
      const dynamic = f.uncommented.match(/\bimport\(\s*"[./]/g)?.length ?? 0;
      expect([f.path, f.imports.length]).toEqual([f.path, froms + dynamic]);
    }
  });
});

describe("layers", () => {
  test("every folder has its place", () => {
    expect(files.filter((f) => layerOf(f.path) < 0).map((f) => f.path)).toEqual([]);
  });

  test("lower ones never import higher ones", () => {
    const upward = files.flatMap((f) =>
      f.imports
        .filter((to) => folderOf(to) !== folderOf(f.path) && layerOf(to) >= layerOf(f.path))
        .map((to) => `${f.path} imports ${to}`),
    );
    expect(upward).toEqual([]);
  });

  test("no file imports itself round a corner, types included", () => {
    const imports = new Map(files.map((f) => [f.path, f.imports]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      const at = way.indexOf(path);
      if (at >= 0) cycles.push([...way.slice(at), path].join(" > "));
      if (at >= 0 || done.has(path)) return;
      for (const to of imports.get(path) ?? []) visit(to, [...way, path]);
      done.add(path);
    };
    for (const { path } of files) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

describe("from validate to summarise: nothing but the scenario and the seed", () => {
  test("no Node module", () => {
    const bad = inside.flatMap((f) =>
      f.packages
        .filter((name) => name.startsWith("node:") || name === "tinypool")
        .map((name) => `${f.path} imports ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test("no process, clock or luck of the machine", () => {
    const machine =
      /\b(process|Buffer|globalThis|performance|__dirname)\b\s*[.(]|\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)|\bimport\.meta\b/;
    expect(found(inside, machine)).toEqual([]);
  });
});

describe("the kernel", () => {
  test("knows no border word", () => {
    const words = files
      .filter((f) => f.path.startsWith("kernel/"))
      .flatMap((f) =>
        (f.code.match(/[A-Za-z_$][\w$]*/g) ?? [])
          .flatMap((name) => name.split(/[_$]|(?<=[a-z0-9])(?=[A-Z])/))
          .filter((word) => BORDER.test(word))
          .map((word) => `${f.path}: ${word}`),
      );
    expect(words).toEqual([]);
  });

  test("imports no package but the two it wraps", () => {
    const packages = files.filter((f) => f.path.startsWith("kernel/")).flatMap((f) => f.packages);
    expect([...new Set(packages)].sort()).toEqual(["seedrandom", "simjs"]);
  });
});

describe("habits", () => {
  test("no `any`", () => {
    // After `:`, `<`, `|`, `&`, `=`, `as` or before `[]`: where a type stands. Prose in templates may say any.
    expect(found(files, /([:<|&=(,]|\bas)\s*any\b(?![-\s]\w)|\bany\[\]/)).toEqual([]);
  });

  test("no file of more than 400 lines", () => {
    const long = files.filter((f) => f.text.split("\n").length > 401);
    expect(long.map((f) => `${f.path}: ${f.text.split("\n").length - 1} lines`)).toEqual([]);
  });

  test("every file says at its head what it is", () => {
    expect(files.filter((f) => !/^(#!.*\n)?\/\*\*/.test(f.text)).map((f) => f.path)).toEqual([]);
  });
});
