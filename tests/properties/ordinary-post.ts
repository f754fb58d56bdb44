/**
 * Random ordinary posts, such as the flat engine knows: one side or two, chains of stages under fifo or priority with
 * conditions, ways on and back, shifts, hours, shared staff and limits at the gate. Times are whole minutes or drawn,
 * so that many events fall on one instant.
 */
import fc from "fast-check";
import type { Part, Post } from "../traces/traced.ts";
import {
  arrivals,
  condition,
  gateHours,
  maybe,
  minutes,
  places,
  plan,
  record,
  service,
  uses,
} from "./random-post.ts";

const discipline = maybe(fc.constantFrom({ fifo: {} }, { priority: {} }));
const staff = fc.oneof(fc.integer({ min: 1, max: 3 }), plan("servers"), fc.constant("unlimited"));

const stage: fc.Arbitrary<Part> = record({
  when: condition,
  service,
  servers: staff,
  discipline,
  uses: maybe(uses),
});

/** Stages with ids that begin with a prefix; the last may send vehicles back to the first. */
function chain(prefix: string) {
  return fc
    .tuple(fc.array(stage, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.integer({ min: 1, max: 2 }))
    .map(([parts, back, atMost]) => {
      const stages = parts.map((part, i): Part => ({ ...part, id: `${prefix}${i}` }));
      const next = [
        { to: `${prefix}0`, share: 0.4, atMost },
        { to: "exit", share: 0.5 },
        { to: "turned-back", share: 0.1 },
      ];
      return back ? [...stages.slice(0, -1), { ...stages.at(-1)!, next }] : stages;
    });
}

const flow = record({
  at: fc.constant("post"),
  arrivals: fc.oneof(
    arrivals,
    minutes(3, 20).map((mean) => ({ renewal: { interarrival: { exponential: { mean } } } })),
  ),
  priority: maybe(fc.integer({ min: 1, max: 3 })),
  channels: maybe(fc.constant({ green: 0.6, red: 0.4 })),
  groups: maybe(
    fc.constantFrom<Part>(
      { size: 2 },
      {
        size: [
          { vehicles: 1, share: 0.5 },
          { vehicles: 3, share: 0.5 },
        ],
      },
    ),
  ),
  until: maybe(minutes(60, 250)),
});

const gate = record({
  hours: gateHours,
  lines: maybe(fc.constantFrom("single", "by-first-stage")),
  inside: maybe(fc.integer({ min: 1, max: 6 })),
  discipline,
});

const oneSide = fc.record({ stages: chain("s") });
const twoSides = fc
  .tuple(chain("x"), chain("y"), gateHours, gateHours, fc.constantFrom("finish", "suspend"), maybe(gate))
  .map(([x, y, hoursX, hoursY, atClosing, gateY]) => ({
    sides: {
      x: { stages: x, atClosing, ...(hoursX === undefined ? {} : { hours: hoursX }) },
      y: {
        stages: y,
        atClosing,
        timezone: "Europe/Paris",
        ...(hoursY === undefined ? {} : { hours: hoursY }),
        ...(gateY === undefined ? {} : { gate: gateY }),
      },
    },
  }));

/** A random ordinary post with flows a, b and c; where it has two sides, b comes from the second. */
export const ordinaryPost: fc.Arbitrary<Post> = fc
  .tuple(
    fc.oneof(oneSide, twoSides),
    flow,
    flow,
    flow,
    gate,
    fc.oneof(fc.constant(2), plan("units", fc.constant(2))),
    places,
    places,
    fc.integer({ min: 0, max: 1e6 }),
  )
  .map(([body, a, b, c, gates, units, area, road, seed]) => ({
    length: 300,
    seed: String(seed),
    flows: { a, b: "sides" in body ? { ...b, from: "y" } : b, c: "sides" in body ? { ...c, from: "x" } : c },
    resources: { officer: { units } },
    gate: gates,
    waitingArea: { places: area },
    road: { places: road },
    ...body,
  }));
