import { expect, test } from "vitest";
import { wallOf } from "../../../../src/catalogue/arrivals/local-date-time.ts";
import { epochOf } from "../../../../src/time/zone-clock.ts";
import { arrivalsOf, contextOf, patternOf, problemsOf } from "./arrivals-of.ts";

function timesOf(text: string, more: object = {}, place: object = {}): number[] {
  const trace = { file: "x.csv", column: "at", ...more };
  return arrivalsOf(patternOf({ trace }, contextOf({ ...place, files: { "x.csv": text } })));
}

test("local date-times are laid on the calendar; those outside the run are left out", () => {
  const text = "id,at\n1,2025-09-21T23:59\n2,2025-09-22T00:00\n3,2025-09-22 06:30:15\n4,2026-01-01T00:00\n";
  expect(timesOf(text)).toEqual([0, 6.5 * 3600 + 15]);
});

test("date-times follow the zone's changes", () => {
  const text = "at\n2025-03-30T01:00\n2025-03-30T02:15\n2025-03-30T03:00\n2025-03-30T04:00\n";
  const place = { start: "2025-03-30T00:00", zone: "Europe/Berlin" };
  expect(timesOf(text, {}, place)).toEqual([3600, 7200, 7200, 10800]);
});

test("numbers are times since the start in the unit given", () => {
  expect(timesOf("at\n0\n1.5\n1.5\n90\n", { unit: "min" })).toEqual([0, 90, 90, 5400]);
  expect(timesOf("at;n\n0,5;1\n2;1\n", { unit: "h" })).toEqual([1800, 7200]);
});

test("every replication is the same, and the count is its own expectation", () => {
  const context = contextOf({ files: { "x.csv": "at\n1\n2\n2\n7\n" } });
  const pattern = patternOf({ trace: { file: "x.csv", column: "at", unit: "h" } }, context);
  expect(arrivalsOf(pattern, 1)).toEqual(arrivalsOf(pattern, 2));
  expect(pattern.expected(3600, 7200)).toBe(1);
  expect(pattern.expected(0, 1e9)).toBe(4);
});

test("problems name the row", () => {
  const of = (text: string, unit?: string) =>
    problemsOf(
      { trace: { file: "x.csv", column: "at", ...(unit === undefined ? {} : { unit }) } },
      { "x.csv": text },
    ).map((p) => [p.code, p.detail?.row]);
  expect(of("at\n5\n3\n-1\n", "min")).toEqual([
    ["order:ascending", 2],
    ["arrivals:before-start", 3],
  ]);
  expect(of("at\n2025-09-22T00:00\nnoon\n")).toEqual([["csv:not-a-time", 2]]);
  expect(of("when\n5\n")).toEqual([["csv:no-column", undefined]]);
  expect(of("at\n", "min")).toEqual([["csv:no-rows", undefined]]);
  expect(problemsOf({ trace: { file: "y.csv", column: "at" } })).toEqual([
    { path: ["trace", "file"], code: "file:missing", detail: { file: "y.csv" } },
  ]);
});

test("a local date-time has no offset, and agrees with the library", () => {
  for (const text of ["2025-09-22T06:30", "1969-12-31T23:59:59", "2024-02-29T00:00:00.5"]) {
    expect(wallOf(text)).toBe(epochOf(text, "UTC"));
  }
  for (const text of [
    "2025-09-22T06:30Z",
    "2025-09-22T06:30+06:00",
    "2025-02-29T00:00",
    "2025-09-22T24:00",
    "x",
  ]) {
    expect(wallOf(text)).toBeUndefined();
  }
});
