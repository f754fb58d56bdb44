/** Whatever a file holds, validation ends with problems or a scenario, and throws nothing. */
import fc from "fast-check";
import { test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { starterFor } from "../../../src/cli/starter.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

const text = starterFor("my-post.yaml");
const starter = parseScenario(text, "my-post.yaml");

/** Every path of some data. */
function paths(data: unknown, path: string[] = []): string[] {
  if (typeof data !== "object" || data === null) return [path.join(".")];
  const inner = Object.entries(data).flatMap(([key, value]) => paths(value, [...path, key]));
  return path.length === 0 ? inner : [path.join("."), ...inner];
}

const values = [
  "null",
  "0",
  "-1",
  "1.5",
  "x",
  "12",
  "3 min",
  "true",
  "[]",
  "{}",
  "[1, 2]",
  "{a: 1}",
  "1e99",
  "exponential",
  "unlimited",
  "{exponential: {mean: 1 h}}",
  "constructor",
  "2025-02-30",
  "24:00",
  ".inf",
];
const override = fc
  .tuple(fc.constantFrom(...paths(starter.data)), fc.constantFrom(...values))
  .map(([path, value]) => `${path}=${value}`);

test("values put in the wrong places", () => {
  fc.assert(
    fc.property(fc.array(override, { minLength: 1, maxLength: 4 }), (overrides) => {
      const { problems } = validateScenario(withOverrides(starter, overrides));
      for (const p of problems) formatProblem(p);
    }),
    { numRuns: 400 },
  );
});

test("texts with a piece missing or doubled", () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(40), fc.boolean(), (at, length, doubled) => {
      const piece = text.slice(at, at + length);
      const broken = text.slice(0, at) + (doubled ? piece + piece : "") + text.slice(at + length);
      for (const p of validateScenario(parseScenario(broken, "f.yaml")).problems) formatProblem(p);
    }),
    { numRuns: 400 },
  );
});
