/** Servers that fail, leave or wait for work, and vehicles that come in pairs. Time unit: the mean service. */
import { above, exponential, mean, poisson, post, type TheoryCase } from "../theory-case.ts";

/** M/M/1 with something added to the booth. */
function booth(
  id: string,
  title: string,
  source: string,
  stage: object,
  lambda: number,
  rows: TheoryCase["rows"],
  length = 5000,
): TheoryCase {
  return {
    id,
    title,
    source,
    warmup: 500,
    length,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), ...stage }),
      flows: { trucks: poisson(lambda) },
    },
    rows,
  };
}

const DECOMPOSITION = "Levy & Yechiali (1975); Fuhrmann & Cooper (1985) decomposition";
const BREAKDOWNS = { between: exponential(10), repair: exponential(2.5) };

export const serverCases: readonly TheoryCase[] = [
  booth(
    "vacation-multiple-exp",
    "M/M/1, exponential vacations of mean 2 for as long as nobody waits",
    DECOMPOSITION,
    { vacations: { length: exponential(2) } },
    0.6,
    [mean("queueWait", 3.5), mean("borderTime", 4.5), mean("atPost", 2.7)],
  ),
  booth(
    "vacation-multiple-det",
    "M/M/1, vacations of 2 for as long as nobody waits",
    DECOMPOSITION,
    { vacations: { length: "2 min" } },
    0.6,
    [mean("queueWait", 2.5), mean("borderTime", 3.5), mean("atPost", 2.1)],
  ),
  booth(
    "vacation-single-exp",
    "M/M/1, one exponential vacation of mean 2 after each busy period",
    "Takagi (1991) sec. 2.2: extra wait lambda E[V^2] / (2 (V*(lambda) + lambda E[V]))",
    { vacations: { length: exponential(2), repeat: "single" } },
    0.6,
    [mean("queueWait", 2.950549451), mean("borderTime", 3.950549451)],
  ),
  booth(
    "n-policy",
    "M/M/1, the booth opens when 4 wait and closes when nobody is left",
    "Yadin & Naor (1963); Heyman (1968): extra wait (N - 1) / (2 lambda)",
    { startsWhen: { waiting: 4 } },
    0.6,
    [mean("queueWait", 4), mean("atPost", 3)],
  ),
  ...(["moves", "waits"] as const).map((vehicle) =>
    booth(
      `breakdowns-mm1-${vehicle}`,
      `M/M/1 with failures, the vehicle ${vehicle}, work is resumed`,
      "White & Christie (1958); Mitrany & Avi-Itzhak (1968)",
      { breakdowns: { ...BREAKDOWNS, vehicle } },
      0.5,
      [mean("atPost", 2.333333333), mean("borderTime", 4.666666667), above("atPost", "0", 1 - 0.3333333333)],
      8000,
    ),
  ),
  // A booth that never lacks work shows its availability: 0.4 / (0.1 + 0.4).
  {
    id: "breakdowns-availability",
    title: "a booth with failures and always somebody to serve",
    source: "alternating renewal process: E[up] / (E[up] + E[down])",
    warmup: 100,
    length: 4000,
    body: {
      checkpoints: post(
        { servers: 1, service: exponential(1), breakdowns: BREAKDOWNS },
        { waitingArea: { places: 30 }, road: { places: 0 } },
      ),
      flows: { trucks: { at: "post", arrivals: { renewal: { interarrival: "0.5 min" } } } },
    },
    rows: [mean("throughput", 0.8), mean("busy", 0.8, { group: "stage=booth" })],
  },
  {
    id: "batch-fixed2",
    title: "M/M/1, vehicles come in pairs",
    source: "Gross et al. (2008) sec. 3.1; Burke (1975)",
    warmup: 500,
    length: 5000,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1) }),
      flows: { trucks: poisson(0.4, { groups: { size: 2 } }) },
    },
    rows: [
      mean("utilisation", 0.8, { group: "stage=booth" }),
      mean("atPost", 6),
      mean("borderTime", 7.5),
      mean("queueLength", 5.2),
      mean("queueWait", 6.5),
    ],
  },
];
