/** Embargoes and stations of lines are shown by their titles, and by their ids where they have none. */
import { expect, test } from "vitest";
import { embargoes } from "../../../src/outputs/html/sections/embargoes.ts";
import { heldTrains } from "../../../src/outputs/html/sections/held-trains.ts";
import { titleOf } from "../../../src/outputs/names.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { headOf } from "../../fixtures/head.ts";
import { run } from "../../theory/run-case.ts";

/* A train a minute on each side, of which one is let in within the hour: the others are held. Loading is banned from 5 min on. */
const scenario = {
  ...headOf("titles", "Titles", "1 h"),
  checkpoints: {
    post: {
      title: "Dostyk <1>",
      sides: { kz: sideOf("The near one"), cn: sideOf("The <far> one") },
    },
  },
  flows: { a: flow("kz"), b: flow("cn") },
  closures: { ban: { title: "A closure", from: "2025-09-22T00:50", to: "2025-09-22T00:55" } },
  embargoes: {
    ban: { title: "A <ban>", of: { checkpoint: ["post"] }, from: "2025-09-22T00:05" },
    plain: { of: { flow: ["b"] }, from: "2025-09-22T00:05" },
  },
};

function sideOf(title: string): object {
  const stations = [
    { id: "first", title, places: 1 },
    { id: "second", places: 9 },
  ];
  const stages = [{ id: `s-${title.length}`, servers: 1, service: "2 h" }];
  return { gate: { inside: 1 }, line: { stations }, stages };
}

function flow(from: string): object {
  return {
    title: `Trains ${from}`,
    at: "post",
    from,
    mode: "train",
    cargo: "grain",
    train: { wagons: 1 },
    arrivals: { timetable: { every: "1 min" } },
  };
}

test("in the report and in the terminal", async () => {
  const { report } = await run(scenario);
  const context = {} as Parameters<typeof embargoes.body>[1];
  const banned = embargoes.body(report, context);
  expect(banned).toContain("A &lt;ban&gt;");
  expect(banned).toContain(">plain<");
  expect(banned).toContain("Trains kz");
  expect(banned).toContain("Dostyk &lt;1&gt;");
  const held = heldTrains.body(report, context);
  expect(held).toContain("The near one");
  expect(held).toContain("The &lt;far&gt; one");
  expect(held).toContain(">second<");
  expect(held).not.toContain(">first<");
  expect(held).toContain("Dostyk &lt;1&gt;, from kz");
  const text = terminalReport(report, { width: 200 });
  expect(text).toContain("A <ban>: at most");
  expect(text).toContain("plain: at most");
  expect(text).toMatch(/Dostyk <1>, from kz\nstation, nearest first.*\nThe near one .*\nsecond /);
});

test("what has the same id as another thing keeps its own title", async () => {
  const { report } = await run(scenario);
  expect(titleOf(report, "closure=ban")).toBe("A closure");
  expect(titleOf(report, "embargo=ban")).toBe("A <ban>");
  expect(titleOf(report, "station=first,from=cn", "post")).toBe("The <far> one");
  expect(titleOf(report, "regime=ban")).toBe("ban");
});
