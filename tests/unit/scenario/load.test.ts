import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { starterFor } from "../../../src/cli/starter.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kezek-load-"));
  writeFileSync(join(folder, "s.yaml"), starterFor("s.yaml"));
  writeFileSync(join(folder, "times.csv"), "arrived;x\n1,5;a\n2,5;b\n");
  writeFileSync(join(folder, "bad.csv"), "arrived\n1\nsoon\n");
  mkdirSync(join(folder, "sub"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trace = (file: string) => `flows.produce.arrivals={trace: {file: ${file}, column: arrived, unit: h}}`;
const load = (file: string) => loadScenario(join(folder, "s.yaml"), [trace(file)], "s.yaml");

test("files are read relative to the scenario, and go with it", async () => {
  const { scenario, problems } = await load("times.csv");
  expect(problems.filter((p) => p.fatal)).toEqual([]);
  expect(scenario?.files).toEqual({ "times.csv": "arrived;x\n1,5;a\n2,5;b\n" });
});

test.each([
  ["nowhere.csv", "file:missing"],
  ["sub", "file:directory"],
  ["bad.csv", "csv:not-a-number"],
])("%s gives one problem, %s", async (file, code) => {
  const { scenario, problems } = await load(file);
  expect(problems.filter((p) => p.fatal).map((p) => p.code)).toEqual([code]);
  expect(scenario).toBeUndefined();
});
