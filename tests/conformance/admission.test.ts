/**
 * What every admission policy keeps, whatever it is: a post runs under it to the end with closed books on both kernels,
 * every vehicle of a booking flow and of a live one has its outcome, and nobody crosses without having come.
 */
import { describe, expect, test } from "vitest";
import { admission } from "../../src/catalogue/admission/index.ts";
import { OUTCOMES } from "../../src/run/report.ts";
import { min, type Part, trace } from "../traces/traced.ts";

/** The least that a file must say of each policy; a new one needs a line here. */
const EXAMPLES: Readonly<Record<string, Part>> = {
  "live-queue": {},
  slots: { length: min(30), capacity: 2, horizon: { days: 1 } },
  rank: { callAhead: 3, appearWithin: min(60) },
};

test("every policy has an example", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(admission.variants.map((v) => v.name).sort());
});

describe.each(admission.variants.map((v) => [v.name, v] as const))("%s", (name, variant) => {
  test("says in one line what it is", () => {
    expect(variant.summary).not.toBe("");
    expect(variant.summary).not.toContain("\n");
  });

  test("refuses a key that it does not know", () => {
    expect(admission.schema.safeParse({ [name]: { ...EXAMPLES[name], wubble: 1 } }).success).toBe(false);
  });

  test("its example is sound, and builds a policy of its own kind", () => {
    const chosen = admission.schema.parse({ [name]: EXAMPLES[name] });
    expect(admission.problems(chosen, { files: {} })).toEqual([]);
    expect(admission.build(chosen, { files: {} }).kind).toBe(name);
  });

  test("lets vehicles through", async () => {
    const flow = {
      at: "post",
      arrivals: { timetable: { every: min(20) } },
      until: min(600),
      travel: min(15),
    };
    const { result } = await trace({
      length: 1440,
      flows: { a: name === "live-queue" ? flow : { ...flow, booking: {} }, b: flow },
      gate: { policy: { [name]: EXAMPLES[name] } },
      stages: [{ id: "s", servers: 2, service: min(10) }],
    });
    const { outcome, arrivedAt, enteredAt, exitedAt } = result.vehicles!;
    expect(outcome.every((o) => OUTCOMES[o] === "crossed")).toBe(true);
    expect(outcome.length).toBe(result.generated);
    outcome.forEach((_, i) => {
      expect(enteredAt[i]! >= arrivedAt[i]! && exitedAt[i]! >= enteredAt[i]!).toBe(true);
    });
  });
});
