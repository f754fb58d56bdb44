import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatProblem, sentenceOf } from "../../../src/cli/messages.ts";
import { CODES } from "../../../src/cli/sentences.ts";
import type { Problem } from "../../../src/errors.ts";

const SOURCE = fileURLToPath(new URL("../../../src", import.meta.url));
const problem = (more: Partial<Problem>): Problem => ({
  code: "value:kind",
  phase: "shape",
  path: ["a", 0, "b"],
  fatal: true,
  ...more,
});

/** Every text that looks like the code of a problem, in the folders that find problems. */
function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const folder of ["catalogue", "scenario"]) {
    for (const name of readdirSync(join(SOURCE, folder), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts")) continue;
      const text = readFileSync(join(SOURCE, folder, name), "utf8");
      for (const [, code] of text.matchAll(
        /(?:code|error|message|finding\(|problem\(|syntax\(|\?|:)\s*[(:]?\s*"([a-z]+:[a-z-]+)"/g,
      )) {
        if (code !== undefined && !code.startsWith("node:")) codes.add(code);
      }
      for (const [, code] of text.matchAll(/\badvice\("([a-z-]+)"/g)) codes.add(`advice:${code}`);
    }
  }
  return codes;
}

describe("sentences", () => {
  test("every code of the source has one", () => {
    const used = codesInSource();
    expect(used.size).toBeGreaterThan(60);
    expect([...used].filter((code) => !CODES.includes(code) && code !== "choose:")).toEqual([]);
  });

  test("no sentence shows a hole where something is not given", () => {
    const detail = new Proxy({}, { ownKeys: () => [], get: () => "1" }) as Record<string, string>;
    for (const code of CODES) {
      const text = sentenceOf(problem({ code, received: "1", expected: "x", detail }));
      expect(text).not.toBe("");
      expect(text).not.toContain("[object");
    }
  });

  test("a code without a sentence still says its words", () => {
    const text = sentenceOf(problem({ code: "new:kind-of-thing", received: 3, detail: { row: 2 } }));
    expect(text).toBe("new: kind of thing, found 3, row 2");
  });
});

describe("formatProblem", () => {
  test("file, line, column, path, what is wrong, what was expected, what was meant", () => {
    const p = problem({
      file: "f.yaml",
      line: 3,
      column: 7,
      received: '"x"',
      expected: "a number",
      hint: "1",
    });
    expect(formatProblem(p)).toBe(
      'f.yaml:3:7  a[0].b  "x" does not fit here; expected a number; did you mean "1"?',
    );
  });
  test("advice says that it is advice", () => {
    expect(formatProblem(problem({ code: "advice:no-sources", fatal: false }))).toContain(
      "advice: no `sources`",
    );
  });
  test("control characters do not reach the terminal", () => {
    expect(formatProblem(problem({ received: "a\u001b[31m\nb" }))).toBe("a[0].b  a [31m b does not fit here");
  });
});
