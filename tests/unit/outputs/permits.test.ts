import { expect, test } from "vitest";
import { permits } from "../../../src/outputs/html/sections/permits.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { waitingParts } from "../../../src/outputs/waiting-parts.ts";
import { withPermits } from "../../fixtures/permits.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const REPORT = withPermits(fixtureReport(), 1.5, 0.5);
const POST = REPORT.scenario.checkpoints[0]!.id;
const hours = (report: typeof REPORT) =>
  Object.fromEntries(waitingParts(report, POST, "*").map((part) => [part.id, part.hours]));

test("the terminal says what became of the permits and when there were none", () => {
  const text = terminalReport(REPORT, { width: 100 }).replace(/\s+/g, " ");
  expect(text).toContain(
    "Permits for China: 24,000 issued; 23,000 used, 700 expired unused, 300 left at the end.",
  );
  expect(text).toContain("Out of stock 21.0 % of the time, 4 times for 35");
  expect(text).toContain("Wait for a permit, mean a vehicle that crossed:");
  expect(terminalReport(fixtureReport())).not.toContain("ermit");
});

test("the page has a table of pools, and none where there are none", () => {
  const context = {} as Parameters<typeof permits.body>[1];
  expect(permits.body(REPORT, context)).toContain("Permits for China (Kazakhstan and China; bilateral)");
  expect(permits.body(fixtureReport(), context)).toBe("");
});

test("each hour of waiting counts once: at the border it is taken out of the queue", () => {
  const [without, found] = [hours(fixtureReport()), hours(REPORT)];
  expect(found.permitWait).toBe(1.5);
  expect(found.permitBorderTime).toBe(0.5);
  expect(found.queueWait).toBeCloseTo(without.queueWait! - 0.5, 12);
});
