/** The code that V8 keeps of the program's scripts: taken by the Node that built it, and missed by nobody without it. */
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const SCENARIO = join(ROOT, "bench/empty-run.yaml");
const CODE = `.${process.version}-${process.arch}.code`;

/** Told of a process and its threads: which scripts V8 compiled, and what it made of their code. */
const WATCH = `
const vm = require("node:vm");
const { basename, join } = require("node:path");
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options);
    const how = options.cachedData === undefined ? "none" : this.cachedDataRejected ? "refused" : "taken";
    require("node:fs").appendFileSync(join(__dirname, "seen"), how + " " + basename(options.filename) + "\\n");
  }
};
require("node:module").syncBuiltinESMExports();
`;

/** A copy of the package as it is installed, whose code a test may damage. */
let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "kezek-compiled-"));
  for (const part of ["dist", "package.json"])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  writeFileSync(join(copy, "watch.cjs"), WATCH);
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const scripts = () => join(copy, "dist/scripts");
const filesLike = (end: string) => readdirSync(scripts()).filter((name) => name.endsWith(end));

/** What a command of the copy says, and what became of the code of the scripts it loaded. */
async function kezek(words: readonly string[], debug = "") {
  writeFileSync(join(copy, "seen"), "");
  const said = await new Promise<{ exit: unknown; stdout: string; stderr: string }>((done) => {
    execFile(
      process.execPath,
      ["--require", join(copy, "watch.cjs"), join(copy, "dist/cli/main.js"), ...words],
      { cwd: copy, env: { ...process.env, KEZEK_DEBUG: debug, NODE_OPTIONS: "" } },
      (error, stdout, stderr) => done({ exit: error?.code ?? error?.signal ?? 0, stdout, stderr }),
    );
  });
  const seen = readFileSync(join(copy, "seen"), "utf8").trim().split("\n");
  const those = (how: string) => [
    ...new Set(seen.filter((line) => line.startsWith(`${how} `)).map((line) => line.slice(how.length + 1))),
  ];
  return { said, taken: those("taken"), refused: those("refused"), without: those("none") };
}

const run = () => kezek(["run", SCENARIO, "--json", "--replications", "2", "--workers", "2"]);

describe("what V8 compiled", () => {
  test("is kept of every script but for small ones, and taken, by threads too", async () => {
    const kept = filesLike(CODE).map((name) => name.slice(0, -CODE.length));
    const large = filesLike(".cjs").filter((name) => statSync(join(scripts(), name)).size >= 20_000);
    expect(kept.sort()).toEqual(large.sort());
    for (const { taken, refused, without } of [await run(), await kezek(["validate", SCENARIO])]) {
      expect(refused).toEqual([]);
      expect(without.filter((name) => large.includes(name))).toEqual([]);
      expect(taken.length).toBeGreaterThan(2);
    }
    expect((await run()).taken).toContain("worker.cjs");
  });

  test("is not needed for the help", async () => {
    expect(await kezek(["--help"])).toMatchObject({ taken: [], refused: [] });
  });
});

test("KEZEK_DEBUG=1 shows a stack in terms of the sources", async () => {
  const words = ["run", SCENARIO, "--quiet", "--out", join(copy, "package.json")];
  const plain = (await kezek(words)).said;
  const { stderr } = (await kezek(words, "1")).said;
  expect(plain.stderr).not.toContain("    at ");
  expect(stderr).toMatch(/ \(.*\/src\/outputs\/write-results\.ts:\d+:\d+\)$/m);
  expect(stderr).toMatch(/ \(.*\/src\/cli\/commands\/run\.ts:\d+:\d+\)$/m);
});

test("a command that waits for what cannot happen does not end as if it were done", async () => {
  const never = `require("node:fs/promises").readFile = () => new Promise(() => {});\n`;
  writeFileSync(join(copy, "watch.cjs"), `${never}${WATCH}`);
  expect((await kezek(["validate", SCENARIO])).said).toEqual({ exit: 13, stdout: "", stderr: "" });
});

/** Changes the content of the files of the scripts' folder with an end. */
function change(end: string, to: (content: Buffer) => Uint8Array): void {
  for (const name of filesLike(end)) {
    const path = join(scripts(), name);
    writeFileSync(path, to(readFileSync(path)));
  }
}

/** Renames the code, or removes it. */
function move(to?: string): void {
  for (const name of filesLike(CODE)) {
    const path = join(scripts(), name);
    if (to === undefined) rmSync(path);
    else renameSync(path, path.replace(CODE, to));
  }
}

const someOtherBytes = (code: Buffer) => code.map((byte, i) => (i % 1000 === 999 ? byte ^ 1 : byte));
const otherComments = (text: Buffer) =>
  Buffer.from(text.toString("latin1").replaceAll("\n// src/", "\n// SRC/"), "latin1");

describe.each<[string, () => void]>([
  ["absent", () => move()],
  ["of another Node", () => move(".v0.0.0-none.code")],
  ["empty", () => change(CODE, () => Buffer.alloc(0))],
  ["cut short", () => change(CODE, (code) => code.subarray(0, code.length / 2))],
  ["damaged", () => change(CODE, someOtherBytes)],
  ["of another text of the same length", () => change(".cjs", otherComments)],
])("where the code is %s", (_, damage) => {
  test("a command says the same, and writes no code", async () => {
    const whole = await run();
    damage();
    const before = filesLike("");
    const { said, taken } = await run();
    expect(said).toEqual(whole.said);
    expect(taken).toEqual([]);
    expect(filesLike("")).toEqual(before);
  });
});
