import { expect, test } from "vitest";
import { isoDate, weekday } from "../../../src/catalogue/days.ts";
import { dayOf } from "../../../src/time/zone-clock.ts";

test("weekdays are numbered from Monday", () => {
  expect(["mon", "wed", "sun"].map((name) => weekday.parse(name))).toEqual([0, 2, 6]);
  expect(weekday.safeParse("monday").success).toBe(false);
});

test("a date is its local day number, and one that does not exist is refused by code", () => {
  expect(isoDate.parse("2025-10-20")).toBe(dayOf("2025-10-20"));
  expect(isoDate.safeParse("2025-02-30").error?.issues[0]?.message).toBe("date:iso");
});
