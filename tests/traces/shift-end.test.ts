/**
 * The end of a shift, worked by hand: `finish`, `handOver` and `suspend` with one of two servers leaving, with
 * nobody on duty for a while, with preemption, and with a convoy under way. Whoever is interrupted is the vehicle
 * whose service began last; those interrupted together go on in the order in which their services began.
 */
import { describe, expect, test } from "vitest";
import { at, min, steps, trace } from "./traced.ts";

const rules = ["finish", "handOver", "suspend"] as const;
type Rule = (typeof rules)[number];
const each = (table: Record<Rule, Record<string, string>>) =>
  rules.map((rule): [Rule, Record<string, string>] => [rule, table[rule]]);
const flows = (times: Record<string, number>) =>
  Object.fromEntries(Object.entries(times).map(([name, time]) => [name, at([time])]));

describe("one of two servers leaves at 10 and comes back at 30; every service takes 20", () => {
  /*
   *           10                        20                   24           30              34      40
   * finish    two still served          a ends: one leaves   b ends: c                    d (30)
   * handOver  b (14 left) to the head   a ends: b goes on                 c                b ends: d
   * suspend   b (14 left) aside         a ends: c                        b goes on                c ends: d
   */
  test.each(
    each({
      finish: { a1: "0 0 20", b1: "4 4 24", c1: "5 24 44", d1: "6 30 50" },
      handOver: { a1: "0 0 20", b1: "4 4 34", c1: "5 30 50", d1: "6 34 54" },
      suspend: { a1: "0 0 20", b1: "4 4 44", c1: "5 20 40", d1: "6 40 60" },
    }),
  )("%s", async (rule, expected) => {
    const servers = steps(
      [
        [0, 2],
        [10, 1],
        [30, 2],
      ],
      rule,
    );
    const { vehicles, service } = await trace({
      flows: flows({ a: 0, b: 4, c: 5, d: 6 }),
      stages: [{ id: "s", servers, service: min(20) }],
    });
    expect(vehicles).toEqual(expected);
    expect(service).toEqual({ a1: 20, b1: 20, c1: 20, d1: 20 });
  });
});

describe("nobody is on duty from 10 to 30; every service takes 20", () => {
  /*
   * finish: a is served to 20 by a server whose shift is over; b begins when one comes, at 30.
   * handOver, suspend: a stops at 10 with 10 left, goes on at 30 before b.
   */
  test.each(
    each({
      finish: { a1: "0 0 20", b1: "5 30 50" },
      handOver: { a1: "0 0 40", b1: "5 40 60" },
      suspend: { a1: "0 0 40", b1: "5 40 60" },
    }),
  )("%s", async (rule, expected) => {
    const servers = steps(
      [
        [0, 1],
        [10, 0],
        [30, 1],
      ],
      rule,
    );
    const { vehicles } = await trace({
      flows: flows({ a: 0, b: 5 }),
      stages: [{ id: "s", servers, service: min(20) }],
    });
    expect(vehicles).toEqual(expected);
  });
});

describe("two leave at 10; one comes at 30, the other at 60", () => {
  /*
   * a began at 0 (10 left), b at 4 (14 left). One comes at 30.
   * finish: done at 20 and 24.
   * handOver: one colleague goes on with both, a first: a 30-40, b 40-54.
   * suspend: the one who comes goes on with a 30-40; b waits for the other: 60-74. c meanwhile 40-60.
   *   At 60 c ends (release before opening), then b goes on at one server and nobody else waits.
   */
  test.each(
    each({
      finish: { a1: "0 0 20", b1: "4 4 24", c1: "5 30 50" },
      handOver: { a1: "0 0 40", b1: "4 4 54", c1: "5 54 74" },
      suspend: { a1: "0 0 40", b1: "4 4 74", c1: "5 40 60" },
    }),
  )("%s", async (rule, expected) => {
    const servers = steps(
      [
        [0, 2],
        [10, 0],
        [30, 1],
        [60, 2],
      ],
      rule,
    );
    const { vehicles } = await trace({
      flows: flows({ a: 0, b: 4, c: 5 }),
      stages: [{ id: "s", servers, service: min(20) }],
    });
    expect(vehicles).toEqual(expected);
  });
});

describe("preemption, and the one server is away from 10 to 30", () => {
  /*
   * l (low) begins at 0 and takes 20; h (high, 5) comes at 15, when nobody is on duty.
   * finish: l is being finished, h may not take a server that is not on duty: l 0-20, h 30-35.
   * handOver, suspend: l stops at 10. At 30 h goes first: 30-35, then l with 10 left: 35-45.
   */
  test.each(
    each({
      finish: { l1: "0 0 20", h1: "15 30 35" },
      handOver: { l1: "0 0 45", h1: "15 30 35" },
      suspend: { l1: "0 0 45", h1: "15 30 35" },
    }),
  )("%s", async (rule, expected) => {
    const { vehicles } = await trace({
      flows: { l: at([0], { priority: 2 }), h: at([15], { priority: 1 }) },
      stages: [
        {
          id: "s",
          servers: steps(
            [
              [0, 1],
              [10, 0],
              [30, 1],
            ],
            rule,
          ),
          service: { byFlow: { l: min(20), h: min(5) } },
          discipline: { priority: {} },
          preemption: "resume",
        },
      ],
    });
    expect(vehicles).toEqual(expected);
  });
});

describe("preemption, and one of two servers is away from 10 to 40", () => {
  /*
   * l1 begins at 0, l2 at 2, each takes 20; h (5) comes at 12.
   * finish: two are served by one on duty and one who will leave. h takes the server on duty, from the service
   *   begun last: l2 stops at 12 with 10 left, h 12-17. At 17 one leaves. l1 0-20, then l2 20-30.
   * handOver: at 10 l2 (12 left) to the head. At 12 h interrupts l1 (8 left), which goes behind l2.
   *   h 12-17, l2 17-29, l1 29-37.
   * suspend: at 10 l2 (12 left) aside. At 12 h interrupts l1 (8 left). h 12-17, l1 17-25, l2 40-52.
   */
  test.each(
    each({
      finish: { l1: "0 0 20", l2: "2 2 30", h1: "12 12 17" },
      handOver: { l1: "0 0 37", l2: "2 2 29", h1: "12 12 17" },
      suspend: { l1: "0 0 25", l2: "2 2 52", h1: "12 12 17" },
    }),
  )("%s", async (rule, expected) => {
    const { vehicles } = await trace({
      flows: { l: at([0, 2], { priority: 2 }), h: at([12], { priority: 1 }) },
      stages: [
        {
          id: "s",
          servers: steps(
            [
              [0, 2],
              [10, 1],
              [40, 2],
            ],
            rule,
          ),
          service: { byFlow: { l: min(20), h: min(5) } },
          discipline: { priority: {} },
          preemption: "resume",
        },
      ],
    });
    expect(vehicles).toEqual(expected);
  });
});

describe("a convoy of two is under way when the escort's shift ends", () => {
  const convoys = (plan: readonly (readonly [number, number])[], rule: Rule, times: number[]) =>
    trace({
      flows: { a: at(times) },
      stages: [{ id: "s", servers: steps(plan, rule), service: min(20), batch: { size: 2 } }],
    });

  /* One escort, away from 10 to 30: the convoy arrives at 20, or stops with 10 left and goes on 30-40. */
  test.each(
    each({
      finish: { a1: "0 0 20", a2: "0 0 20" },
      handOver: { a1: "0 0 40", a2: "0 0 40" },
      suspend: { a1: "0 0 40", a2: "0 0 40" },
    }),
  )("the only escort: %s", async (rule, expected) => {
    const { vehicles, service } = await convoys(
      [
        [0, 1],
        [10, 0],
        [30, 1],
      ],
      rule,
      [0, 0],
    );
    expect(vehicles).toEqual(expected);
    expect(service).toEqual({ a1: 20, a2: 20 });
  });

  /*
   * Two escorts, one away from 10 to 40. Convoys 1+2 from 0, 3+4 from 4.
   * handOver: 3+4 stop at 10 with 14 left, go on when the other escort is back at 20: 20-34.
   * suspend: they go on at 40: 40-54.
   */
  test.each(
    each({
      finish: { a1: "0 0 20", a2: "0 0 20", a3: "4 4 24", a4: "4 4 24" },
      handOver: { a1: "0 0 20", a2: "0 0 20", a3: "4 4 34", a4: "4 4 34" },
      suspend: { a1: "0 0 20", a2: "0 0 20", a3: "4 4 54", a4: "4 4 54" },
    }),
  )("one of two escorts: %s", async (rule, expected) => {
    const { vehicles } = await convoys(
      [
        [0, 2],
        [10, 1],
        [40, 2],
      ],
      rule,
      [0, 0, 4, 4],
    );
    expect(vehicles).toEqual(expected);
  });
});

/* One server: off at 10, on again at 15 while it finishes a (0-20). b does not begin at 15 but at 20. */
test("finish: staff that come back before it is done do not serve twice", async () => {
  const { vehicles } = await trace({
    flows: flows({ a: 0, b: 5 }),
    stages: [
      {
        id: "s",
        servers: steps(
          [
            [0, 1],
            [10, 0],
            [15, 1],
          ],
          "finish",
        ),
        service: min(20),
      },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 20", b1: "5 20 40" });
});

/*
 * Two servers to 10, then none, one at 12, two at 14: a 0-20 and b 4-24 are being finished, so c waits until 20.
 */
test("finish: capacity that rises in steps while two are being finished", async () => {
  const { vehicles } = await trace({
    flows: flows({ a: 0, b: 4, c: 5 }),
    stages: [
      {
        id: "s",
        servers: steps(
          [
            [0, 2],
            [10, 0],
            [12, 1],
            [14, 2],
          ],
          "finish",
        ),
        service: min(20),
      },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 20", b1: "4 4 24", c1: "5 20 40" });
});

describe("staff that stages share", () => {
  const officers = (rule: string) => ({
    officer: {
      units: steps(
        [
          [0, 1],
          [10, 0],
          [30, 1],
        ],
        rule,
        "units",
      ),
    },
  });

  /* An officer away from 10 to 30: a stops at 10 with 10 left and goes on 30-40; with finish it ends at 20. */
  test.each([
    ["finish", "0 0 20"],
    ["handOver", "0 0 40"],
    ["suspend", "0 0 40"],
  ])("the end of a shared shift: %s", async (rule, a1) => {
    const { vehicles } = await trace({
      flows: flows({ a: 0 }),
      resources: officers(rule),
      stages: [{ id: "s", uses: { officer: 1 }, service: min(20) }],
    });
    expect(vehicles).toEqual({ a1 });
  });

  /* v needs no officer, so the officer's going home does not touch it, though its service began last. */
  test("only vehicles that hold such units are interrupted", async () => {
    const { vehicles } = await trace({
      flows: flows({ a: 0, v: 2 }),
      resources: officers("suspend"),
      stages: [{ id: "s", servers: 2, uses: { officer: { byFlow: { v: 0 } } }, service: min(20) }],
    });
    expect(vehicles).toEqual({ a1: "0 0 40", v1: "2 2 22" });
  });
});
