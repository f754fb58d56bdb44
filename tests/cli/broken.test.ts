/**
 * Broken files, one fault each: the message stands at the right line and says what it must. The first line of each
 * file says what is expected; the faulty line is marked `# <- here` unless its number is given.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../src/cli/messages.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const FOLDER = fileURLToPath(new URL("broken", import.meta.url));
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml") && name !== "ten-faults.yaml");

function marked(text: string): number[] {
  return text.split("\n").flatMap((line, i) => (line.endsWith("# <- here") ? [i + 1] : []));
}

describe("a file with one fault gets one problem, at its line", () => {
  test("there are at least 40 such files", () => {
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  test.each(files)("%s", async (name) => {
    const { scenario, problems, text } = await loadScenario(join(FOLDER, name));
    const expected = /^# expect: (?:line (\d+), )?contains (.+)$/m.exec(text);
    const line = expected?.[1] === undefined ? marked(text)[0] : Number(expected[1]);
    const fatal = problems.filter((p) => p.fatal);
    expect(scenario).toBeUndefined();
    expect(fatal.map(formatProblem)).toHaveLength(1);
    expect(formatProblem(fatal[0]!)).toContain(expected?.[2] ?? "a file says what it expects");
    expect(fatal[0]?.line).toBe(line);
  });
});

describe("a file with ten faults", () => {
  test("gets a problem at each of the ten lines, and no other", async () => {
    const path = join(FOLDER, "ten-faults.yaml");
    const { problems } = await loadScenario(path);
    const lines = problems.filter((p) => p.fatal).map((p) => p.line);
    expect(marked(readFileSync(path, "utf8"))).toHaveLength(10);
    expect(lines).toEqual(marked(readFileSync(path, "utf8")));
  });
});
