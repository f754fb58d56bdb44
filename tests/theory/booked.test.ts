/** Booked slots reproduce the theory of appointments. */
import { describe, expect, test } from "vitest";
import { bookedCases, DM1 } from "./cases/booked.ts";
import { checkCases } from "./check-cases.ts";

test("the exact values are those of the tables", () => {
  expect(DM1.found.sigma).toBeCloseTo(DM1.sigma, 9);
  expect(DM1.found.wait).toBeCloseTo(DM1.wait, 7);
});

describe("a calendar of appointments", () => checkCases(bookedCases));
