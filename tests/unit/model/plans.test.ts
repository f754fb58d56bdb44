import { expect, test } from "vitest";
import { Plans } from "../../../src/model/plans.ts";
import { compileHours, compileStaffing } from "../../../src/model/staffing.ts";
import { epochOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const LENGTH = 3 * 86_400;
const clockOf = (zone: string) => new ZoneClock(epochOf("2025-06-02T00:00", "UTC")!, zone, LENGTH);
const shifts = (number: number) => ({
  shifts: [
    { from: 8 * 3600, number },
    { from: 20 * 3600, number: 1 },
  ],
  atShiftEnd: "finish" as const,
});
const hours = [{ open: [{ from: 9 * 3600, to: 18 * 3600 }] }];

test("each plan is compiled once for a clock, whatever was compiled before it", () => {
  const plans = new Plans(LENGTH);
  const [almaty, moscow] = [clockOf("Asia/Almaty"), clockOf("Europe/Moscow")];
  const [few, many] = [shifts(2), shifts(5)];
  for (const clock of [almaty, moscow]) {
    for (const staffing of [few, many, 3, "unlimited"] as const) {
      const plan = plans.staffing(staffing, clock);
      expect(plan).toEqual(compileStaffing(staffing, clock, LENGTH));
      expect(plans.staffing(staffing, clock)).toBe(plan);
    }
    for (const open of [hours, undefined]) {
      const plan = plans.hours(open, clock);
      expect(plan).toEqual(compileHours(open, clock, LENGTH));
      expect(plans.hours(open, clock)).toBe(plan);
    }
  }
  expect(plans.staffing(few, almaty)).not.toEqual(plans.staffing(few, moscow));
});
