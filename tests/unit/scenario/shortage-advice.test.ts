/** Advice on what else than stages is short. */
import { expect, test } from "vitest";
import { shortageAdvice } from "../../../src/scenario/shortage-advice.ts";
import { at, type Part, type Post, scenarioOf } from "../../traces/traced.ts";

const DAY = 1440;
const stages = [{ id: "s", servers: 1, service: "1 min" }];
const codes = (post: Partial<Post> & Pick<Post, "flows">) =>
  shortageAdvice(scenarioOf({ length: 10 * DAY, stages, ...post })).map(
    (p) => `${p.code} ${p.path.join(".")} ${Object.values(p.detail ?? {}).join(" ")}`,
  );
const daily = (more: Part): Part => ({ at: "post", arrivals: { timetable: { every: "1 d" } }, ...more });

test("fewer permits than vehicles that ask for one", () => {
  const flows = { a: daily({ permit: { pool: "p" } }) };
  // Eleven come in ten days, at the very end too; of ten half are lost.
  expect(
    codes({ flows, permits: { p: { issue: { batches: { permits: 9, date: "2025-09-22" } } } } }),
  ).toEqual([expect.stringContaining("advice:permits-short permits.p")]);
  expect(codes({ flows, permits: { p: { initial: 11, issue: { daily: { permits: 1 } } } } })).toEqual([]);
  expect(codes({ flows, permits: { p: { issue: { unlimited: true } } } })).toEqual([]);
  const lossy = { p: { loss: 0.5, initial: 8, issue: { daily: { permits: 1 } } } };
  expect(codes({ flows, permits: lossy })).toHaveLength(1);
});

test("more trips than drivers can make, by time and by days", () => {
  const flows = (trip: string, plannedDays?: number) => ({
    a: daily({ driver: { pool: "d", trip, ...(plannedDays === undefined ? {} : { plannedDays }) } }),
  });
  expect(codes({ flows: flows("3 d"), drivers: { d: { drivers: 2 } } })).toEqual([
    expect.stringContaining("advice:drivers-short drivers.d 1."),
  ]);
  expect(codes({ flows: flows("3 d"), drivers: { d: { drivers: 4 } } })).toEqual([]);
  // Four drivers with five days each in the ten; thirty are needed.
  const limited = { d: { drivers: 4, limit: { days: 5, within: "10 d" } } };
  expect(codes({ flows: flows("3 d", 3), drivers: limited })).toHaveLength(1);
  const exempt = { d: { ...limited.d, exempt: {} } };
  expect(codes({ flows: flows("3 d", 3), drivers: exempt })).toEqual([]);
});

test("closures and regimes are not in the load", () => {
  const closures = { c: { from: "2025-09-23T00:00", to: "2025-09-24T00:00" } };
  const regimes = { r: { between: { from: "2025-09-23" }, service: { s: { factor: 2 } } } };
  expect(codes({ flows: { a: at([0]) }, closures, regimes })).toEqual([
    "advice:load-without closures closures",
    "advice:load-without regimes regimes",
  ]);
});
