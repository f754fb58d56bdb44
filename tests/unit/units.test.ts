import { describe, expect, test } from "vitest";
import { parseDuration, parseRate, parseTimeOfDay, TIME_UNITS } from "../../src/units.ts";

describe("parseDuration", () => {
  test.each([
    ["45 min", 2700],
    ["45min", 2700],
    ["  45  min  ", 2700],
    ["2 h", 7200],
    ["1.5 hours", 5400],
    [".5 h", 1800],
    ["1 d 12 h", 129600],
    ["1d12h", 129600],
    ["1 week", 604800],
    ["2 W", 1209600],
    ["30 Seconds", 30],
    ["1e3 s", 1000],
    ["-10 min", -600],
    ["-1 h 30 min", -5400],
    ["+5 min", 300],
    ["0", 0],
    ["0.0", 0],
    ["0 min", 0],
  ])("reads %j as %d s", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each([
    "",
    "   ",
    "5",
    "-1",
    "min",
    "5 parsecs",
    "5 min later",
    "5,5 min",
    "1 h -30 min",
    "1:30",
    "5 min,",
    "NaN min",
    "Infinity s",
    "1e999 s",
    "0x10 s",
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test("reads every unit that messages name", () => {
    for (const unit of TIME_UNITS) expect(parseDuration(`1 ${unit}`)).toBeGreaterThan(0);
  });
});

describe("parseRate", () => {
  test.each([
    ["12 /h", 12 / 3600],
    ["12/h", 12 / 3600],
    ["650 /day", 650 / 86400],
    ["3 per week", 3 / 604800],
    [" 0.5 / min ", 0.5 / 60],
    ["0 /h", 0],
  ])("reads %j as %d per second", (text, perSecond) => {
    expect(parseRate(text)).toBe(perSecond);
  });

  test.each(["", "12", "12 h", "/h", "12 /parsec", "12 per", "twelve /h", "12 /h /h", "1e999 /h"])(
    "refuses %j",
    (text) => {
      expect(parseRate(text)).toBeUndefined();
    },
  );
});

describe("parseTimeOfDay", () => {
  test.each([
    ["00:00", 0],
    ["8:05", 29100],
    ["08:00", 28800],
    ["23:59:59", 86399],
    ["24:00", 86400],
    [" 12:30 ", 45000],
  ])("reads %j as %d s since midnight", (text, seconds) => {
    expect(parseTimeOfDay(text)).toBe(seconds);
  });

  test.each(["", "8", "08:60", "08:00:60", "24:01", "25:00", "8:5", "08.00", "-1:00", "8 am"])(
    "refuses %j",
    (text) => {
      expect(parseTimeOfDay(text)).toBeUndefined();
    },
  );
});

// Known fault: the table of units is an object, so `constructor` is looked up in its prototype and gives NaN; and
// a finite amount times its unit may overflow. Drop `.fails` with the fix (a Map or Object.hasOwn; check the total).
test("a word that every object has is no unit", () => {
  expect(parseDuration("5 constructor")).toBeUndefined();
});
test("a rate per such a word is none", () => {
  expect(parseRate("5 /constructor")).toBeUndefined();
});
test("a duration beyond the greatest number is none", () => {
  expect(parseDuration("1e308 w")).toBeUndefined();
});
