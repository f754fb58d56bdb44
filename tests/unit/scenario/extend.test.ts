import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { loadScenario } from "../../../src/scenario/load.ts";

const BASE = `kezek: 1
id: north
title: North
calendar: { start: 2025-09-22T00:00, timezone: Asia/Almaty, length: 7 d }
checkpoints:
  north:
    gate: { hours: "08:00-20:00" }
    stages:
      - { id: border-guard, servers: 2, service: { lognormal: { mean: 5 min, cv: 0.6 } } }
      - id: weighing
        servers: 1
        service: { constant: 2 min }
      - id: customs
        servers: { shifts: [{ from: "08:00", servers: 4 }, { from: "20:00", servers: 3 }] }
        service: { exponential: { mean: 14 min } }
flows:
  general: { at: north, arrivals: { poisson: { perDay: 100 } } }
sources: [{ for: flows, figure: a hundred, reference: somebody }]
assumptions: [Days are alike]
`;

/** Writes files into a new folder; the last one is loaded. */
async function loading(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "kezek-extend-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const last = Object.keys(files).at(-1)!;
  return loadScenario(join(folder, last), [], last);
}

const variant = (text: string) =>
  loading({ "north.yaml": BASE, "v.yaml": `extends: north.yaml\nid: v\n${text}` });

/** Problems as the user reads them. */
async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { problems, scenario } = await loading(files);
  expect(scenario).toBeUndefined();
  return problems.filter((p) => p.fatal).map(formatProblem);
}

describe("extends", () => {
  test("a variant without changes is its base under another id", async () => {
    const { scenario } = await variant("");
    const { scenario: base } = await loading({ "north.yaml": BASE });
    expect({ ...scenario, id: "north" }).toEqual(base);
  });

  test("joins maps, replaces what is no map, takes away with null", async () => {
    const { scenario, extends: from } = await variant(
      "title: Other\ncheckpoints: { north: { waitingArea: { places: 5 }, gate: { hours: null } } }\n",
    );
    const { gate, waitingArea, stages } = scenario!.checkpoints.north!;
    expect([scenario!.title, waitingArea.places, gate.hours, stages!.length]).toEqual([
      "Other",
      5,
      undefined,
      3,
    ]);
    expect(from!.changes.map(({ path }) => path.join("."))).toEqual([
      "id",
      "title",
      "checkpoints.north.waitingArea",
      "checkpoints.north.gate.hours",
    ]);
  });

  test("another distribution replaces the whole, the same one is joined", async () => {
    const { scenario: sound } = await variant(`checkpoints:
  north:
    stages:
      border-guard: { service: { gamma: { mean: 5 min, cv: 1 } } }
      customs: { service: { exponential: { mean: 20 min } } }
      weighing: { service: { byFlow: { general: { constant: 1 min } }, otherwise: { constant: 3 min } } }
`);
    const services = sound!.checkpoints.north!.stages!.map((s) => ("service" in s ? s.service : null));
    expect(services).toMatchObject([
      { law: { gamma: { mean: 300, cv: 1 } } },
      { table: { byFlow: { general: { law: { constant: 60 } } }, otherwise: { law: { constant: 180 } } } },
      { law: { exponential: { mean: 1200 } } },
    ]);
  });

  test("an item of a list is named by id or number, and taken away by null", async () => {
    const { scenario } = await variant(
      "checkpoints: { north: { stages: { weighing: null, '0': { servers: 7 }, customs: { servers: 9 } } } }\n",
    );
    expect(scenario!.checkpoints.north!.stages!.map((s) => [s.id, "servers" in s && s.servers])).toEqual([
      ["border-guard", 7],
      ["customs", 9],
    ]);
  });

  test("sources and assumptions are added", async () => {
    const { scenario } = await variant(
      "sources: [{ for: title, figure: none, reference: me }]\nassumptions: [Nights too]\n",
    );
    expect(scenario!.sources.map((s) => s.reference)).toEqual(["somebody", "me"]);
    expect(scenario!.assumptions).toEqual(["Days are alike", "Nights too"]);
  });

  test("a chain of files, each found beside the one that names it, and the tables that they name too", async () => {
    const { scenario, extends: from } = await loading({
      "deep/times.csv": "time\n2025-09-22T01:00\n",
      "deep/base.yaml": BASE.replace("poisson: { perDay: 100 }", "trace: { file: times.csv, column: time }"),
      "deep/middle.yaml": "extends: base.yaml\nid: middle\n",
      "v.yaml": "extends: deep/middle.yaml\nid: v\nrun: { replications: 2 }\n",
    });
    expect(scenario?.run.replications).toBe(2);
    expect(from?.bases).toEqual(["deep/middle.yaml", "base.yaml"]);
  });

  test("every problem stands where it was written, in the base or in the variant", async () => {
    const found = await told({
      "north.yaml": BASE.replace("servers: 1\n", "servers: one\n"),
      "v.yaml": `extends: north.yaml
id: v
checkpoints:
  north:
    stages:
      border-guard: null
      customs: { servrs: 3 }
flows: { general: { at: nort } }
`,
    });
    expect(found.map((line) => line.split("  ")[0])).toEqual(
      expect.arrayContaining(["north.yaml:11:18", "v.yaml:7:18", "v.yaml:8:25"]),
    );
    expect(found).toHaveLength(3);
  });

  test.each([
    ["extends: nowhere.yaml\nid: v\n", "v.yaml:1:10", "there is no file"],
    ["extends: v.yaml\nid: v\n", "v.yaml:1:10", "extends this file"],
    ["extends: north.yaml\n", "v.yaml:1:10", "needs an `id` of its own"],
    ["extends: 3\nid: v\n", "v.yaml:1:10", "needs the name of a scenario file"],
    [
      "extends: north.yaml\nid: v\ncheckpoints: { north: { stages: { custom: { servers: 1 } } } }\n",
      "v.yaml:3:35",
      'no item "custom"',
    ],
  ])("refuses %j", async (text, place, words) => {
    const [line, ...others] = await told({ "north.yaml": BASE, "v.yaml": text });
    expect(line).toContain(place);
    expect(line).toContain(words);
    expect(others).toEqual([]);
  });
});
