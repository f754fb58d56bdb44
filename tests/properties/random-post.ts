/**
 * Random small posts for the properties: every kind of stage with every option it may have, flows that come at whole
 * minutes (so that many events fall on one instant) or by lot, shared staff, hours, one side or two.
 */
import fc from "fast-check";
import type { Part, Post } from "../traces/traced.ts";

export const minutes = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((m) => `${m} min`);

/** A service or another length of time: whole minutes, or by lot. */
export const law = fc.oneof(
  minutes(1, 30),
  minutes(1, 20).map((mean) => ({ exponential: { mean } })),
  minutes(2, 20).map((mean) => ({ lognormal: { mean, cv: 0.6 } })),
);

/** Keeps the keys that are there: `undefined` is no part of a file. */
const present = (part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, v]) => v !== undefined));
export const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
export const record = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model).map(present);

export function plan(key: "servers" | "units", first = fc.integer({ min: 1, max: 3 })) {
  const step = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 3 }));
  return fc
    .tuple(
      first,
      fc.array(step, { minLength: 1, maxLength: 5 }),
      fc.constantFrom("finish", "handOver", "suspend"),
      maybe(minutes(60, 200)),
    )
    .map(([begin, later, atShiftEnd, repeatEvery]) =>
      present({
        steps: [[0, begin] as const, ...later].map(([at, number]) => ({ at: `${at} min`, [key]: number })),
        atShiftEnd,
        repeatEvery,
      }),
    );
}

const staff = fc.oneof(fc.integer({ min: 1, max: 3 }), plan("servers"));
const queue = record({
  places: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant("unlimited")),
  whenFull: maybe(fc.constantFrom("wait", "lost")),
});
const discipline = fc.constantFrom(
  { fifo: {} },
  { lifo: {} },
  { random: {} },
  { priority: {} },
  { "shortest-first": {} },
);
export const uses = record({
  officer: fc.oneof(fc.constant(1), fc.constant({ byFlow: { a: 2, b: 0 } })),
});
export const condition = fc.constantFrom(
  undefined,
  { channel: ["red"] },
  { share: 0.5 },
  { flow: ["a"] },
  { channel: ["green"], share: 0.7 },
);
export const service = fc.oneof(
  law,
  fc.tuple(law, law).map(([red, otherwise]) => ({ byChannel: { red }, otherwise })),
  fc.tuple(law, law).map(([a, otherwise]) => ({ byFlow: { a }, otherwise })),
);

const common = { when: condition, service };
const plain = record({
  ...common,
  servers: staff,
  discipline: maybe(discipline),
  queue: maybe(queue),
  uses: maybe(uses),
  overtaking: fc.boolean(),
});
const preempting = record({
  ...common,
  servers: staff,
  discipline: fc.constant({ priority: {} }),
  preemption: fc.constantFrom("resume", "restart"),
  queue: maybe(queue),
  uses: maybe(uses),
});
const breaking = record({
  ...common,
  servers: staff,
  discipline: maybe(discipline),
  queue: maybe(queue),
  breakdowns: record({
    between: minutes(20, 90).map((mean) => ({ exponential: { mean } })),
    repair: law,
    each: fc.constantFrom("server", "stage"),
    vehicle: fc.constantFrom("moves", "waits"),
    work: fc.constantFrom("resume", "restart"),
  }),
});
const resting = record({
  ...common,
  servers: staff,
  queue: maybe(queue),
  vacations: record({ length: law, repeat: fc.constantFrom("multiple", "single") }),
});
const opening = record({
  ...common,
  servers: staff,
  startsWhen: fc.integer({ min: 1, max: 4 }).map((waiting) => ({ waiting })),
});
const lanes = record({
  ...common,
  servers: staff,
  queue: maybe(queue),
  lanes: record({
    choose: fc.constantFrom("shortest", "random"),
    jockeying: maybe(fc.integer({ min: 2, max: 3 }).map((whenShorterBy) => ({ whenShorterBy }))),
  }),
});
const sharing = record({ ...common, servers: staff, sharing: fc.constant(true) });
const convoy = record({
  ...common,
  servers: staff,
  discipline: maybe(fc.constantFrom({ fifo: {} }, { priority: {} })),
  uses: maybe(fc.constant({ officer: 1 })),
  batch: record({ size: fc.integer({ min: 1, max: 3 }), orAfter: maybe(minutes(5, 40)) }),
});
const officeOnly = record({ ...common, uses, queue: maybe(queue), overtaking: fc.boolean() });
const unlimited = record({ ...common, servers: fc.constant("unlimited") });
const member = fc.oneof(
  record({ service, servers: staff }),
  record({ service, servers: staff, lanes: fc.constant({}) }),
  record({ service, uses: fc.constant({ officer: 1 }) }),
);
const group = record({ when: condition, parallel: fc.array(member, { minLength: 2, maxLength: 3 }) });

/** One stage of any kind, without its id. */
const anyStage: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: plain },
  { weight: 3, arbitrary: preempting },
  { weight: 2, arbitrary: breaking },
  resting,
  opening,
  { weight: 3, arbitrary: lanes },
  sharing,
  { weight: 2, arbitrary: convoy },
  officeOnly,
  unlimited,
  { weight: 2, arbitrary: group },
);

/** Stages with ids that begin with a prefix; the last may send vehicles back to the first. */
function chain(prefix: string) {
  return fc
    .tuple(fc.array(anyStage, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.integer({ min: 1, max: 2 }))
    .map(([parts, back, atMost]) => {
      const stages = parts.map((part, i): Part => {
        const members = part.parallel as Part[] | undefined;
        const inner = members?.map((m, j) => ({ id: `${prefix}${i}-${j}`, ...m }));
        return { ...part, id: `${prefix}${i}`, ...(inner === undefined ? {} : { parallel: inner }) };
      });
      const last = stages.at(-1)!;
      if (!back || last.parallel !== undefined) return stages;
      const next = [
        { to: `${prefix}0`, share: 0.4, atMost },
        { to: "exit", share: 0.5 },
        { to: "turned-back", share: 0.1 },
      ];
      return [...stages.slice(0, -1), { ...last, next }];
    });
}

export const arrivals = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 })
    .map((times) => ({ timetable: { times: times.map((m) => `${m} min`) } })),
  minutes(4, 30).map((every) => ({ timetable: { every } })),
  fc.integer({ min: 50, max: 400 }).map((perDay) => ({ poisson: { perDay } })),
);

const flow = record({
  at: fc.constant("post"),
  arrivals,
  priority: maybe(fc.integer({ min: 1, max: 3 })),
  channels: fc.constant({ green: 0.6, red: 0.4 }),
  groups: maybe(fc.integer({ min: 1, max: 3 }).map((size) => ({ size }))),
  backlog: maybe(
    fc.array(minutes(0, 90), { maxLength: 5 }).map((waited) => ({ vehicles: waited.length + 1, waited })),
  ),
  travel: maybe(law),
  patience: maybe(fc.oneof(law, minutes(10, 60))),
  balking: maybe(
    record({
      rule: fc.constantFrom({ atLength: { from: 4 } }, { discouraged: { scale: 5 } }),
      sees: maybe(fc.constantFrom("waiting", "post")),
    }),
  ),
  retrial: maybe(
    record({ after: law, share: fc.constant(0.7), tries: fc.oneof(fc.integer({ min: 1, max: 3 })) }),
  ),
});

export const gateHours = fc.constantFrom(undefined, "00:00-02:00", "01:00-03:30", [
  { open: ["00:00-01:00", "02:00-03:00", "03:20-04:40"] },
]);
const gate = record({
  hours: gateHours,
  lines: maybe(fc.constantFrom("single", "by-first-stage")),
  inside: maybe(fc.integer({ min: 1, max: 6 })),
  discipline: maybe(discipline),
});
export const places = fc.oneof(fc.constant("unlimited"), fc.integer({ min: 0, max: 6 }));

const oneSide = fc.record({ stages: chain("s") });
const twoSides = fc
  .tuple(chain("x"), chain("y"), gateHours, gateHours, fc.constantFrom("finish", "suspend"), fc.boolean())
  .map(([x, y, hoursX, hoursY, atClosing, samePlace]) => ({
    sides: {
      x: present({ stages: x, hours: hoursX, atClosing }),
      y: present({ stages: y, hours: hoursY, atClosing, timezone: samePlace ? "UTC" : "Europe/Paris" }),
    },
  }));

/** A random post with flows a and b; where it has two sides, b comes from the second. */
export const randomPost: fc.Arbitrary<Post> = fc
  .tuple(
    fc.oneof(oneSide, twoSides),
    flow,
    flow,
    gate,
    fc.oneof(fc.constant(2), plan("units", fc.constant(2))),
    places,
    places,
    fc.integer({ min: 0, max: 1e6 }),
  )
  .map(([body, a, b, gates, units, area, road, seed]) => ({
    length: 300,
    seed: String(seed),
    flows: { a, b: "sides" in body ? { ...b, from: "y" } : b },
    resources: { officer: { units } },
    gate: gates,
    waitingArea: { places: area },
    road: { places: road },
    ...body,
  }));
