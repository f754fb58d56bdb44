import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { differences } from "../../../src/experiments/differences.ts";
import { loadScenario } from "../../../src/scenario/load.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import type { Scenario } from "../../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

const TEXT = `
kezek: 1
id: north
title: North
calendar: {start: 2025-09-22T00:00, timezone: Asia/Almaty, length: 7 d}
checkpoints:
  north:
    gate: {hours: "08:00-20:00"}
    stages:
      - {id: border-guard, servers: 2, service: {lognormal: {mean: 5 min, cv: 0.6}}}
      - id: customs
        servers: {shifts: [{from: "08:00", servers: 4}, {from: "20:00", servers: 3}]}
        service: {exponential: {mean: 14 min}}
flows:
  general: {at: north, arrivals: {poisson: {perDay: 100}}}
`;

function scenario(text = TEXT, ...set: string[]): Scenario {
  const { scenario: found, problems } = validateScenario(withOverrides(parseScenario(text, "x"), set), {});
  if (found === undefined) throw new Error(JSON.stringify(problems));
  return found;
}

const told = (...set: string[]) =>
  differences(scenario(), scenario(TEXT, ...set)).map(
    ({ path, base, other }) => `${path}: ${base} -> ${other}`,
  );

describe("differences", () => {
  it("finds none where two texts mean the same", () => {
    const other = TEXT.replace("5 min", "300 s").replace("title: North", "title: Another");
    expect(differences(scenario(), scenario(other))).toEqual([]);
    expect(told("run.seed=2", "run.replications=7")).toEqual([]);
  });

  it.each([
    ["checkpoints.north.stages.border-guard.servers", "3", "2 -> 3"],
    ["checkpoints.north.stages.customs.servers.shifts.0.servers", "5", "4 -> 5"],
    ["checkpoints.north.stages.customs.servers.shifts.1.from", '"21:30"', "20:00 -> 21:30"],
    ["checkpoints.north.stages.customs.service.exponential.mean", "20 min", "14 min -> 20 min"],
    ["checkpoints.north.waitingArea.places", "50", "unlimited -> 50"],
    ["calendar.length", "14 d", "7 d -> 14 d"],
    ["flows.general.arrivals.poisson.perDay", "120", "100 -> 120"],
    ["flows.general.priority", "1", "10 -> 1"],
    ["flows.general.until", "90 min", "undefined -> 1.5 h"],
    ["measures.thresholds", "[2 h]", "[4 h, 1 d] -> [2 h]"],
  ])("names %s as --set does, with units", (path, value, change) => {
    expect(told(`${path}=${value}`)).toEqual([`${path}: ${change}`]);
  });

  it("tells another distribution as one difference", () => {
    const path = "checkpoints.north.stages.border-guard.service";
    expect(told(`${path}={exponential: {mean: 6 min}}`)).toEqual([
      `${path}: {lognormal: {mean: 5 min, cv: 0.6}} -> {exponential: {mean: 6 min}}`,
    ]);
  });

  it("matches stages by id, and tells a new one and a new order", () => {
    const scan = "      - {id: scan, servers: 1, service: 10 min}\n";
    const added = differences(
      scenario(),
      scenario(TEXT.replace("      - id: customs", `${scan}      - id: customs`)),
    );
    expect(added.map(({ path, base }) => [path, base])).toEqual([
      ["checkpoints.north.stages.scan", undefined],
    ]);
    const stages = TEXT.split("stages:\n")[1]?.split("flows:")[0] ?? "";
    const [first = "", ...rest] = stages.split(/(?=^ {6}- )/m);
    const swapped = differences(scenario(), scenario(TEXT.replace(stages, rest.join("") + first)));
    expect(swapped).toEqual([
      {
        path: "checkpoints.north.stages (order)",
        base: "border-guard, customs",
        other: "customs, border-guard",
      },
    ]);
  });
});

describe("the study that npm start shows", () => {
  const load = async (name: string) => {
    const { scenario: found } = await loadScenario(
      fileURLToPath(new URL(`../../../scenarios/${name}`, import.meta.url)),
    );
    if (found === undefined) throw new Error(name);
    return found;
  };

  it("changes the staff of the bottleneck and nothing else", async () => {
    const base = await load("karasu-live-queue.yaml");
    const other = await load("karasu-more-staff.yaml");
    expect(differences(base, other)).toEqual([
      {
        path: "checkpoints.karasu.sides.kz.stages.kz-entry.servers",
        base: "3",
        other: "{shifts: [{from: 08:00, servers: 4}, {from: 20:00, servers: 3}], atShiftEnd: finish}",
      },
    ]);
    expect(other.run).toEqual(base.run);
    expect(other.sources).toEqual(base.sources);
  });
});
