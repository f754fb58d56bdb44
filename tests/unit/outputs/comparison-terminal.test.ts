import { describe, expect, it } from "vitest";
import { displayWidth } from "../../../src/outputs/terminal/display-width.ts";
import { terminalComparison } from "../../../src/outputs/terminal-comparison.ts";
import { fixtureComparison } from "../../fixtures/comparison.ts";

const LONG = {
  title: `${"Very-long-word".repeat(12)} Кириллица and 漢字`,
  flows: [
    { id: "produce", title: "Fruit and vegetables of the first category", checkpoint: "karasu" },
    { id: "general", title: "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", checkpoint: "karasu" },
  ],
};
const COMPARISONS = {
  shorter: fixtureComparison(0.6),
  equal: fixtureComparison(1),
  few: fixtureComparison(0.6, { replications: 3 }),
  long: fixtureComparison(1.4, { scale: 300, scenario: LONG }),
  tiny: fixtureComparison(0.99, { scale: 0.01, unfinished: false, warnings: [] }, []),
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of emphasis are control characters.
const SGR = /\u001b\[\d+m/g;
const written = { folder: `results/${"long-name-".repeat(12)}`, files: ["comparison.csv", "report.html"] };

describe("terminalComparison", () => {
  for (const [name, comparison] of Object.entries(COMPARISONS)) {
    it.each([60, 80, 110])(`never exceeds %i columns (${name})`, (width) => {
      for (const unicode of [true, false]) {
        const text = terminalComparison(comparison, { width, unicode, colour: true, written });
        const wide = text
          .replace(SGR, "")
          .split("\n")
          .filter((line) => displayWidth(line) > width);
        expect(wide).toEqual([]);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }
    });
  }

  it("gives a verdict a flow, and says that finding nothing proves nothing", () => {
    expect(terminalComparison(COMPARISONS.shorter)).toMatch(
      /^Produce +shorter by 1\.\d+ h \(1\.\d+ to 1\.\d+\)$/m,
    );
    expect(terminalComparison(COMPARISONS.equal)).toContain("the same in every replication");
    expect(terminalComparison(COMPARISONS.few)).toContain("too few replications for an interval");
  });

  it("shows eight of the differences between the files and how many more there are", () => {
    const text = terminalComparison(COMPARISONS.shorter);
    expect(text).toContain("checkpoints.karasu.stages.customs.servers: 4 → 5");
    expect(text).toContain("flows.produce.until: none → 12 h");
    expect(text).toContain("and 3 more");
  });

  it("writes plain ASCII where Unicode is not wanted", () => {
    const text = terminalComparison(fixtureComparison(), { unicode: false });
    expect(text).toMatch(/^[\n -~]*$/);
  });
});
