import { describe, expect, test } from "vitest";
import { HOLIDAYS, holidaysOf } from "../../../src/catalogue/holidays/index.ts";
import { starterFor } from "../../../src/cli/starter.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { dayOf, weekdayOf } from "../../../src/time/zone-clock.ts";

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const found = (...overrides: string[]) =>
  validateScenario(withOverrides(starter, overrides))
    .problems.map((p) => `${p.code} ${p.path.join(".")}`)
    .filter((p) => !p.startsWith("advice:load-without"));
const c = (text: string) => found(`closures.c=${text}`);
const dates = "from: 2025-09-12T00:00, to: 2025-09-13T00:00";

describe("closures", () => {
  test("of everything a post has, by every way of saying when", () => {
    expect(c(`{${dates}, noticed: 3 d, endKnown: false}`)).toEqual([]);
    expect(c("{on: [2025-09-12], of: {stage: [scan]}, atClosing: suspend}")).toEqual([]);
    expect(c("{holidays: kazakhstan-china-road, of: {mode: truck}, noticed: 1 w}")).toEqual([]);
    expect(c("{random: {between: 4 d, length: {exponential: {mean: 3 h}}}, capacity: 0.45}")).toEqual([]);
    expect(c(`{${dates}, reopening: {capacity: 1.5, for: 2 d}}`)).toEqual([]);
  });

  test.each([
    ["{}", "closure:when closures.c"],
    [`{${dates}, on: [2025-09-12]}`, "closure:when closures.c"],
    ["{on: [2025-09-12], to: 2025-09-13T00:00}", "closure:without closures.c.to"],
    ["{from: 2025-09-12T00:00, to: 2025-09-12T00:00}", "dates:reversed closures.c.to"],
    ["{from: 2025-09-31T00:00}", "date:time closures.c.from"],
    ["{from: 2025-09-12}", "date:time closures.c.from"],
    ["{random: {between: 0, length: 1 h}}", "closure:at-once closures.c.random.between"],
    [`{${dates}, of: {stage: [nowhere]}}`, "name:unknown closures.c.of.stage.0"],
    [`{${dates}, of: {checkpoint: [nowhere]}}`, "name:unknown closures.c.of.checkpoint.0"],
    [`{${dates}, of: {side: [nowhere]}}`, "name:unknown closures.c.of.side.0"],
    [`{${dates}, of: {from: [nowhere]}}`, "name:unknown closures.c.of.from.0"],
    [`{${dates}, of: {flow: [nowhere]}}`, "name:unknown closures.c.of.flow.0"],
    [`{${dates}, of: {cargo: [nowhere]}}`, "name:unknown closures.c.of.cargo.0"],
    [`{${dates}, of: {stage: [scan], flow: [general]}}`, "closure:mixed closures.c.of"],
    [`{${dates}, capacity: 0.5, noticed: 3 d}`, "closure:no-effect closures.c.noticed"],
    [`{${dates}, capacity: 0.5, atClosing: suspend}`, "closure:no-effect closures.c.atClosing"],
    [`{${dates}, of: {flow: [general]}, atClosing: finish}`, "closure:no-effect closures.c.atClosing"],
    [`{${dates}, of: {stage: [scan]}, endKnown: true}`, "closure:no-effect closures.c.endKnown"],
    [`{${dates}, timezone: Mars}`, "zone:unknown closures.c.timezone"],
  ])("%s", (text, problem) => {
    expect(c(text)).toContain(problem);
  });

  test("what drivers do adds up to all of them", () => {
    expect(found("flows.general.whenClosed={parks: 0.7, diverts: 0.3}")).toEqual([]);
    expect(found("flows.general.whenClosed=parks")).toEqual([]);
    expect(found("flows.general.whenClosed={parks: 0.7}")).toEqual(["shares:sum flows.general.whenClosed"]);
  });

  test.each([
    ["{stays: 0.8, diverts: 0.2}", []],
    ["gives-up", []],
    ["{stays: 0.8}", ["shares:sum flows.general.inLineWhenClosed"]],
    ["{stays: 0.8, diverts: 0.3}", ["shares:sum flows.general.inLineWhenClosed"]],
    ["{}", ["shares:sum flows.general.inLineWhenClosed"]],
    ["{stays: 1.2, diverts: -0.2}", expect.arrayContaining([expect.stringContaining("inLineWhenClosed")])],
    ["{stays: 0.8, parks: 0.2}", expect.arrayContaining([expect.stringContaining("inLineWhenClosed")])],
    ["parks", expect.arrayContaining([expect.stringContaining("inLineWhenClosed")])],
  ])("in line: %s", (text, problems) => {
    expect(found(`flows.general.inLineWhenClosed=${text}`)).toEqual(problems);
  });
});

describe("calendars of holidays", () => {
  test.each(HOLIDAYS.map((h) => [h.name, h] as const))(
    "%s: dates in order, each with its page",
    (_, calendar) => {
      const spans = calendar.days.map(({ from, to }) => [dayOf(from)!, dayOf(to)!] as const);
      expect(spans.every(([from, to]) => from <= to)).toBe(true);
      expect(spans.every(([from], i) => i === 0 || from > spans[i - 1]![1])).toBe(true);
      expect(calendar.days.every(({ reference }) => reference.startsWith("https://"))).toBe(true);
    },
  );

  test("days in a row are counted one by one", () => {
    // 1 October 2025 was a Wednesday; 1-3 and 6 October, 16-17 December, 16-18 February.
    const days = holidaysOf("kazakhstan-china-road").filter((d) => d >= dayOf("2025-10-01")!);
    expect(days).toHaveLength(4 + 2 + 3);
    expect(weekdayOf(days[0]!)).toBe(2);
  });
});
