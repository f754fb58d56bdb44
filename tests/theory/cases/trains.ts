/**
 * Trains counted by wagon. A wagon drawn by lot is more likely one of a long train: by wagon, the lengths are weighted
 * by themselves (size-biased; the inspection paradox of Feller 1971, vol. II, I.4).
 */
import { exponential, mean, post, row, type TheoryCase } from "../theory-case.ts";

/** 10 wagons and 20 TEU in 4 of 5 trains, 60 wagons and 30 TEU in the fifth: 20 wagons and 22 TEU on average. */
const TRAIN = {
  wagons: [
    { size: 10, share: 0.8 },
    { size: 60, share: 0.2 },
  ],
  teu: [
    { size: 20, share: 0.8 },
    { size: 30, share: 0.2 },
  ],
};
const PER_MINUTE = 0.03;
const flows = {
  trains: { at: "post", mode: "train", arrivals: { poisson: { rate: `${PER_MINUTE} /min` } }, train: TRAIN },
};
const BY_WAGON = { group: "per=wagon" };
const BY_TEU = { group: "per=teu" };

/** Above `t` when a share of the sample has the mean 10 and the rest 60, each exponential. */
const beyond = (short: number) => (t: number) => short * Math.exp(-t / 10) + (1 - short) * Math.exp(-t / 60);

/** Where a falling function reaches a value, by halving. */
function solve(of: (t: number) => number, value: number): number {
  let [low, high] = [0, 1000];
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (of(middle) > value) low = middle;
    else high = middle;
  }
  return low;
}

/** By train 4 of 5 are short; by wagon 8 of 20; by TEU 16 of 22. */
const SHORT = { train: 0.8, wagon: 8 / 20, teu: 16 / 22 };

const quantiles = (metric: string, short: number, about: object) =>
  (
    [
      ["p50", 0.5],
      ["p90", 0.9],
      ["p95", 0.95],
    ] as const
  ).map(([name, p]) => row(metric, name, solve(beyond(short), 1 - p), about));

export const trainCases: readonly TheoryCase[] = [
  {
    id: "trains-by-wagon-alone",
    title: "trains that wait for nobody; a pace for each wagon, exponential, drawn once a train",
    source: "Feller (1971), vol. II, I.4; a mixture of exponentials weighted by size",
    warmup: 2_000,
    length: 60_000,
    body: {
      checkpoints: post({ servers: "unlimited", service: { load: { perWagon: exponential(1) } } }),
      flows,
      measures: { thresholds: ["30 min"] },
    },
    rows: [
      mean("insideTime", 20),
      mean("insideTime", 10 * SHORT.wagon + 60 * (1 - SHORT.wagon), BY_WAGON),
      mean("insideTime", 10 * SHORT.teu + 60 * (1 - SHORT.teu), BY_TEU),
      ...quantiles("insideTime", SHORT.train, {}),
      ...quantiles("insideTime", SHORT.wagon, BY_WAGON),
      ...quantiles("insideTime", SHORT.teu, BY_TEU),
      row("borderTime", "share", beyond(SHORT.wagon)(30), { group: "per=wagon,above=30 min" }),
      mean("throughput", PER_MINUTE * 1440, { group: "per=train" }),
      mean("throughput", PER_MINUTE * 1440 * 20, BY_WAGON),
      mean("throughput", PER_MINUTE * 1440 * 22, BY_TEU),
    ],
  },
  {
    id: "trains-by-wagon-queue",
    title: "M/G/1: a minute a wagon, one yard; a wagon waits as long as a train, and is served with its own",
    source: "Pollaczek (1930), Khinchine (1932); the wait before service does not depend on the own length",
    warmup: 10_000,
    length: 100_000,
    body: {
      // Wait = rate x E[S^2] / (2 (1 - load)) = 0.03 x 800 / 0.8 = 30.
      checkpoints: post({ servers: 1, service: { load: { perWagon: "1 min" } } }),
      flows,
    },
    rows: [
      mean("queueWait", 30),
      mean("queueWait", 30, BY_WAGON),
      mean("queueWait", 30, BY_TEU),
      mean("borderTime", 50),
      // 30 and the length of the train of a wagon drawn by lot, 800 / 20.
      mean("borderTime", 70, BY_WAGON),
      mean("borderTime", 30 + 10 * SHORT.teu + 60 * (1 - SHORT.teu), BY_TEU),
      mean("queueLength", PER_MINUTE * 30),
      mean("queueWagons", PER_MINUTE * 20 * 30),
    ],
  },
];
