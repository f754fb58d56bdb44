/** Where the waiting happens: of every kind of scenario the parts and the service make the whole delay, so that no wait is hidden. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { scopesAt } from "../../src/outputs/scopes.ts";
import { SummaryLookup } from "../../src/outputs/summary-lookup.ts";
import { waitingParts } from "../../src/outputs/waiting-parts.ts";
import { simulate } from "../../src/run/simulate.ts";
import { summarise } from "../../src/run/summarise.ts";
import { loadScenario } from "../../src/scenario/load.ts";

/** What is inside and at no stage is left out below this share of the wait inside, as rounding. */
const LEFT_OUT = 0.005;

test.each([
  "karasu-cargoruqsat",
  "nur-zholy-permit-shortage",
  "belarus-poland-closure",
  "kazakhstan-russia-crackdown",
  "driver-stay-limit-exemption",
  "dostyk-rail-2025",
  "dostyk-wind",
  "khorgos-shared-customs",
])("%s", async (name) => {
  const { scenario } = await loadScenario(join(import.meta.dirname, `../../scenarios/${name}.yaml`));
  // No warm-up: who is at a stage when it ends is counted there and not among the vehicles, which makes a small difference.
  const model = compile({ ...scenario!, calendar: { ...scenario!.calendar, warmup: 0 } });
  const result = await simulate({
    model,
    seed: "1",
    replication: 0,
    kernel: "fast",
    keepVehicles: false,
    exactUpTo: 1000,
  });
  const { report } = summarise(model, "1", [result], { hash: "", warnings: [] });
  let flows = 0;
  for (const { id } of report.scenario.checkpoints) {
    for (const scope of scopesAt(report, id)) {
      const mean = (metric: string) => SummaryLookup.of(report).figure(metric, "mean", scope).value;
      const parts = waitingParts(report, scope.checkpoint, scope.flow);
      const sum = parts.reduce((all, { hours }) => all + hours, mean("serviceTime"));
      const slack = LEFT_OUT * mean("insideWait") + 1e-9 * mean("totalDelay");
      expect(
        Math.abs(sum - mean("totalDelay")),
        `${scope.flow}: ${JSON.stringify(parts)}`,
      ).toBeLessThanOrEqual(slack);
      flows += 1;
    }
  }
  expect(flows).toBeGreaterThan(0);
});
