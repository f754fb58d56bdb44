import { describe, expect, test } from "vitest";
import { z } from "zod";
import { family } from "../../../src/catalogue/family.ts";
import { duration, rate } from "../../../src/catalogue/quantities.ts";
import { variant } from "../../../src/catalogue/variant.ts";
import { shapeProblems } from "../../../src/scenario/shape-problems.ts";

const colours = family("colour", [
  variant({ name: "plain", summary: "", parameters: z.strictObject({}), build: () => 0 }),
  variant({
    name: "mixed",
    summary: "",
    parameters: z.strictObject({ share: z.number().min(0).max(1) }),
    build: () => 1,
  }),
]);
const schema = z.strictObject({
  wait: duration.describe("how long").optional(),
  speed: rate.optional(),
  colour: colours.schema.optional(),
  kind: z.enum(["truck", "train"]).optional(),
  count: z.number().int().min(1).optional(),
  staff: z
    .union([
      z.number().int().min(1),
      z.literal("unlimited"),
      z.strictObject({ shifts: z.array(z.strictObject({ from: z.string(), number: z.number() })) }),
      z.strictObject({ steps: z.array(z.strictObject({ at: duration, number: z.number() })) }),
    ])
    .optional(),
  names: z.record(z.string().regex(/^[a-z]+$/, { error: "id:shape" }), z.number()).optional(),
});

/** Problems as `code path`, and the first one in full. */
function problems(data: unknown) {
  const result = schema.safeParse(data);
  return result.success ? [] : shapeProblems(result.error.issues, schema, data);
}
const lines = (data: unknown) => problems(data).map((p) => `${p.code} ${p.path.join(".")}`);

describe("keys", () => {
  test("an unknown key is located and guessed", () => {
    expect(problems({ cuont: 1 })).toMatchObject([{ code: "key:unknown", path: ["cuont"], hint: "count" }]);
  });
  test("each unknown key has its own problem", () => {
    expect(lines({ x: 1, y: 2 })).toEqual(["key:unknown x", "key:unknown y"]);
  });
  test("a key that is missing because it is misspelt is told once", () => {
    expect(lines({ staff: { steps: [{ at: 0, nmber: 2 }] } })).toEqual(["key:unknown staff.steps.0.nmber"]);
  });
  test("a name of a wrong shape", () => {
    expect(lines({ names: { Big: 1 } })).toEqual(["key:id names.Big"]);
  });
});

describe("quantities", () => {
  test("a number wants its unit", () => {
    expect(problems({ wait: 12 })).toMatchObject([{ code: "unit:missing", received: "12", hint: "12 min" }]);
    expect(problems({ wait: 12 })[0]?.expected).toContain("a duration of zero or more with its unit");
    expect(problems({ speed: 12 })).toMatchObject([{ code: "unit:missing", hint: "12 /h" }]);
  });
  test("a text that is no duration", () => {
    expect(problems({ wait: "12 mn" })).toMatchObject([
      { code: "unit:duration-not-negative", received: '"12 mn"' },
    ]);
  });
  test("another kind altogether", () => {
    expect(problems({ wait: [1] })).toMatchObject([{ code: "value:kind", received: "a list of 1" }]);
    expect(problems({ wait: null })).toMatchObject([{ code: "value:kind", received: "nothing" }]);
  });
});

describe("choices from a family", () => {
  test("an unknown name lists the known", () => {
    expect(problems({ colour: { mixd: {} } })).toMatchObject([
      { code: "choose:unknown", path: ["colour", "mixd"], hint: "mixed", expected: "one of plain, mixed" },
    ]);
    expect(problems({ colour: "plian" })).toMatchObject([{ code: "choose:unknown", hint: "plain" }]);
  });
  test("none, and several", () => {
    expect(lines({ colour: {} })).toEqual(["choose:none colour"]);
    expect(lines({ colour: { plain: {}, mixed: { share: 1 } } })).toEqual(["choose:several colour"]);
  });
  test("a bare name that needs parameters", () => {
    expect(problems({ colour: "mixed" })).toMatchObject([
      { code: "choose:parameters", expected: "{mixed: {share: ...}}" },
    ]);
  });
  test("a fault inside the parameters is at its own place", () => {
    expect(problems({ colour: { mixed: { share: 2 } } })).toMatchObject([
      { code: "value:range", path: ["colour", "mixed", "share"], expected: "a number from 0 to 1" },
    ]);
  });
});

describe("unions", () => {
  test("a map is held against the option that it resembles most", () => {
    expect(lines({ staff: { shifts: [{ from: "08:00", numbr: 1 }] } })).toEqual([
      "key:unknown staff.shifts.0.numbr",
    ]);
    expect(lines({ staff: { stesp: [] } })).toEqual(["key:unknown staff.stesp"]);
  });
  test("a number is held against the number", () => {
    expect(problems({ staff: 0 })).toMatchObject([
      { code: "value:range", expected: "a whole number, 1 or more" },
    ]);
  });
  test("a word is held against the words", () => {
    expect(problems({ staff: "unlimted" })).toMatchObject([{ code: "value:choice", hint: "unlimited" }]);
    expect(problems({ kind: "trian" })).toMatchObject([{ code: "value:choice", hint: "train" }]);
  });
});
