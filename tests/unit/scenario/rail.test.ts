/** Rail stations in a file: what is read, what is refused, with its place; and that they run on the general engine. */
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { compile } from "../../../src/model/compile.ts";
import { runsFlat } from "../../../src/model/flat/supported.ts";
import { wagonsFor } from "../../../src/model/rail/compile-rail.ts";
import { adviceOn } from "../../../src/scenario/advice.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { PathInstants, pathPlan } from "../../../src/scenario/path-calendar.ts";
import { paths } from "../../../src/scenario/schema/rail.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { epochOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const STATION = `kezek: 1
id: station
title: A rail station
calendar: { start: 2025-10-06T00:00, timezone: Asia/Almaty, length: 10 d }
checkpoints:
  dostyk:
    tracks: { arrival: { count: 12 }, shed: { count: 4 } }
    wagons: { broad: { initial: 300, supply: { daily: { wagons: 200 } } } }
    paths: { out: { perDay: 14, caps: [{ cargo: [grain], perDay: 3 }] } }
    stages:
      - { id: reception, track: arrival, servers: 2, service: 1 h }
      - { id: wait, takesWagons: { from: broad, perTeu: 0.5 }, when: { flow: [boxes] } }
      - { id: gauge, track: shed, servers: 2, service: 3 h, givesWagons: { to: broad, perWagon: 1 } }
      - { id: departure, path: out, regroup: { wagons: 60, yard: { places: 500 } } }
flows:
  boxes: { mode: train, at: dostyk, arrivals: { poisson: { perDay: 5 } }, train: { wagons: 50, teu: { from: 60, to: 110 } } }
  grain: { mode: train, at: dostyk, cargo: grain, arrivals: { poisson: { perDay: 5 } }, train: { wagons: 50 } }
`;

function read(text: string) {
  return validateScenario(parseScenario(text, "f.yaml"));
}
/** The fatal problems, as the user sees them, when one piece of the station is replaced by another. */
function problemsWith(piece: string, by: string): string[] {
  expect(STATION).toContain(piece);
  return read(STATION.replace(piece, by))
    .problems.filter((p) => p.fatal)
    .map(formatProblem);
}

test("the station as it stands is right, and not one for the flat engine", () => {
  const { scenario, problems } = read(STATION);
  expect(problems.filter((p) => p.fatal)).toEqual([]);
  const model = compile(scenario!);
  expect(runsFlat(model)).toBe(false);
  expect(model.blocking).toBe(true);
  const { stages, tracks, wagons, paths: _, ...rest } = scenario!.checkpoints.dostyk!;
  const plain = { ...rest, stages: [{ ...stages![0]!, track: undefined }] };
  // The flat engine looks at the keys alone, so that it is the rail that keeps the station from it.
  const flows = { grain: { ...scenario!.flows.grain!, train: undefined } };
  expect(runsFlat(compile({ ...scenario!, checkpoints: { dostyk: plain }, flows } as never))).toBe(true);
});

describe("what is refused, at its place", () => {
  test.each([
    [
      "unknown track",
      "track: arrival",
      "track: arival",
      '11:33  checkpoints.dostyk.stages[0].track  there is no track "arival" here; expected one of arrival, shed; did you mean "arrival"?',
    ],
    [
      "unknown stock taken from",
      "from: broad",
      "from: brod",
      'there is no stock of wagons "brod" here; expected one of broad; did you mean "broad"?',
    ],
    [
      "unknown stock given to",
      "to: broad",
      "to: narrow",
      'stages[2].givesWagons.to  there is no stock of wagons "narrow" here',
    ],
    [
      "unknown paths",
      "path: out",
      "path: outt",
      'stages[3].path  there is no path "outt" here; expected one of out; did you mean "out"?',
    ],
    [
      "unknown cargo of a cap",
      "cargo: [grain], perDay",
      "cargo: [grian], perDay",
      'paths.out.caps[0].cargo[0]  there is no cargo "grian" here; expected one of grain; did you mean "grain"?',
    ],
    [
      "neither perDay nor at",
      "perDay: 14, ",
      "",
      "paths.out  paths are given by exactly one of `perDay` and `at`",
    ],
    [
      "both",
      "perDay: 14, ",
      'perDay: 14, at: ["00:30"], ',
      "paths are given by exactly one of `perDay` and `at`",
    ],
    [
      "changes not in order",
      "perDay: 14, ",
      "perDay: 14, changes: [{ from: 2025-10-10, perDay: 5 }, { from: 2025-10-09, perDay: 4 }], ",
      "paths.out.changes[1]  the values must rise",
    ],
    [
      "two units to regroup",
      "regroup: { wagons: 60,",
      "regroup: { wagons: 60, teu: 100,",
      "exactly one of `teu` and `wagons` is needed",
    ],
    ["a yard too small for a train", "places: 500", "places: 55", "the yard holds 55, and 60 must fit"],
    [
      "a least beside full trains",
      "wagons: 60,",
      "wagons: 60, atLeast: 20,",
      "`atLeast` has a meaning only with `goes: at-path`",
    ],
    [
      "a least that never fits",
      "wagons: 60,",
      "wagons: 60, goes: at-path, atLeast: 61,",
      "at least 61 are to be on it, and 60 fit",
    ],
    [
      "a track for what is dissolved",
      "path: out,",
      "path: out, track: shed,",
      "`track` cannot be combined with `regroup`",
    ],
    [
      "nothing to take",
      ", perTeu: 0.5",
      "",
      "stages[1].takesWagons  at least one of these is needed: `perWagon`, or `perTeu`, or `wagons`",
    ],
    ["trains without TEU", ", when: { flow: [boxes] }", "", "bring nothing that would count here: grain"],
    ["nothing to regroup", "wagons: 60,", "teu: 110,", "bring nothing that would count here: grain"],
    [
      "trucks on tracks",
      "grain: { mode: train,",
      "grain: { mode: truck,",
      "only trains can come here (`mode: train`), and these flows do: grain",
    ],
    [
      "a misspelt key",
      "takesWagons:",
      "takeWagons:",
      'unknown key `takeWagons`; did you mean "takesWagons"?',
    ],
    ["servers where nobody is served", "path: out,", "path: out, servers: 2,", "unknown key `servers`"],
    [
      "a discipline that departures do not have",
      "path: out,",
      "path: out, discipline: lifo,",
      "is not one of the words that fit here",
    ],
    ["no tracks at all", "count: 12", "count: 0", "0 is out of range"],
  ])("%s", (_, piece, by, expected) => {
    expect(problemsWith(piece, by).join("\n")).toContain(expected);
  });

  test("wagons that never come", () => {
    const never = STATION.replace("initial: 300, supply: { daily: { wagons: 200 } }", "").replace(
      ", givesWagons: { to: broad, perWagon: 1 }",
      "",
    );
    const found = read(never)
      .problems.filter((p) => p.fatal)
      .map(formatProblem);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("checkpoints.dostyk.wagons.broad  there are never any wagons");
  });

  test("a track of one stage of a parallel group", () => {
    const found = problemsWith(
      "- { id: reception, track: arrival, servers: 2, service: 1 h }",
      "- { id: reception, parallel: [{ id: a, track: arrival, servers: 1, service: 1 h }, { id: b, servers: 1, service: 1 h }] }",
    );
    expect(found.join()).toContain("`track` has no meaning for a stage passed in parallel");
  });

  test("a longer service, or half the capacity, where nobody is served", () => {
    const regime = `${STATION}regimes: { slow: { between: { from: 2025-10-07 }, service: { departure: { factor: 2 } } } }\n`;
    const closure = `${STATION}closures: { half: { of: { stage: [departure] }, from: 2025-10-07T00:00, capacity: 0.5 } }\n`;
    for (const [text, where] of [
      [regime, "regimes.slow.service.departure"],
      [closure, "closures.half.of.stage[0]"],
    ] as const) {
      const found = read(text)
        .problems.filter((p) => p.fatal)
        .map(formatProblem);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`${where}  nobody is served at this stage`);
    }
  });
});

test("what no stage uses is told, not refused", () => {
  const unused = STATION.replace("shed: { count: 4 }", "shed: { count: 4 }, spare: { count: 1 }");
  const codes = adviceOn(read(unused).scenario!).map((p) => [p.code, p.path.join(".")]);
  expect(codes).toContainEqual(["advice:unused", "checkpoints.dostyk.tracks.spare"]);
  expect(adviceOn(read(STATION).scenario!).filter((p) => p.code === "advice:unused")).toEqual([]);
});

test("a yard that may fill up with less than a train is told", () => {
  // 59 wagons are no train of 60, and 50 more need 109 places.
  const yard = (places: number, more = "") =>
    read(STATION.replace("yard: { places: 500 }", `yard: { places: ${places} }${more}`));
  const told = (of: ReturnType<typeof read>) =>
    adviceOn(of.scenario!)
      .filter((p) => p.code === "advice:yard")
      .map(formatProblem);
  expect(told(yard(108)).join()).toContain("109");
  expect(told(yard(109))).toEqual([]);
  // One cargo a train: 59 of each of two.
  expect(told(yard(167, ", byCargo: true"))).toHaveLength(1);
  expect(told(yard(168, ", byCargo: true"))).toEqual([]);
  expect(told(yard(69, ", goes: at-path, atLeast: 20"))).toEqual([]);
});

describe("paths over the days", () => {
  const all = (spec: unknown, start: string, zone: string, hours: number) => {
    const found: number[] = [];
    const clock = new ZoneClock(epochOf(start, zone)!, zone, hours * 3600);
    const instants = new PathInstants(pathPlan(paths.parse(spec)), clock, hours * 3600);
    for (let t = instants.next(); t < Number.POSITIVE_INFINITY; t = instants.next()) found.push(t / 3600);
    return found;
  };

  test("in order, whatever their order in the file; two at one time are two; the last instant counts", () => {
    const at = ["20:00", "01:00", "01:00", "24:00"];
    expect(all({ at }, "2025-10-06T00:00", "Asia/Almaty", 44)).toEqual([0, 1, 1, 20, 24, 25, 25, 44]);
  });

  test("from the start on, also in the midst of a day, with a day of 25 hours", () => {
    // Warsaw, the night of 26 October: noon and midnight are 13 hours apart.
    const found = all({ perDay: 2 }, "2025-10-25T06:00", "Europe/Warsaw", 48);
    expect(found).toEqual([6, 18, 31, 43]);
  });

  test("none on the days without any", () => {
    const spec = {
      perDay: 2,
      changes: [
        { from: "2025-10-07", perDay: 0 },
        { from: "2025-10-09", perDay: 1 },
      ],
    };
    expect(all(spec, "2025-10-06T00:00", "Asia/Almaty", 100)).toEqual([0, 12, 72, 96]);
  });
});

test("wagons are rounded up, but not for a hair", () => {
  const amounts = { perWagon: 0, perTeu: 0.1, wagons: 0 };
  expect(wagonsFor(amounts, 0, 30)).toBe(3);
  expect(wagonsFor(amounts, 0, 31)).toBe(4);
  expect(wagonsFor({ ...amounts, perWagon: 0.5 }, 7, 0)).toBe(4);
});
