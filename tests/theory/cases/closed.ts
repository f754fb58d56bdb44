/** A finite number of vehicles that come back, and of drivers who do: closed forms of finite sources, loss and waiting. */
import type { RunResult } from "../../../src/run/run-result.ts";
import { exponential, mean, poisson, post, row, type TheoryCase } from "../theory-case.ts";

/**
 * Machine repair: n vehicles, away for a mean `away`, c booths of a mean `service`. Chances of k at the post are
 * n! / (n - k)! (service / away)^k / (k! or c! c^(k - c)), whatever the law of the time away.
 */
function repair(n: number, c: number, away: number, service: number) {
  const chances = [1];
  for (let k = 1; k <= n; k += 1) {
    chances.push((chances[k - 1]! * (n - k + 1) * service) / away / Math.min(k, c));
  }
  const sum = chances.reduce((a, b) => a + b, 0);
  const expected = (of: (k: number) => number) => chances.reduce((a, p, k) => a + (p / sum) * of(k), 0);
  const present = expected((k) => k);
  const busy = expected((k) => Math.min(k, c));
  const rate = busy / service;
  return { present, waiting: present - busy, utilisation: busy / c, time: present / rate, rate };
}

function repairCase(id: string, title: string, c: number, away: object): TheoryCase {
  const exact = repair(6, c, 10, 3);
  return {
    id,
    title,
    source: "Gross & Harris (1998), sec. 2.7, finite source",
    warmup: 500,
    length: 5000,
    body: {
      checkpoints: post({ servers: c, service: exponential(3) }),
      flows: { trucks: { at: "post", fleet: { vehicles: 6, away } } },
    },
    rows: [
      mean("atPost", exact.present),
      mean("queueLength", exact.waiting),
      mean("utilisation", exact.utilisation, { group: "stage=booth" }),
      mean("borderTime", exact.time),
      mean("queueWait", exact.time - 3),
    ],
    means: [crossingsPerMinute(exact.rate)],
  };
}

function crossingsPerMinute(exact: number) {
  return {
    name: "crossings per unit of time",
    exact,
    of: ({ crossings }: RunResult, { length, warmup }: { length: number; warmup: number }) =>
      crossings[0]! / ((length - warmup) / 60),
  };
}

/** Chance that all c servers are busy where who finds none is lost (Erlang 1917). */
function erlangB(c: number, load: number): number {
  let b = 1;
  for (let k = 1; k <= c; k += 1) b = (load * b) / (k + load * b);
  return b;
}

const LOST = erlangB(4, 3);
const BUSY = erlangB(3, 2.4);
/** Chance of waiting with three servers and a load of 2.4 (Erlang 1917). */
const WAITS = (3 * BUSY) / (3 - 2.4 * (1 - BUSY));
const OF_POOL = { group: "drivers=d" };
const through = post({ servers: "unlimited", service: 0 });

export const closedCases: readonly TheoryCase[] = [
  repairCase("repair-mm1n", "6 vehicles and one booth", 1, exponential(10)),
  repairCase("repair-mm2n", "6 vehicles and two booths, any law of the time away", 2, {
    lognormal: { mean: "10 min", cv: 1.5 },
  }),
  {
    id: "closed-mva-fleet",
    title: "10 trucks that are away for a mean of 5 and pass three stages",
    source: "Gordon & Newell (1967); Reiser & Lavenberg (1980), mean value analysis",
    warmup: 200,
    length: 2000,
    body: {
      checkpoints: {
        post: {
          stages: [
            { id: "first", servers: 1, service: exponential(1) },
            { id: "second", servers: 1, service: exponential(0.8) },
            { id: "third", servers: 1, service: exponential(0.5) },
          ],
        },
      },
      flows: { trucks: { at: "post", fleet: { vehicles: 10, away: exponential(5) } } },
    },
    rows: [
      mean("atPost", 3.140254746 + 1.780236348 + 0.7262725617),
      // Who waits for the first stage stands before the gate.
      mean("queueLength", 3.140254746 - 0.870647269),
      mean("present", 1.780236348, { group: "stage=second" }),
      mean("present", 0.7262725617, { group: "stage=third" }),
      mean("utilisation", 0.870647269, { group: "stage=first" }),
      mean("borderTime", 11.48570765 - 5),
    ],
    means: [crossingsPerMinute(0.870647269)],
  },
  {
    id: "drivers-erlang-b",
    title: "4 drivers, trips that are not made where none is at home; any law of the trip",
    source: "Erlang (1917), loss; Sevastyanov (1957), insensitivity",
    warmup: 500,
    length: 10000,
    body: {
      drivers: { d: { drivers: 4 } },
      checkpoints: through,
      flows: {
        trucks: poisson(0.3, {
          driver: {
            pool: "d",
            trip: { lognormal: { mean: "10 min", cv: 1.5 } },
            atShortage: "not-made",
          },
        }),
      },
    },
    rows: [
      row("noDriver", "share", LOST),
      row("noDriverTime", "share", LOST, OF_POOL),
      mean("driversAway", 3 * (1 - LOST), OF_POOL),
      mean("driversAvailable", 4 - 3 * (1 - LOST), OF_POOL),
    ],
  },
  {
    id: "drivers-erlang-c",
    title: "3 drivers, trips that wait at home",
    source: "Erlang (1917), waiting",
    warmup: 1000,
    length: 20000,
    body: {
      drivers: { d: { drivers: 3 } },
      checkpoints: through,
      flows: { trucks: poisson(0.24, { driver: { pool: "d", trip: exponential(10) } }) },
    },
    rows: [
      mean("driverWait", (WAITS * 10) / (3 - 2.4)),
      mean("driverQueue", (0.24 * WAITS * 10) / (3 - 2.4), OF_POOL),
      mean("driversAway", 2.4, OF_POOL),
      // Nothing else delays them.
      mean("totalDelay", (WAITS * 10) / (3 - 2.4)),
    ],
  },
];
