import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "../../../src/scenario/nearest.ts";

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["servers", "servres", 1],
    ["ca", "abc", 3],
    ["gate", "gates", 1],
  ])("%j to %j is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe("nearest", () => {
  const keys = ["servers", "service", "queue", "perDay", "perHour", "id"];

  test("finds a slip of the finger", () => {
    expect(nearest("server", keys)).toBe("servers");
    expect(nearest("qeueu", keys)).toBe("queue");
  });
  test("case and punctuation cost nothing", () => {
    expect(nearest("per_day", keys)).toBe("perDay");
    expect(nearest("PERDAY", keys)).toBe("perDay");
  });
  test("a short name that begins with the candidate means it", () => {
    expect(nearest("wednesday", ["mon", "tue", "wed"])).toBe("wed");
  });
  test("guesses nothing for a word that is far from all, or empty", () => {
    expect(nearest("weather", keys)).toBeUndefined();
    expect(nearest("xx", keys)).toBeUndefined();
    expect(nearest("", keys)).toBeUndefined();
  });
  test("never suggests the name itself", () => {
    expect(nearest("queue", ["queue"])).toBeUndefined();
  });
});
