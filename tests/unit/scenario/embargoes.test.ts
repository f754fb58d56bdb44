/** What is wrong with embargoes and lines before stations, and that it is said. */
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { starterFor } from "../../../src/cli/starter.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const problems = (...overrides: string[]) => validateScenario(withOverrides(starter, overrides)).problems;
const found = (...overrides: string[]) => problems(...overrides).map((p) => `${p.code} ${p.path.join(".")}`);
const train = (id: string, more = "") =>
  `flows.${id}={at: post, mode: train, cargo: ore, train: {wagons: {from: 20, to: 50}}, channels: {green: 0.9, red: 0.1}, arrivals: {poisson: {perDay: 2}}${more}}`;
const trains = [
  "flows.general={at: post, mode: train, cargo: grain, train: {wagons: {from: 20, to: 50}}, channels: {green: 0.9, red: 0.1}, arrivals: {poisson: {perDay: 2}}}",
  train("produce"),
];
const dates = "from: 2025-09-25T00:00, to: 2025-09-27T00:00";
const e = (text: string, ...more: string[]) => found(...more, `embargoes.e={${text}}`);

describe("embargoes", () => {
  test("of everything, in every way", () => {
    expect(e("from: 2025-09-25T00:00")).toEqual([]);
    expect(
      e(`${dates}, of: {cargo: [perishable], flow: [produce], checkpoint: [post]}, pace: 10 /day`),
    ).toEqual([]);
    expect(e(`${dates}, of: {flow: [general]}, underWay: divert, divertTo: produce, loading: lost`)).toEqual(
      [],
    );
    expect(e(`${dates}, except: [{flow: general, vehiclesPerDay: 1}], timezone: Asia/Tokyo`)).toEqual([]);
    expect(e(`${dates}, except: [{flow: general, wagonsPerDay: 20}]`, ...trains)).toEqual([]);
    const both =
      "{announced: 2025-09-27T00:00, to: 2025-09-28T00:00}, {announced: 2025-09-20T00:00, to: 2025-10-01T00:00}";
    expect(e(`${dates}, extended: [${both}]`)).toEqual([]);
  });

  test.each([
    ["{}", "key:missing embargoes.e.from"],
    ["from: 2025-09-31T00:00", "date:time embargoes.e.from"],
    ["from: 2025-09-25T00:00, to: 2025-09-25T00:00", "dates:reversed embargoes.e.to"],
    [`${dates}, of: {flow: [nobody]}`, "name:unknown embargoes.e.of.flow.0"],
    [`${dates}, of: {cargo: [perishible]}`, "name:unknown embargoes.e.of.cargo.0"],
    [`${dates}, of: {checkpoint: [nowhere]}`, "name:unknown embargoes.e.of.checkpoint.0"],
    [`${dates}, of: {cargo: [perishable], flow: [general]}`, "embargo:nobody embargoes.e.of"],
    [
      "from: 2025-09-25T00:00, extended: [{announced: 2025-09-26T00:00, to: 2025-09-28T00:00}]",
      "embargo:without embargoes.e.extended",
    ],
    [
      `${dates}, extended: [{announced: 2025-09-26T00:00, to: 2025-09-27T00:00}]`,
      "embargo:not-later embargoes.e.extended.0.to",
    ],
    [
      `${dates}, extended: [{announced: 2025-09-27T00:01, to: 2025-09-28T00:00}]`,
      "embargo:announced-late embargoes.e.extended.0.announced",
    ],
    [`${dates}, pace: 0 /day`, "embargo:no-pace embargoes.e.pace"],
    [`${dates}, pace: 10 /day, loading: lost`, "closure:no-effect embargoes.e.pace"],
    [`${dates}, divertTo: produce`, "closure:no-effect embargoes.e.divertTo"],
    [`${dates}, underWay: divert`, "embargo:divert-where embargoes.e"],
    [
      `${dates}, of: {flow: [general]}, underWay: divert, divertTo: produse`,
      "name:unknown embargoes.e.divertTo",
    ],
    [`${dates}, underWay: divert, divertTo: produce`, "embargo:divert-to-itself embargoes.e.divertTo"],
    [`${dates}, except: [{flow: nobody, vehiclesPerDay: 1}]`, "name:unknown embargoes.e.except.0.flow"],
    [
      `${dates}, of: {flow: [general]}, except: [{flow: produce, vehiclesPerDay: 1}]`,
      "embargo:except-who embargoes.e.except.0.flow",
    ],
    [
      `${dates}, except: [{flow: general, vehiclesPerDay: 1}, {flow: general, vehiclesPerDay: 2}]`,
      "embargo:except-twice embargoes.e.except.1.flow",
    ],
    [`${dates}, except: [{flow: general}]`, "embargo:except-how-many embargoes.e.except.0"],
    [
      `${dates}, except: [{flow: general, vehiclesPerDay: 1, wagonsPerDay: 9}]`,
      "embargo:except-how-many embargoes.e.except.0",
    ],
    [
      `${dates}, except: [{flow: general, wagonsPerDay: 9}]`,
      "embargo:no-wagons embargoes.e.except.0.wagonsPerDay",
    ],
  ])("%s", (text, problem) => {
    expect(found(`embargoes.e=${text === "{}" ? text : `{${text}}`}`)).toEqual([problem]);
  });

  test("of trains", () => {
    expect(e(`${dates}, except: [{flow: general, wagonsPerDay: 19}]`, ...trains)).toEqual([
      "embargo:except-too-few embargoes.e.except.0.wagonsPerDay",
    ]);
    expect(
      e(`${dates}, of: {flow: [general]}, underWay: divert, divertTo: produce`, train("produce")),
    ).toEqual(["embargo:divert-mode embargoes.e.divertTo"]);
  });

  test("a flow that lives on diversions needs no arrivals", () => {
    const waysOut = "flows.other={at: post, channels: {green: 1}}";
    expect(found(waysOut)).toEqual(["flow:no-vehicles flows.other"]);
    expect(e(`${dates}, of: {flow: [general]}, underWay: divert, divertTo: other`, waysOut)).toEqual([]);
  });

  test("what was meant is guessed", () => {
    const [cargo] = problems(`embargoes.e={${dates}, of: {cargo: [perishible]}}`);
    expect(formatProblem(cargo!)).toContain('there is no cargo "perishible" here');
    expect(formatProblem(cargo!)).toContain("perishable");
    const [target] = problems(
      `embargoes.e={${dates}, of: {flow: [general]}, underWay: divert, divertTo: produse}`,
    );
    expect(formatProblem(target!)).toMatch(/no flow "produse".*produce/s);
    const [few] = problems(...trains, `embargoes.e={${dates}, except: [{flow: general, wagonsPerDay: 19}]}`);
    expect(formatProblem(few!)).toContain("19 wagons a day let nobody pass: the shortest train has 20");
  });
});

describe("the line before a station", () => {
  const l = (text: string, ...more: string[]) => found(...trains, ...more, `checkpoints.post.line={${text}}`);
  const stations = "stations: [{id: near, places: 3}, {id: far, places: unlimited}]";

  test("with all it may have", () => {
    expect(l(`${stations}`)).toEqual([]);
    expect(
      l(`${stations}, abandonedAfter: 3 d, restart: {uniform: {min: 1 h, max: 2 h}}, restartsAtOnce: 2`),
    ).toEqual([]);
  });

  test.each([
    ["stations: []", "size:too-few checkpoints.post.line.stations"],
    [
      "stations: [{id: near, places: 3}, {id: near, places: 2}]",
      "line:twice checkpoints.post.line.stations.1.id",
    ],
    [
      "stations: [{id: near, places: unlimited}, {id: far, places: 2}]",
      "line:endless checkpoints.post.line.stations.0.places",
    ],
    [`${stations}, restart: 2 h`, "closure:no-effect checkpoints.post.line.restart"],
    [
      `${stations}, abandonedAfter: 3 d, restartsAtOnce: 2`,
      "closure:no-effect checkpoints.post.line.restartsAtOnce",
    ],
    [
      `${stations}, abandonedAfter: 3 d, restart: 1 h, restartsAtOnce: 0`,
      "line:no-restart checkpoints.post.line.restartsAtOnce",
    ],
    [
      `${stations}, abandonedAfter: 3 d, restart: {uniform: {min: 3 h, max: 1 h}}`,
      "distribution:order checkpoints.post.line.restart.uniform.max",
    ],
  ])("%s", (text, problem) => {
    const [first] = l(text);
    expect(first!.split(" ")[1]).toBe(problem.split(" ")[1]);
    if (!/^(size|distribution)/.test(problem)) expect(l(text)).toEqual([problem]);
  });

  test("no trucks, no bookings", () => {
    expect(found(`checkpoints.post.line={${stations}}`)).toEqual(["line:trucks checkpoints.post.line"]);
    const slots = "checkpoints.post.gate.policy={slots: {length: 30 min, capacity: 4, horizon: {days: 2}}}";
    expect(l(stations, slots)).toEqual(["line:booking checkpoints.post.line"]);
  });
});
