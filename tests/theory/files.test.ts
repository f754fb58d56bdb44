/** The example files are the models of the cases, and run by the program as a user would run it. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenario } from "../../src/scenario/load.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { disciplineCases, priorityCases } from "./cases/disciplines.ts";
import { erlangBCases, lossCases } from "./cases/losses.ts";
import { networkCases } from "./cases/networks.ts";
import { serverCases } from "./cases/servers.ts";
import { generalLawCases, mm1Cases, severalBoothCases } from "./cases/single-line.ts";
import { oneBooth, patience, preemption } from "./cases/traces.ts";
import { transientCases } from "./cases/transient.ts";
import { scenarioOf, validated } from "./run-case.ts";

const FOLDER = fileURLToPath(new URL("files", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const execute = promisify(execFile);

const CASES = [
  ...mm1Cases,
  ...severalBoothCases,
  ...generalLawCases,
  ...priorityCases,
  ...disciplineCases,
  ...erlangBCases,
  ...lossCases,
  ...serverCases,
  ...networkCases,
  ...transientCases,
];
const GENERATED = new Map(
  [...CASES.map((c) => scenarioOf(c)), oneBooth, patience, preemption].map((data) => {
    const scenario = validated(JSON.stringify(data));
    return [scenario.id, scenario];
  }),
);

/** What a scenario simulates, without its words and its seed. */
function modelOf(scenario: Scenario | undefined) {
  if (scenario === undefined) throw new Error("there is no such case");
  const { calendar, checkpoints, flows, resources, measures, run } = scenario;
  return { calendar, checkpoints, flows, resources, measures, replications: run.replications };
}

test.each(files)("%s is the model of the case of that name", async (name) => {
  const { scenario, problems } = await loadScenario(join(FOLDER, name));
  expect(problems.filter((p) => p.fatal)).toEqual([]);
  expect(`${scenario?.id}.yaml`).toBe(name);
  expect(modelOf(scenario)).toEqual(modelOf(GENERATED.get(scenario?.id ?? "")));
});

describe("the program", () => {
  let out = "";
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), "kezek-theory-"));
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  test("runs all of them and writes their results", async () => {
    const paths = files.map((name) => join(FOLDER, name));
    await execute("node", [PROGRAM, "run", ...paths, "--out", out, "--quiet", "--replications", "2"]);
    expect(readdirSync(out).sort()).toEqual(files.map((name) => name.replace(".yaml", "")).sort());
    const summary = readFileSync(join(out, "trace-gg1", "summary.csv"), "utf8");
    // The mean wait of the trace is 22 min for 7 vehicles.
    const mean = summary.split("\n").find((line) => line.includes(",*,*,queueWait,mean,"));
    expect(Number(mean?.split(",")[6])).toBeCloseTo(22 / 7 / 60, 6);
  }, 300_000);
});
