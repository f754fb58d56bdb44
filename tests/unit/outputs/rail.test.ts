/** What the outputs say of a rail station whose figures are known by hand. */
import { expect, test } from "vitest";
import { rail } from "../../../src/outputs/html/sections/rail.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { headOf } from "../../fixtures/head.ts";
import { fixtureReport } from "../../fixtures/report.ts";
import { run } from "../../theory/run-case.ts";

/*
 * Paths at 0, 60, 120, 180, 240 minutes. Trains of 10 wagons at 10, 20 and 70 take 10 of 25 wagons each, left behind by
 * nobody: the third waits from 70 on. The two others depart at 60 and 120 from the only two tracks.
 */
const STATION = {
  ...headOf("station", "A station", "240 min"),
  checkpoints: {
    post: {
      tracks: { arrival: { count: 2, title: "Arrival <yard>" } },
      wagons: { broad: { initial: 25, title: "Broad gauge" } },
      paths: { out: { perDay: 24 } },
      stages: [
        { id: "wait", takesWagons: { from: "broad", perWagon: 1 } },
        { id: "departure", track: "arrival", path: "out", title: "Departure" },
      ],
    },
  },
  flows: {
    a: {
      at: "post",
      mode: "train",
      train: { wagons: 10 },
      arrivals: { timetable: { times: ["10 min", "20 min", "70 min"] } },
    },
  },
};

test("the terminal says it in tables, and a sentence for wagons", async () => {
  const { report } = await run(STATION);
  const text = terminalReport(report, { width: 100 }).replace(/\s+/g, " ");
  // Occupied: 10 to 60 and 20 to 120, 150 track-minutes of 480.
  expect(text).toContain("tracks occupied in use most, 95 % Arrival <yard> 0.625 31.3 % 2");
  expect(text).toContain(
    "Wagons Broad gauge: 25 at the beginning; 20 taken, 5 at the end; a train waited for some 70.8 % of the time.",
  );
  expect(text).toContain("paths offered used lost kept out 5 2 3 0");
  expect(text).toContain("departures trains a day wagons TEU Departure 12 20 0");
  expect(terminalReport(fixtureReport())).not.toContain("Rail");
});

test("the page has a table for each thing there is, and none for what there is not", async () => {
  const { report } = await run(STATION);
  const context = {} as Parameters<typeof rail.body>[1];
  const markup = rail.body(report, context);
  for (const words of ["Arrival &lt;yard&gt;", "Broad gauge", "Departure paths", "Trains a day"])
    expect(markup).toContain(words);
  expect(markup).not.toContain("Yards");
  expect(rail.body(fixtureReport(), context)).toBe("");
});

test("trains that hold each other up are told among the warnings", async () => {
  const post = { ...STATION.checkpoints.post, wagons: { broad: { initial: 5 } } };
  const { report } = await run({ ...STATION, checkpoints: { post } });
  expect(report.warnings.join()).toContain(
    "No train at post could move any more at the end: each (3 at most) waited for a track, a place or wagons",
  );
  expect((await run(STATION)).report.warnings.join()).toContain(
    "No train at post could move any more at the end: each (1 at most)",
  );
});
