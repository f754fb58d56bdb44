/** The program itself: exit codes, streams, and what never reaches a user. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "src/cli/main.ts");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kezek-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program in the folder. */
function kezek(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const tsx = import.meta.resolve("tsx");
  return new Promise((done) => {
    execFile("node", ["--import", tsx, MAIN, ...words], { cwd: folder }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe("help and version", () => {
  test("the help lists every command and is at most 80 columns wide", async () => {
    const { code, stdout } = await kezek("--help");
    expect(code).toBe(0);
    for (const name of ["run", "compare", "trace", "validate", "init", "list", "schema"]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
    }
    expect(stdout.split("\n").filter((line) => line.length > 81)).toEqual([]);
  });

  test("the version is that of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect((await kezek("--version")).stdout).toBe(`${version}\n`);
  });
});

describe("a wrong command exits with 2 and says what was probably meant", () => {
  test.each([
    [["rnu", "x.yaml"], "did you mean run?"],
    [["run"], "needs FILE..."],
    [["run", "x.yaml", "--replicatons", "3"], "did you mean --replications?"],
    [["run", "x.yaml", "--replications", "three"], "a whole number of 1 or more"],
    [["run", "x.yaml", "--kernel", "slow"], "one of fast, simjs"],
    [["run", "x.yaml", "--out"], "--out needs a value"],
    [["compare", "x.yaml"], "needs BASE OTHER..."],
    [["schema", "x"], 'cannot take "x"'],
  ])("%j", async (words, message) => {
    const { code, stdout, stderr } = await kezek(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("init, validate and list", () => {
  test("the starter is valid, is listed, and is never written over", async () => {
    expect((await kezek("init", "north-gate.yaml")).code).toBe(0);
    const { code, stdout, stderr } = await kezek("validate", "north-gate.yaml");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^north-gate\.yaml: ok \(2 flows, 3 stages, expected [\d,]+ vehicles per replication\)\n$/,
    );
    expect((await kezek("list", ".")).stdout).toMatch(/^north-gate\n {2}My border post\n/);

    const before = readFileSync(join(folder, "north-gate.yaml"), "utf8");
    const again = await kezek("init", "north-gate.yaml");
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("is there already");
    expect(readFileSync(join(folder, "north-gate.yaml"), "utf8")).toBe(before);
  });

  test("a file that is not there exits with 1 and is named", async () => {
    const { code, stdout, stderr } = await kezek("validate", "nowhere.yaml");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain('there is no file "nowhere.yaml"');
  });

  test("a folder, a binary file and UTF-16 are refused in words", async () => {
    writeFileSync(join(folder, "binary.yaml"), Buffer.from([0, 1, 2, 3]));
    writeFileSync(join(folder, "latin.yaml"), Buffer.from("title: caf\xe9\n", "latin1"));
    writeFileSync(join(folder, "utf16.yaml"), Buffer.from("\uFEFFtitle: x\n", "utf16le"));
    const { code, stderr } = await kezek("validate", ".", "binary.yaml", "latin.yaml", "utf16.yaml");
    expect(code).toBe(1);
    expect(stderr).toContain("is a folder");
    expect(stderr).toContain("wrong encoding");
    expect(stderr).toContain("is in UTF-16; save it as UTF-8");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("an override is named where it is wrong", async () => {
    await kezek("init", "south-gate.yaml");
    const { code, stderr } = await kezek(
      "validate",
      "south-gate.yaml",
      "--set",
      "flows.general.priority=high",
    );
    expect(code).toBe(1);
    expect(stderr).toContain(
      '--set flows.general.priority=high  flows.general.priority  "high" does not fit here',
    );
  });

  test("a broken file exits with 1 and no stack trace", async () => {
    const file = join(ROOT, "tests/cli/broken/ten-faults.yaml");
    const { code, stdout, stderr } = await kezek("validate", file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.split("\n").filter((line) => line.startsWith(`${file}:`))).toHaveLength(11);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("schema", () => {
  test("the committed schema is fresh: kezek schema --out schema/scenario.schema.json", async () => {
    const { stdout } = await kezek("schema");
    expect(stdout).toBe(readFileSync(join(ROOT, "schema/scenario.schema.json"), "utf8"));
  });
});
