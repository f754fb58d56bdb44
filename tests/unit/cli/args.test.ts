import { describe, expect, test } from "vitest";
import { parseArgs } from "../../../src/cli/args.ts";

const parse = (line: string) => parseArgs(line.split(" ").filter((word) => word !== ""));

describe("parseArgs", () => {
  test("a command with everything", async () => {
    const line =
      "run a.yaml --out o --replications 3 b.yaml --seed 007 --workers 2 --kernel simjs --vehicles --json --quiet --csv-dialect excel-ru --set a.b=1 --set c=2";
    expect(await parse(line)).toEqual({
      kind: "command",
      args: {
        command: "run",
        files: ["a.yaml", "b.yaml"],
        out: "o",
        replications: 3,
        seed: "007",
        workers: 2,
        kernel: "simjs",
        vehicles: true,
        json: true,
        quiet: true,
        resolved: false,
        csvDialect: "excel-ru",
        set: ["a.b=1", "c=2"],
      },
    });
  });
  test("what is not given is absent, switches are off", async () => {
    const args = {
      command: "run",
      files: ["a"],
      vehicles: false,
      json: false,
      quiet: false,
      resolved: false,
      set: [],
    };
    expect(await parse("run a")).toEqual({ kind: "command", args });
  });
  test("a file may be named like a number or, after --, like an option", async () => {
    expect(await parse("validate 2025 -- --set")).toMatchObject({ args: { files: ["2025", "--set"] } });
  });
  test("an override may hold blanks and equals signs", async () => {
    expect(await parseArgs(["validate", "a", "--set", "x=12 min", "--set=y=a=b"])).toMatchObject({
      args: { set: ["x=12 min", "y=a=b"] },
    });
  });
  test.each([
    ["", "help"],
    ["help", "help"],
    ["-h", "help"],
    ["run --help", "help"],
    ["help run", "help"],
    ["--version", "version"],
    ["nonsense", "wrong"],
    ["run", "wrong"],
    ["run a --no-quiet", "wrong"],
    ["run a -x", "wrong"],
    ["run a --seed 1 --seed 2", "wrong"],
    ["trace a b", "wrong"],
    ["run a --workers 1.5", "wrong"],
    ["run a --replications -1", "wrong"],
  ])("%j is %s", async (line, kind) => {
    expect((await parse(line)).kind).toBe(kind);
  });
});
