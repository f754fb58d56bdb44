/**
 * Common random numbers are exact: vehicle k of a flow wishes to cross at the same time, has the same channel and
 * needs the same service at each stage, whatever else in the scenario is changed.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { World } from "../../src/model/post.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { type Part, type Post, scenarioOf } from "../traces/traced.ts";

/** What the vehicles of flow `a` wish, by number: when they are ready, their channel, their needs by stage and visit. */
async function wishes(post: Post): Promise<{ ready: Map<number, string>; needs: Map<string, number> }> {
  const scenario = scenarioOf(post);
  const flow = Object.keys(scenario.flows).indexOf("a");
  const needs = new Map<string, number>();
  const { vehicles } = await runOnce(scenario, {
    keepVehicles: true,
    tell: (world: World) => (_now, what, v, where) => {
      if (what !== "service begins" || world.vehicles.flow[v] !== flow) return;
      const { number, lap, need } = world.vehicles;
      needs.set(`${number[v]}/${where}/${lap[v]}`, need[v]!);
    },
  });
  const ready = new Map<number, string>();
  const t = vehicles!;
  t.flow.forEach((f, i) => {
    if (f === flow) ready.set(t.number[i]!, `${t.readyAt[i]} in channel ${t.channel[i]}`);
  });
  return { ready, needs };
}

const exponential = (mean: number) => ({ exponential: { mean: `${mean} min` } });

/** Everything about a post that is not flow a's own: one to be changed into the other. */
const surroundings = fc.record({
  servers: fc.integer({ min: 1, max: 4 }),
  discipline: fc.constantFrom("fifo", "lifo", "random", "priority", "shortest-first"),
  preemption: fc.boolean(),
  places: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  hours: fc.option(fc.constantFrom("00:00-04:00", "01:00-05:00"), { nil: undefined }),
  other: fc.option(fc.integer({ min: 20, max: 400 }), { nil: undefined }),
  before: fc.boolean(),
  lanes: fc.boolean(),
  again: fc.boolean(),
  breakdowns: fc.boolean(),
});
type Surroundings = typeof surroundings extends fc.Arbitrary<infer T> ? T : never;

function postOf(own: Part, seed: number, s: Surroundings): Post {
  const preempting = s.preemption && s.discipline === "priority" && !s.lanes;
  const optional = {
    ...(s.lanes ? { lanes: {} } : { discipline: { [s.discipline]: {} } }),
    ...(preempting ? { preemption: "resume" } : {}),
    ...(s.places === undefined ? {} : { queue: { places: s.places } }),
    ...(s.breakdowns && !s.lanes
      ? { breakdowns: { between: exponential(60), repair: exponential(10) } }
      : {}),
  };
  const extra = { id: "extra", servers: 2, service: exponential(5) };
  const back = [
    { to: "customs", share: 0.3, atMost: 2 },
    { to: "exit", share: 0.7 },
  ];
  return {
    length: 600,
    seed: String(seed),
    flows: {
      ...(s.other === undefined || !s.before
        ? {}
        : { z: { at: "post", arrivals: { poisson: { perDay: s.other } } } }),
      a: own,
      ...(s.other === undefined || s.before
        ? {}
        : { z: { at: "post", arrivals: { poisson: { perDay: s.other } } } }),
    },
    ...(s.hours === undefined ? {} : { gate: { hours: s.hours } }),
    stages: [
      ...(s.before ? [extra] : []),
      {
        id: "customs",
        servers: s.servers,
        service: { byChannel: { red: exponential(12) }, otherwise: exponential(4) },
        ...optional,
      },
      {
        id: "scan",
        servers: 2,
        when: { channel: ["red"] },
        service: { uniform: { min: "2 min", max: "9 min" } },
      },
      { id: "barrier", servers: 1, service: exponential(1), ...(s.again ? { next: back } : {}) },
    ],
  };
}

test("wishes do not depend on anything but the vehicle", async () => {
  let compared = 0;
  const own = fc.record(
    {
      at: fc.constant("post"),
      arrivals: fc.constant({ poisson: { perDay: 240 } }),
      channels: fc.constant({ green: 0.7, red: 0.3 }),
      priority: fc.integer({ min: 1, max: 20 }),
      patience: fc.constant(exponential(40)),
      travel: fc.constant(exponential(30)),
      groups: fc.constant({ size: 2 }),
      retrial: fc.constant({ after: exponential(20), tries: 2 }),
    },
    { requiredKeys: ["at", "arrivals", "channels"] },
  );
  await fc.assert(
    fc.asyncProperty(own, surroundings, surroundings, fc.nat(1e6), async (flow, one, other, seed) => {
      const [a, b] = [await wishes(postOf(flow, seed, one)), await wishes(postOf(flow, seed, other))];
      expect(b.ready).toEqual(a.ready);
      for (const [visit, need] of a.needs) {
        const same = b.needs.get(visit);
        if (same === undefined) continue;
        compared += 1;
        expect([visit, same]).toEqual([visit, need]);
      }
    }),
    { seed: 20251021, numRuns: 60 },
  );
  // 100 vehicles come in 10 hours, and most are served: not a vacuous comparison.
  expect(compared).toBeGreaterThan(60 * 50);
});

test("another replication or seed has other vehicles", async () => {
  const flow = { at: "post", arrivals: { poisson: { perDay: 240 } }, channels: { green: 0.7, red: 0.3 } };
  const [plain] = fc.sample(surroundings, { seed: 1, numRuns: 1 });
  const [a, b] = [await wishes(postOf(flow, 1, plain!)), await wishes(postOf(flow, 2, plain!))];
  const same = [...a.needs].filter(([visit, need]) => b.needs.get(visit) === need);
  expect(same).toEqual([]);
});

/*
 * The reform as a comparison: the same flow in the live queue and with booked slots. Wishes to cross, channels and needs
 * are the same vehicle by vehicle; and what a vehicle has in mind (whether it books, how punctual it is, whether it
 * comes at all) does not depend on the calendar.
 */
test("an electronic queue changes neither wishes nor needs, nor its calendar what vehicles have in mind", async () => {
  const own = {
    at: "post",
    arrivals: { poisson: { perDay: 240 } },
    channels: { green: 0.7, red: 0.3 },
    travel: exponential(30),
  };
  const booking = {
    adoption: 0.7,
    noShow: 0.1,
    punctuality: {
      early: { share: 0.4, by: exponential(60) },
      late: { share: 0.1, by: exponential(20) },
    },
  };
  const plain: Surroundings = {
    servers: 1,
    discipline: "fifo",
    preemption: false,
    places: undefined,
    hours: undefined,
    other: undefined,
    before: false,
    lanes: false,
    again: false,
    breakdowns: false,
  };
  const slots = (capacity: number, length: string) => ({
    policy: { slots: { length, capacity, horizon: { days: 1 }, window: { from: "-12 h", to: "12 h" } } },
  });
  const live = postOf(own, 3, plain);
  const booked = (gate: Part) => ({ ...postOf({ ...own, booking }, 3, plain), gate });
  const [a, b, c] = [
    await wishes(live),
    await wishes(booked(slots(10, "30 min"))),
    await wishes(booked(slots(3, "15 min"))),
  ];
  expect(b.ready).toEqual(a.ready);
  expect(c.ready).toEqual(a.ready);
  const shared = [...a.needs].filter(([visit]) => b.needs.has(visit));
  // 100 vehicles come in 10 hours; a tenth of those who book stays away, and the slots of some lie beyond the end.
  expect(shared.length).toBeGreaterThan(50);
  for (const [visit, need] of shared) expect([visit, b.needs.get(visit)]).toEqual([visit, need]);
  const [one, other] = [await minds(booked(slots(10, "30 min"))), await minds(booked(slots(3, "15 min")))];
  let compared = 0;
  for (const [number, mind] of one) {
    if (!other.has(number)) continue;
    compared += 1;
    expect([number, other.get(number)]).toEqual([number, mind]);
  }
  expect(compared).toBeGreaterThan(50);
});

/** Whether each vehicle of flow `a` that came booked, and how far from its slot it came where that was possible. */
async function minds(post: Post): Promise<Map<number, string>> {
  const { vehicles } = await runOnce(scenarioOf(post), { keepVehicles: true });
  const { number, slotAt, homeTime, arrivedAt } = vehicles!;
  const found = new Map<number, string>();
  number.forEach((n, i) => {
    if (Number.isNaN(arrivedAt[i]!)) return;
    const booked = !Number.isNaN(slotAt![i]!);
    // Who could not leave as late as it wished came as soon as it could: nothing to be seen of its punctuality.
    if (booked && homeTime![i]! === 0) return;
    found.set(n, booked ? `comes ${Math.round(arrivedAt[i]! - slotAt![i]!)} s after its slot` : "comes live");
  });
  return found;
}
