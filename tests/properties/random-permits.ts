/** Random posts whose vehicles need permits: every rule of issue, every place where one is taken, every way of doing without. */
import fc from "fast-check";
import type { Part, Post } from "../traces/traced.ts";

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((m) => `${m} min`);
const exponential = (least: number, most: number) =>
  minutes(least, most).map((mean) => ({ exponential: { mean } }));
const present = (part: object): Part =>
  Object.fromEntries(Object.entries(part).filter(([, v]) => v !== undefined));
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const record = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model).map(present);

const permits = fc.integer({ min: 1, max: 12 });
const time = fc.constantFrom("00:00", "02:00", "07:30", "12:00");
const day = (n: number) => `2025-09-${22 + n}`;
const batches = fc
  .array(
    fc.oneof(
      fc.record({ permits, days: fc.constantFrom(["mon"], ["mon", "tue"], ["tue"]), at: time }),
      fc.record({ permits, date: fc.constantFrom(day(0), day(1)), at: time }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => ({ batches: list }));
const daily = fc.record({ permits, at: time }).map((d) => ({ daily: d }));
const rule = fc.oneof(batches, daily, fc.constant({ unlimited: true }));
const issue = fc.oneof(
  rule,
  fc.tuple(rule, rule).map(([first, then]) => [first, { from: day(1), ...then }]),
);

const pool = record({
  initial: fc.integer({ min: 1, max: 5 }),
  issue,
  carryOver: maybe(fc.boolean()),
  validity: maybe(minutes(0, 300)),
  loss: maybe(fc.constantFrom(0.1, 0.4)),
  shares: maybe(fc.constantFrom({ x: 0.5 }, { x: 0.4, y: 0.3 })),
  form: fc.oneof(
    fc.constant("electronic"),
    exponential(10, 60).map((delay) => ({ paper: { delay } })),
  ),
}).chain((p) =>
  fc
    .constantFrom(undefined, "kept", "for-all")
    .map((leftovers) => present({ ...p, leftovers: "shares" in p ? leftovers : undefined })),
);

const place = fc.oneof(
  fc.record({
    consumedAt: fc.constant("setting-out"),
    atShortage: fc.constantFrom("wait-at-home", "wait-at-border", "divert", "give-up"),
  }),
  fc.record({
    consumedAt: fc.constant("gate"),
    atShortage: fc.constantFrom("wait-at-border", "divert", "give-up"),
  }),
  fc.record({
    consumedAt: fc.constant("booking"),
    atShortage: fc.constantFrom("wait-at-home", "divert", "give-up"),
  }),
);
const permit = fc
  .tuple(place, maybe(minutes(0, 200)), fc.boolean())
  .map(([where, patience, returned]) => present({ pool: "p", ...where, patience, returned }));

const flow = (carriers: string) =>
  fc
    .tuple(
      permit,
      record({
        at: fc.constant("post"),
        carriers: fc.constant(carriers),
        arrivals: fc.oneof(
          fc.integer({ min: 5, max: 40 }).map((perDay) => ({ poisson: { perDay } })),
          minutes(20, 120).map((every) => ({ timetable: { every } })),
        ),
        priority: maybe(fc.integer({ min: 1, max: 20 })),
        travel: maybe(fc.oneof(minutes(0, 90), exponential(10, 90))),
        patience: maybe(minutes(5, 120)),
        backlog: maybe(fc.integer({ min: 1, max: 4 }).map((vehicles) => ({ vehicles }))),
        retrial: maybe(minutes(10, 60).map((after) => ({ after, tries: 2 }))),
      }),
      fc.boolean(),
    )
    .map(([needs, rest, books]) => {
      const booking = books || needs.consumedAt === "booking";
      return { ...rest, permit: needs, ...(booking ? { booking: { noShow: 0.1 } } : {}) };
    });

const slots = record({
  length: fc.constantFrom("30 min", "60 min"),
  capacity: fc.integer({ min: 1, max: 6 }),
  horizon: fc.constant({ days: 1 }),
  window: fc.constantFrom("same-day", { from: "-30 min", to: "30 min" }),
  expires: maybe(fc.constantFrom({ after: "40 min" }, { after: "3 h" })),
  late: fc.constantFrom("rebook", "live-queue", "turned-away"),
  live: fc.constantFrom("none", "after-booked", "alternate"),
});

/** A post of one stage, two flows and one pool, over a day and a half. */
export const permitPost: fc.Arbitrary<Post> = fc
  .record({
    pool,
    x: flow("x"),
    y: flow("y"),
    slots,
    seed: fc.nat(1e6),
    places: maybe(fc.integer({ min: 1, max: 5 })),
    service: exponential(2, 20),
  })
  .map(({ pool: p, x, y, slots: rules, seed, places, service }): Post => {
    const booked = "booking" in x || "booking" in y;
    return {
      length: 36 * 60,
      seed: String(seed),
      permits: { p },
      flows: { x, y },
      ...(booked ? { gate: { policy: { slots: rules } } } : {}),
      ...(places === undefined ? {} : { waitingArea: { places }, road: { places: 2 } }),
      stages: [{ id: "s", servers: 2, service }],
    };
  });
