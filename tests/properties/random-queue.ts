/** Random small posts with an electronic queue: slots or ranks with every rule they may have, and flows of every mind. */
import fc from "fast-check";
import type { Part, Post } from "../traces/traced.ts";

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((m) => `${m} min`);
const law = fc.oneof(
  minutes(1, 60),
  minutes(5, 90).map((mean) => ({ exponential: { mean } })),
);
const share = fc.constantFrom(0, 0.2, 0.5, 0.8, 1);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
/** Keeps the keys that are there: `undefined` is no part of a file. */
const present = (part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, v]) => v !== undefined));
const record = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model).map(present);

const perHour = record({ booked: fc.integer({ min: 0, max: 4 }), live: fc.integer({ min: 0, max: 4 }) });
const live = fc.oneof(
  fc.constantFrom("none", "after-booked", "alternate"),
  perHour.map((quota) => ({ perHour: quota })),
);
const ban = record({
  misses: fc.integer({ min: 1, max: 2 }),
  within: minutes(60, 600),
  block: minutes(30, 300),
});
const shared = {
  dailyLimit: maybe(fc.integer({ min: 3, max: 40 })),
  ban: maybe(ban),
  fees: maybe(fc.constant({ currency: "KZT", booking: 1, repeat: 10, deposit: 5 })),
};

const slots = record({
  length: fc.constantFrom("10 min", "30 min", "1 h", "2 h"),
  capacity: fc.oneof(
    fc.integer({ min: 1, max: 4 }),
    fc.constant([
      { from: "00:00", vehicles: 1 },
      { from: "02:00", vehicles: 3 },
      { from: "12:00", vehicles: 0 },
    ]),
  ),
  horizon: record({
    days: fc.integer({ min: 0, max: 2 }),
    opensAt: maybe(fc.constantFrom("00:00", "01:30")),
  }),
  lead: maybe(minutes(0, 90)),
  window: maybe(
    fc.oneof(
      fc.constant("same-day"),
      fc.tuple(fc.integer({ min: -120, max: 0 }), fc.integer({ min: 0, max: 60 })).map(([from, to]) => ({
        from: `${from} min`,
        to: `${to} min`,
      })),
      fc.constant({ from: "-3 h", to: "-10 min" }),
    ),
  ),
  enter: maybe(fc.constantFrom("in-window", "at-slot")),
  early: maybe(fc.constantFrom("waiting-area", "road")),
  late: maybe(fc.constantFrom("rebook", "live-queue", "turned-away")),
  expires: maybe(minutes(60, 240).map((after) => ({ after }))),
  live: maybe(fc.oneof(live, fc.constantFrom("leftover", { share: 0.25 }))),
  reserved: fc.constant({ fresh: { share: 0.1 } }),
  rescheduleUntil: maybe(minutes(0, 120)),
  oneBookingPerVehicle: maybe(fc.boolean()),
  ...shared,
}).map((rules) => ({ slots: rules }));

const rank = record({
  callAhead: fc.integer({ min: 1, max: 6 }),
  appearWithin: minutes(10, 200),
  late: maybe(fc.constantFrom("register-again", "live-queue", "turned-away")),
  postponement: maybe(fc.constant({ by: ["30 min", "1 h"], onceIn: "2 h" })),
  live: maybe(live),
  ...shared,
}).map((rules) => ({ rank: rules }));

const off = record({ share: fc.constantFrom(0, 0.2, 0.5), by: law });
const afterwards = maybe(fc.constantFrom("gives-up", "rebooks"));
const noShow = maybe(record({ share: fc.constantFrom(0, 0.3, 0.6), afterwards }));
const less = fc.constantFrom(0, 0.2, 0.4);

const minds = {
  slots: record({
    adoption: maybe(share),
    choice: maybe(
      fc.oneof(
        fc.constantFrom("earliest", { preferred: "02:00-03:30" }),
        law.map((wished) => ({ wished })),
      ),
    ),
    punctuality: maybe(record({ early: maybe(off), late: maybe(off) })),
    noShow,
    cancels: maybe(record({ share: less, notice: law, afterwards })),
    reschedules: maybe(record({ share: less, notice: law, by: law })),
    phantoms: maybe(less),
    hoarding: maybe(
      record({ share, bookings: fc.integer({ min: 2, max: 4 }), extra: fc.constantFrom("kept", "returned") }),
    ),
    entitledTo: maybe(fc.constant(["fresh"])),
    whenFull: maybe(fc.constantFrom("wait", "live-queue", "gives-up")),
  }),
  rank: record({
    adoption: maybe(share),
    punctuality: maybe(record({ late: maybe(off) })),
    noShow,
    postpones: maybe(share),
  }),
};

const flow = (booking: fc.Arbitrary<Part>) =>
  record({
    at: fc.constant("post"),
    arrivals: fc.oneof(
      fc
        .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 })
        .map((times) => ({ timetable: { times: times.map((m) => `${m} min`) } })),
      fc.integer({ min: 20, max: 200 }).map((perDay) => ({ poisson: { perDay } })),
    ),
    booking: maybe(booking),
    travel: maybe(law),
    priority: maybe(fc.integer({ min: 1, max: 2 })),
    patience: maybe(minutes(30, 300)),
    backlog: maybe(fc.constant({ vehicles: 2, waited: ["20 min"] })),
    retrial: maybe(fc.constant({ after: "30 min", share: 0.7, tries: 2 })),
    balking: maybe(fc.constant({ rule: { atLength: { from: 6 } } })),
  });

/** A random post with flows a and b. */
export const randomQueue: fc.Arbitrary<Post> = fc
  .constantFrom("slots" as const, "rank" as const)
  .chain((kind) =>
    fc
      .record({
        policy: kind === "slots" ? slots : rank,
        a: flow(minds[kind]),
        b: flow(minds[kind]),
        servers: fc.integer({ min: 1, max: 3 }),
        hours: maybe(fc.constantFrom("00:00-02:00", "01:00-05:30")),
        inside: maybe(fc.integer({ min: 1, max: 5 })),
        lines: maybe(fc.constantFrom("single", "by-first-stage")),
        discipline: maybe(fc.constantFrom("fifo", "priority", "lifo")),
        area: fc.oneof(fc.constant("unlimited"), fc.integer({ min: 0, max: 4 })),
        road: fc.oneof(fc.constant("unlimited"), fc.integer({ min: 0, max: 6 })),
        service: law,
        seed: fc.nat(1e6),
      })
      .map(({ policy, a, b, servers, hours, inside, lines, discipline, area, road, service, seed }) => ({
        length: 600,
        seed: String(seed),
        start: "2025-09-21T20:00",
        flows: { a, b },
        gate: present({ policy, hours, inside, lines, discipline }),
        waitingArea: { places: area },
        road: { places: road },
        stages: [
          { id: "s", servers, service, when: { flow: ["a"] } },
          { id: "t", servers: 1, service: "7 min" },
        ],
      })),
  );
