import { expect, test } from "vitest";
import { z } from "zod";
import { whenNeeded } from "../../../src/catalogue/when-needed.ts";

test("a shape is made once, and not before something is checked against it", () => {
  let made = 0;
  const shape = whenNeeded(() => {
    made += 1;
    return z.strictObject({ places: z.number() });
  });
  const areas = z.record(z.string(), shape.describe("an area"));
  expect(areas.safeParse({}).success).toBe(true);
  expect(made).toBe(0);
  expect(areas.safeParse({ first: { places: 1 }, second: { places: 2 } }).success).toBe(true);
  expect(areas.safeParse({ first: { places: "many" } }).success).toBe(false);
  expect(made).toBe(1);
});

test("everyone who reads it gets the same one", () => {
  const shape = whenNeeded(() => z.strictObject({}));
  expect(shape.def.getter()).toBe(shape.def.getter());
});
