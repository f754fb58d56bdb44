/** Permits in a file: when they are issued, and what is refused, with its place. */
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { compile } from "../../../src/model/compile.ts";
import { summarise } from "../../../src/run/summarise.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { issueEvents } from "../../../src/scenario/permit-calendar.ts";
import { permitPool } from "../../../src/scenario/schema/permits.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { epochOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const START = "2025-10-06T00:00"; // a Monday

function events(issue: unknown, zone = "Asia/Almaty", length = 21 * DAY, start = START) {
  const rules = permitPool.parse({ issue }).issue;
  return issueEvents(rules, new ZoneClock(epochOf(start, zone)!, zone, length), length);
}
const times = (found: ReturnType<typeof events>) => found.map((e) => e.at / HOUR);

describe("issues", () => {
  test("every Monday at an hour, and once on a date; those of one instant are one", () => {
    const found = events({
      batches: [
        { permits: 6000, days: ["mon"], at: "09:00" },
        { permits: 15000, date: "2025-10-13", at: "09:00" },
        { permits: 5, date: "2025-10-14" },
      ],
    });
    expect(found.map((e) => e.permits)).toEqual([6000, 21000, 5, 6000]);
    expect(times(found)).toEqual([9, 7 * 24 + 9, 8 * 24, 14 * 24 + 9]);
  });

  test("a year's quota on the first of January", () => {
    const found = events({ yearly: { permits: 120000 } }, "Asia/Almaty", 100 * DAY);
    expect(found).toEqual([{ at: 87 * DAY, permits: 120000, unlimited: false }]);
  });

  test("by the local clock, also where it changes", () => {
    // The clocks of Warsaw go back on 26 October: that day has 25 hours.
    const found = events(
      { daily: { permits: 1, at: "06:00" } },
      "Europe/Warsaw",
      3 * DAY,
      "2025-10-25T00:00",
    );
    expect(times(found)).toEqual([6, 31, 55]);
  });

  test("a rule holds on the days from its date to that of the next", () => {
    const found = events(
      [
        { daily: { permits: 1, at: "12:00" } },
        { from: "2025-10-08", unlimited: true },
        { from: "2025-10-10", batches: { permits: 7, days: ["fri"] } },
      ],
      "Asia/Almaty",
      7 * DAY,
    );
    expect(found.map(({ at, permits, unlimited }) => [at / HOUR, permits, unlimited])).toEqual([
      [12, 1, false],
      [36, 1, false],
      [48, 0, true],
      [96, 7, false],
    ]);
  });
});

const GOOD = `kezek: 1
id: p
title: p
calendar: {start: ${START}, timezone: Asia/Almaty, length: 7 d}
permits:
  cn:
    issue: {batches: {permits: 10, days: [mon]}}
    shares: {a: 0.5, b: 0.5}
checkpoints: {post: {stages: [{id: s, servers: 1, service: 1 min}]}}
flows:
  trucks:
    at: post
    arrivals: {poisson: {perDay: 1}}
    permit: {pool: cn, group: a}
sources: [{for: x, figure: x, reference: x}]
`;

/** What is wrong with the file after a change, as `line:column  path  sentence`. */
function faults(...changes: [string, string][]): string[] {
  const text = changes.reduce((t, [from, to]) => t.replace(from, to), GOOD);
  const { problems } = validateScenario(parseScenario(text, "f.yaml"));
  return problems.filter((p) => p.fatal).map((p) => formatProblem(p).replace("f.yaml:", ""));
}

describe("a file", () => {
  test("says what a pool is called, and the report has it", () => {
    const named = GOOD.replace(
      "  cn:\n",
      "  cn:\n    title: For China\n    countries: kz-cn\n    kind: blank\n",
    );
    const { scenario } = validateScenario(parseScenario(named));
    const { report } = summarise(compile(scenario!), "", [], { hash: "", warnings: [] });
    expect(report.scenario.permits).toEqual([{ id: "cn", title: "For China", about: "kz-cn; blank" }]);
  });

  test("that is sound", () => expect(faults()).toEqual([]));

  test.each<[string, [string, string], string]>([
    [
      "an unknown pool",
      ["pool: cn", "pool: ch"],
      '14:20  flows.trucks.permit.pool  there is no permit pool "ch" here; expected one of cn; did you mean "cn"?',
    ],
    [
      "an unknown group",
      ["group: a", "group: c"],
      '14:31  flows.trucks.permit.group  there is no carrier group "c" here; expected one of a, b',
    ],
    [
      "no group of a pool that is shared out whole",
      [", group: a", ""],
      "14:13  flows.trucks.permit  the pool is shared out whole",
    ],
    [
      "shares above 1",
      ["a: 0.5", "a: 0.6"],
      "8:13  permits.cn.shares  the shares of the carrier groups add up to 1.1",
    ],
    [
      "a pool that never issues within the run",
      ["days: [mon]", "date: 2025-12-01"],
      "7:12  permits.cn.issue  the pool has no permits",
    ],
    [
      "leftovers of no shares",
      ["shares: {a: 0.5, b: 0.5}", "leftovers: for-all"],
      "8:16  permits.cn.leftovers  `leftovers` needs `shares`",
    ],
    [
      "waiting at home for what is taken at the gate",
      ["group: a", "group: a, consumedAt: gate, atShortage: wait-at-home"],
      "14:64  flows.trucks.permit.atShortage  a vehicle that needs its permit for `gate` cannot `wait-at-home`",
    ],
    [
      "a permit to book where nothing is booked",
      ["group: a", "group: a, consumedAt: booking"],
      "14:46  flows.trucks.permit.consumedAt  the permit is needed to book a slot",
    ],
    [
      "two rules in one",
      ["days: [mon]}}", "days: [mon]}, unlimited: true}"],
      "7:50  permits.cn.issue.unlimited  unknown key `unlimited`",
    ],
    [
      "dates out of order",
      ["{batches: {permits: 10, days: [mon]}}", "[{from: 2025-10-08, unlimited: true}, {unlimited: true}]"],
      "7:50  permits.cn.issue[1]  the values must rise",
    ],
    [
      "a share as loss of everything",
      ["shares: {", "loss: 1\n    shares: {"],
      "8:11  permits.cn.loss  1 is out of range",
    ],
    [
      "a negative delay of paper",
      ["shares: {", "form: {paper: {delay: {uniform: {min: -1 h, max: 1 h}}}}\n    shares: {"],
      "8:",
    ],
  ])("%s", (_, change, expected) => {
    const found = faults(change);
    expect(
      found.some((f) => f.startsWith(expected)),
      found.join("\n"),
    ).toBe(true);
  });
});
