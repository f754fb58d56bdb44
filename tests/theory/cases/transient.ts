/** Runs that start empty and end: arrivals at rates that change, a session of appointments, the way to balance. */
import type { Model } from "../../../src/model/compile.ts";
import { planLevels } from "../../../src/model/levels.ts";
import type { RunResult } from "../../../src/run/run-result.ts";
import { type ExactMean, exponential, mean, poisson, post, row, type TheoryCase } from "../theory-case.ts";

const MINUTE = 60;
/** Replications are many and short: keeping their few values costs less than a sketch of them. */
const EXACT = { exactUpTo: 1_000_000 };
const FREE = post({ servers: "unlimited", service: 0 });

/** Vehicles that arrived in an hour of the run, from 0. The run begins on a Thursday. */
const inHour = (hour: number) => (r: RunResult) => r.hourly[0]?.arrivals[3 * 24 + hour] ?? Number.NaN;
const total = (r: RunResult) => r.generated;
/** Instants of arrival in order [units of `seconds`]. */
function arrivedAt(r: RunResult, seconds: number): number[] {
  return [...(r.vehicles?.arrivedAt ?? [])].map((t) => t / seconds).sort((a, b) => a - b);
}

/** Mean and variance of a Poisson number. */
function poissonNumber(name: string, exact: number, of: (r: RunResult) => number): ExactMean[] {
  return [
    { name: `mean of ${name}`, exact, of },
    { name: `variance of ${name}`, exact, of: (r) => (of(r) - exact) ** 2 },
  ];
}

export const arrivalCases: readonly TheoryCase[] = [
  {
    id: "nhpp-piecewise",
    title: "Poisson arrivals at a rate that changes by the hour",
    source: "numbers in disjoint hours are independent and Poisson: Lewis & Shedler (1979); Cinlar (1975)",
    unit: "h",
    warmup: 0,
    length: 8,
    replications: 1000,
    body: {
      measures: EXACT,
      checkpoints: FREE,
      flows: {
        trucks: {
          at: "post",
          arrivals: {
            poisson: {
              steps: [4, 4, 10, 20, 30, 20, 12, 8].map((n, i) => ({ at: `${i} h`, rate: `${n} /h` })),
            },
          },
        },
      },
    },
    rows: [row("generated", "count", 108)],
    means: [
      ...poissonNumber("all", 108, total),
      ...poissonNumber("hour 5", 30, inHour(4)),
      { name: "no vehicle in hour 1", exact: 0.01831563889, of: (r) => (inHour(0)(r) === 0 ? 1 : 0) },
    ],
  },
  {
    id: "nhpp-zero-gap",
    title: "Poisson arrivals at rate 0 until 2, then 5",
    source: "the first comes at 2 + an exponential time of rate 5: Cinlar (1975)",
    warmup: 0,
    length: 10,
    replications: 1000,
    vehicles: true,
    body: {
      measures: EXACT,
      checkpoints: FREE,
      flows: {
        trucks: {
          at: "post",
          arrivals: {
            poisson: {
              steps: [
                { at: 0, rate: "0 /min" },
                { at: "2 min", rate: "5 /min" },
              ],
            },
          },
        },
      },
    },
    rows: [],
    means: [
      { name: "first arrival", exact: 2.2, of: (r) => arrivedAt(r, MINUTE)[0] ?? Number.NaN },
      {
        name: "variance of the first arrival",
        exact: 0.04,
        of: (r) => ((arrivedAt(r, MINUTE)[0] ?? Number.NaN) - 2.2) ** 2,
      },
      {
        name: "arrivals before 2",
        exact: 0,
        of: (r) => arrivedAt(r, MINUTE).filter((t) => t < 2).length,
      },
    ],
  },
  {
    id: "nhpp-linear",
    title: "Poisson arrivals at rate 2t",
    source: "given their number, instants are independent of density 2t/100: Cinlar (1975)",
    warmup: 0,
    length: 10,
    replications: 1000,
    vehicles: true,
    body: {
      measures: EXACT,
      checkpoints: FREE,
      flows: {
        trucks: {
          at: "post",
          arrivals: {
            poisson: {
              ramp: [
                { at: 0, rate: "0 /min" },
                { at: "10 min", rate: "20 /min" },
              ],
            },
          },
        },
      },
    },
    rows: [row("generated", "count", 100)],
    means: [
      ...poissonNumber("all", 100, total),
      {
        name: "mean instant",
        exact: 6.666666667,
        of: (r) => arrivedAt(r, MINUTE).reduce((sum, t) => sum + t, 0) / r.generated,
      },
      {
        name: "share by 5",
        exact: 0.25,
        of: (r) => arrivedAt(r, MINUTE).filter((t) => t <= 5).length / r.generated,
      },
      { name: "first arrival", exact: 0.8862269255, of: (r) => arrivedAt(r, MINUTE)[0] ?? Number.NaN },
    ],
  },
];

/** The number at the post at the end of a minute, as the time series has it. */
function numberAt(minute: number): (r: RunResult, model: Model) => number {
  return (r, model) => {
    const ticks = Math.floor(model.length / model.scenario.measures.every) + 1;
    return r.series[planLevels(model).index("atPost", "post", "") * ticks + minute] ?? Number.NaN;
  };
}

/** The wait of the vehicle of a number [min]. */
const waitOf = (number: number) => (r: RunResult) => {
  const v = r.vehicles;
  const at = v === null ? -1 : v.number.indexOf(number);
  return v === null
    ? Number.NaN
    : ((v.enteredAt[at] ?? Number.NaN) - (v.arrivedAt[at] ?? Number.NaN)) / MINUTE;
};
const finish = (r: RunResult) => (r.lastExit[0] ?? Number.NaN) / MINUTE;
const worked = (r: RunResult) => [...(r.vehicles?.serviceTime ?? [])].reduce((a, b) => a + b, 0) / MINUTE;

/** Ten vehicles punctually at their appointments, exponential services of mean 1. */
function session(
  id: string,
  title: string,
  times: readonly number[],
  exact: Record<"mean" | "last" | "finish" | "idle", number>,
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
      measures: EXACT,
      checkpoints: post({ servers: 1, service: exponential(1) }),
      flows: { trucks: { at: "post", arrivals: { timetable: { times: times.map((t) => `${t} min`) } } } },
    },
    rows: [mean("queueWait", exact.mean), mean("lastExit", exact.finish)],
    means: [
      { name: "wait of the first", exact: 0, of: waitOf(0) },
      { name: "wait of the last", exact: exact.last, of: waitOf(9) },
      { name: "idle until the last has gone", exact: exact.idle, of: (r) => finish(r) - worked(r) },
    ],
  };
}

export const transientCases: readonly TheoryCase[] = [
  {
    id: "transient-mm1",
    title: "M/M/1 from empty, load 0.8",
    source: "Kolmogorov equations; Morse (1955), Abate & Whitt (1987)",
    warmup: 0,
    length: 100,
    replications: 1000,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1) }),
      flows: { trucks: poisson(0.8) },
      measures: { every: "1 min", ...EXACT },
    },
    rows: [],
    means: [
      ...(
        [
          [1, 0.5515518583],
          [5, 1.469460828],
          [10, 2.030281564],
          [20, 2.647634924],
          [50, 3.405038978],
          [100, 3.791872693],
        ] as const
      ).map(([minute, exact]) => ({ name: `L at ${minute}`, exact, of: numberAt(minute) })),
      ...(
        [
          [1, 0.5973987503],
          [10, 0.2864225933],
        ] as const
      ).map(([minute, exact]) => ({
        name: `P(empty) at ${minute}`,
        exact,
        of: (r: RunResult, model: Model) => (numberAt(minute)(r, model) === 0 ? 1 : 0),
      })),
    ],
  },
  session("appt-individual-10", "10 appointments at 0, 1, ..., 9", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], {
    mean: 1.05945395,
    last: 1.814394093,
    finish: 11.81439409,
    idle: 1.814394093,
  }),
  session("appt-block-5x2", "5 appointments at 0 and 5 at 5", [0, 0, 0, 0, 0, 5, 5, 5, 5, 5], {
    mean: 2.438668424,
    last: 4.877336849,
    finish: 10.87733685,
    idle: 0.8773368488,
  }),
];
