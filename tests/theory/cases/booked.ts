/** Booked slots as models with exact results: punctual trucks of a full calendar are appointments. */
import type { RunResult } from "../../../src/run/run-result.ts";
import { exponential, mean, row, type TheoryCase } from "../theory-case.ts";

const MINUTE = 60;
const BOOTH = [{ id: "booth", servers: 1, service: exponential(1) }];

/** A post whose slots hold so many vehicles and are so long. */
function post(length: string, capacity: number, rules: object = {}): object {
  const slots = { length, capacity, horizon: { days: 1 }, ...rules };
  return { post: { gate: { policy: { slots } }, stages: BOOTH } };
}

/** Mean wait and the chance to wait of G/M/1 with service rate 1, from the transform of the time between arrivals. */
function gm1(transform: (s: number) => number): { sigma: number; wait: number } {
  let sigma = 0.5;
  for (let i = 0; i < 10_000; i += 1) sigma = transform(1 - sigma);
  return { sigma, wait: sigma / (1 - sigma) };
}

/** A truck for every slot, an hour ahead: of every slot its truck comes with probability `1 - noShow`. */
function fullCalendar(id: string, title: string, source: string, every: number, noShow: number): TheoryCase {
  const seconds = every * 60;
  // Times between those who come are geometric numbers of slots.
  const { sigma, wait } = gm1(
    (s) => ((1 - noShow) * Math.exp(-s * every)) / (1 - noShow * Math.exp(-s * every)),
  );
  return {
    id,
    title,
    source,
    warmup: 300,
    length: 4000,
    body: {
      // Who does not come is known half a minute after the slot, so that hardly any is still to come at the end.
      checkpoints: post(`${seconds} s`, 1, { lead: "1 h", window: { from: 0, to: "30 s" } }),
      flows: {
        trucks: {
          at: "post",
          arrivals: { timetable: { every: `${seconds} s` } },
          booking: noShow === 0 ? {} : { noShow },
        },
      },
    },
    rows: [
      mean("queueWait", wait),
      mean("lag", wait),
      mean("slotWait", 60),
      mean("totalDelay", 60 + wait + 1),
      row("queueWait", "share", sigma, { group: "above=0 h" }),
      row("slotsNeverBooked", "share", 0),
      ...(noShow === 0 ? [] : [row("slotsMissed", "share", noShow)]),
    ],
  };
}

/** Figures of one vehicle by its number. */
const waitOf = (number: number) => (r: RunResult) => {
  const { number: numbers, enteredAt, arrivedAt } = r.vehicles!;
  const at = numbers.indexOf(number);
  return (enteredAt[at]! - arrivedAt[at]!) / MINUTE;
};

/** Ten trucks that book at once, as many a slot as it holds. */
function session(
  id: string,
  title: string,
  slots: readonly [string, number],
  exact: Record<"mean" | "last" | "finish", number>,
): TheoryCase {
  return {
    id,
    title,
    source: "exact embedded chain; Bailey (1952), cf. Pegden & Rosenshine (1990), Soriano (1966)",
    warmup: 0,
    length: 60,
    replications: 2000,
    vehicles: true,
    body: {
      measures: { exactUpTo: 1_000_000 },
      checkpoints: post(...slots),
      flows: {
        trucks: { at: "post", arrivals: { timetable: { times: [0] } }, groups: { size: 10 }, booking: {} },
      },
    },
    rows: [mean("queueWait", exact.mean), mean("lag", exact.mean), mean("lastExit", exact.finish)],
    means: [
      { name: "wait of the first", exact: 0, of: waitOf(0) },
      { name: "wait of the last", exact: exact.last, of: waitOf(9) },
    ],
  };
}

const KENDALL = "Kendall (1953); Kleinrock I sec. 6.4";

export const bookedCases: readonly TheoryCase[] = [
  fullCalendar("dm1-rho80-booked", "slots of 1.25 mean services, punctual trucks: D/M/1", KENDALL, 1.25, 0),
  fullCalendar(
    "dm1-noshow20-booked",
    "slots of one mean service, a fifth does not come: G/M/1 between geometric numbers of slots",
    KENDALL,
    1,
    0.2,
  ),
  session("appt-individual-10-booked", "10 slots of one truck at 0, 1, ..., 9", ["1 min", 1], {
    mean: 1.05945395,
    last: 1.814394093,
    finish: 11.81439409,
  }),
  session("appt-block-5x2-booked", "2 slots of 5 trucks at 0 and 5", ["5 min", 5], {
    mean: 2.438668424,
    last: 4.877336849,
    finish: 10.87733685,
  }),
];

/** The exact values that the published table gives for D/M/1 at load 0.8, for a check of `gm1`. */
export const DM1 = { sigma: 0.6286297965, wait: 1.69273084, found: gm1((s) => Math.exp(-1.25 * s)) };
