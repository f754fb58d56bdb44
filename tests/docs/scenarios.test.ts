/** Every file in scenarios/ is sound, says what it asks and where its figures come from, and is listed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadScenario } from "../../src/scenario/load.ts";

const FOLDER = join(import.meta.dirname, "../../scenarios");
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const LIST = readFileSync(join(FOLDER, "README.md"), "utf8");
const SCHEMA_LINE = "# yaml-language-server: $schema=../schema/scenario.schema.json";

it("there are scenarios", () => {
  expect(FILES.length).toBeGreaterThan(3);
});

it.each(FILES)("%s validates, and says its question, sources and assumptions", async (name) => {
  const { scenario, problems, text } = await loadScenario(join(FOLDER, name));
  expect(problems.filter((p) => p.fatal)).toEqual([]);
  expect(scenario?.id).toBe(name.replace(".yaml", ""));
  expect(scenario?.question).toBeTruthy();
  expect(scenario?.assumptions.length).toBeGreaterThan(0);
  expect(scenario?.sources.length).toBeGreaterThan(0);
  for (const source of scenario?.sources ?? []) {
    expect(source.date, source.figure).toBeTruthy();
    expect(source.reference, source.figure).toMatch(/https?:\/\//);
  }
  expect(text.split("\n")[0]).toBe(SCHEMA_LINE);
});

it.each(FILES)("%s is listed in scenarios/README.md", (name) => {
  expect(LIST).toContain(`](${name})`);
});

it("every scenario has an id of its own", async () => {
  const ids = await Promise.all(FILES.map(async (f) => (await loadScenario(join(FOLDER, f))).scenario?.id));
  expect(new Set(ids).size).toBe(FILES.length);
});
