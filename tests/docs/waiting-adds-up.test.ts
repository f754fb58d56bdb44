/** Where the waiting happens: of every kind of scenario the parts and the service make the whole delay, so that no wait is hidden. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { scopesAt } from "../../src/outputs/scopes.ts";
import { SummaryLookup } from "../../src/outputs/summary-lookup.ts";
import { waitingParts } from "../../src/outputs/waiting-parts.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { reportOf } from "../fixtures/one-run.ts";

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
  const report = await reportOf({ ...scenario!, calendar: { ...scenario!.calendar, warmup: 0 } });
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
