/**
 * Every YAML block of the documents is sound: a whole scenario by itself; a piece that begins with `# at: path`
 * in the starter scenario of `kezek init`; one that extends another, with that of `scenarios/`. What the documents
 * show can be copied.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { starterFor } from "../../src/cli/starter.ts";
import { extended } from "../../src/scenario/extend.ts";
import { withOverrides } from "../../src/scenario/overrides.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { scenarioSchema } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";

const ROOT = join(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "docs/examples");
const FILES = Object.fromEntries(
  readdirSync(EXAMPLES).map((name) => [name, readFileSync(join(EXAMPLES, name), "utf8")]),
);

function documents(): string[] {
  const inDocs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  return ["README.md", ...inDocs.filter((n) => n.endsWith(".md")).map((n) => join("docs", n))];
}

function fatal(yaml: string) {
  let document = parseScenario(starterFor("my-post.yaml"));
  if (/^kezek: 1/m.test(yaml)) {
    document = parseScenario(yaml);
    const base = (document.data as { extends?: string } | undefined)?.extends;
    if (base !== undefined) {
      const text = readFileSync(join(ROOT, "scenarios", base), "utf8");
      document = extended(parseScenario(text), document, scenarioSchema);
    }
  } else {
    const pieces = yaml.split(/^# at: /m).filter((text) => text !== "");
    const overrides = pieces.map((text) => text.replace(/^(\S+)[^\n]*\n/, "$1="));
    document = withOverrides(document, overrides);
  }
  return validateScenario(document, FILES).problems.filter((p) => p.fatal);
}

const blocks = documents().flatMap((name) => {
  const text = readFileSync(join(ROOT, name), "utf8");
  return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => ({
    where: `${relative(ROOT, name) || name}: line ${text.slice(0, match.index).split("\n").length}`.replace(
      "../",
      "",
    ),
    yaml: match[1] ?? "",
  }));
});

describe("YAML in the documents", () => {
  it("is there", () => {
    expect(blocks.length).toBeGreaterThan(20);
  });

  it("would be caught if it were wrong", () => {
    expect(fatal("# at: flows.general.arrivals\n{ poisson: { perDya: 3 } }\n")).not.toEqual([]);
    expect(fatal("# at: flows.nowhere\n{ at: nowhere }\n")).not.toEqual([]);
  });

  it.each(blocks)("$where", ({ yaml }) => {
    expect(yaml).toMatch(/^(# at: |(#.*\n)*kezek: 1)/);
    expect(fatal(yaml)).toEqual([]);
  });
});
