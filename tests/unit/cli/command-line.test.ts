import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { explain } from "../../../src/cli/command-line.ts";
import { Fault } from "../../../src/errors.ts";

/** What is said about an error, and the exit code. */
function said(error: unknown): { text: string; code: number } {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const code = explain(error, { stdout: stream, stderr: stream, cwd: "/" });
  return { text, code };
}

describe("explain", () => {
  test("a fault of Kezek tells how it can be made to happen again", () => {
    const fault = new Fault("vehicle:outcome", "a vehicle has two outcomes");
    fault.where = { seed: "7", replication: 2, time: 123.5 };
    const { text, code } = said(fault);
    expect(code).toBe(70);
    expect(text).toContain("seed 7, replication 2, simulated time 123.5 s");
  });
  test("any other error is a fault too, and shows no stack", () => {
    const { text, code } = said(new TypeError("x is not a function"));
    expect(code).toBe(70);
    expect(text).not.toMatch(/^\s+at /m);
  });
  test("what the file system refuses is told in words", () => {
    const refusal = Object.assign(new Error("ENOSPC: no space"), {
      code: "ENOSPC",
      syscall: "write",
      path: "/r/x.csv",
    });
    expect(said(refusal)).toEqual({ text: "kezek: /r/x.csv: the disk is full\n", code: 1 });
  });
});
