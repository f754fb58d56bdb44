/**
 * Results of one scenario at one seed, as they were when they were last looked at. Says nothing of whether they are
 * right (traces, theory and properties do), only that they have not changed unnoticed. After a change that is
 * meant: `KEZEK_GOLDEN=update npx vitest run tests/golden`, and a line "Results change:" in CHANGELOG.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { type KernelName, simulate } from "../../src/run/simulate.ts";
import { exactInEach, summarise } from "../../src/run/summarise.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const GOLDEN = here("two-directions.json");
const KEPT = new Set(["mean", "p95", "count", "share"]);

function scenario(): Scenario {
  const name = "two-directions.yaml";
  const { scenario: found, problems } = validateScenario(
    parseScenario(readFileSync(here(name), "utf8"), name),
  );
  if (found === undefined) throw new Error(JSON.stringify(problems.filter((p) => p.fatal)));
  return found;
}

/** Events, vehicles and the figures of the summary, each under what it is a figure of. */
async function figures(kernel: KernelName): Promise<string> {
  const about = scenario();
  const model = compile(about);
  const { replications, seed } = about.run;
  const exactUpTo = exactInEach(about.measures.exactUpTo, replications);
  const results = [];
  for (let replication = 0; replication < replications; replication += 1) {
    results.push(await simulate({ model, seed, replication, kernel, keepVehicles: false, exactUpTo }));
  }
  const { report } = summarise(model, seed, results, { hash: "", warnings: [] });
  const rows = report.summary
    .filter((row) => KEPT.has(row.statistic) && row.observations > 0)
    .map((row) => [
      [row.checkpoint, row.flow, row.group, row.metric, row.statistic, row.unit].join(" "),
      Number.isNaN(row.value) ? null : row.value,
    ]);
  const golden = { events: report.events, vehicles: report.vehicles, ...Object.fromEntries(rows) };
  return `${JSON.stringify(golden, null, 2)}\n`;
}

test("results are what they were", async () => {
  const now = await figures("fast");
  if (process.env.KEZEK_GOLDEN === "update") writeFileSync(GOLDEN, now);
  expect(JSON.parse(now)).toEqual(JSON.parse(readFileSync(GOLDEN, "utf8")));
});

test("and the same on the independent kernel", async () => {
  expect(await figures("simjs")).toBe(readFileSync(GOLDEN, "utf8"));
});
