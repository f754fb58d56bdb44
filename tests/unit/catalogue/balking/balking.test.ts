import { describe, expect, test } from "vitest";
import { balking } from "../../../../src/catalogue/balking/index.ts";

const CONTEXT = { files: {} };
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  atLength: [{ atLength: { from: 50 } }, { atLength: { from: 0 } }],
  byLength: [{ byLength: { table: [{ from: 10, join: 0.6 }] } }],
  discouraged: ["discouraged", { discouraged: { scale: 20 } }],
};

function rule(written: unknown) {
  return balking.build(balking.schema.parse(written), CONTEXT);
}

describe.each(balking.variants.map((v) => v.name))("every balking rule: %s", (name) => {
  test("has an example here", () => {
    expect(EXAMPLES[name]?.length).toBeGreaterThan(0);
  });

  test("gives probabilities for any number seen", () => {
    for (const example of EXAMPLES[name] ?? []) {
      for (const seen of [0, 1, 9, 10, 49, 50, 1e6]) {
        const p = rule(example).joins(seen);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    }
  });
});

test("atLength: joins when fewer are there, not when as many are", () => {
  const { joins } = rule({ atLength: { from: 50 } });
  expect([joins(0), joins(49), joins(50), joins(51)]).toEqual([1, 1, 0, 0]);
});

test("byLength: a row holds from its number until the next row", () => {
  const table = [
    { from: 2, join: 0.9 },
    { from: 10, join: 0.6 },
    { from: 40, join: 0 },
  ];
  const { joins } = rule({ byLength: { table } });
  expect([0, 1, 2, 9, 10, 39, 40, 1000].map(joins)).toEqual([1, 1, 0.9, 0.9, 0.6, 0.6, 0, 0]);
});

test("byLength: a row that does not ascend is named", () => {
  const table = [
    { from: 10, join: 1 },
    { from: 10, join: 0.5 },
  ];
  expect(balking.problems(balking.schema.parse({ byLength: { table } }), CONTEXT)).toEqual([
    {
      path: ["byLength", "table", 1, "from"],
      code: "order:ascending",
      detail: { previous: 10, value: 10 },
    },
  ]);
});

test("discouraged: 1 / (1 + seen / scale), scale 1 when not given", () => {
  const { joins } = rule("discouraged");
  expect([0, 1, 2, 3].map(joins)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
  expect(rule({ discouraged: { scale: 20 } }).joins(20)).toBe(0.5);
});
