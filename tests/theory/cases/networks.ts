/** Several stages: one after another, blocking, in a cycle, side by side. */
import { exponential, mean, poisson, row, type TheoryCase } from "../theory-case.ts";

const INSIDE = { queue: { places: "unlimited" } };
const present = (stage: string, exact: number) => mean("present", exact, { group: `stage=${stage}` });

/** More vehicles than can be served before a line of 30: the first stage never lacks work. */
const TOO_MANY = { at: "post", arrivals: { renewal: { interarrival: "0.5 min" } } };
const FULL_LINE = { waitingArea: { places: 30 }, road: { places: 0 } };

/** Two exponential stages of mean 1 with `places` between them and always a vehicle for the first. */
function saturated(places: number, throughput: number): TheoryCase {
  return {
    id: `tandem-block-saturated-${places}`,
    title: `two stages with ${places} places between them, blocking after service, never idle at the first`,
    source: "Hunt (1956): (b + 2) / (b + 3)",
    warmup: 100,
    length: 2500,
    body: {
      checkpoints: {
        post: {
          stages: [
            { id: "first", servers: 1, service: exponential(1) },
            { id: "second", servers: 1, service: exponential(1), queue: { places } },
          ],
          ...FULL_LINE,
        },
      },
      flows: { trucks: TOO_MANY },
    },
    rows: [mean("throughput", throughput)],
  };
}

/** M/G/infinity: the number there is Poisson of mean lambda E[S], for any law. */
function infinite(law: string, service: unknown): TheoryCase {
  return {
    id: `mginf-${law}`,
    title: `M/G/infinity with ${law} service`,
    source: "Takacs; Gross et al. (2008) sec. 2.7",
    warmup: 30,
    length: 150,
    body: {
      checkpoints: { post: { stages: [{ id: "drive", servers: "unlimited", service }] } },
      flows: { trucks: poisson(20) },
      measures: { counts: [29] },
    },
    rows: [
      mean("atPost", 20),
      row("atPost", "sd", Math.sqrt(20)),
      row("atPost", "share", 0.02181821753, { group: "above=29" }),
      present("drive", 20),
    ],
  };
}

export const networkCases: readonly TheoryCase[] = [
  {
    id: "jackson-ross",
    title: "open Jackson network of 2 stages with feedback",
    source: "Jackson (1957); Ross, Introduction to Probability Models, sec. 8.4",
    warmup: 100,
    length: 500,
    body: {
      checkpoints: {
        post: {
          stages: [
            {
              id: "one",
              servers: 1,
              service: exponential(1 / 8),
              ...INSIDE,
              next: [
                { to: "two", share: 0.5 },
                { to: "exit", share: 0.5 },
              ],
            },
            {
              id: "two",
              servers: 1,
              service: exponential(1 / 10),
              ...INSIDE,
              next: [
                { to: "one", share: 0.25 },
                { to: "exit", share: 0.75 },
              ],
            },
          ],
        },
      },
      flows: { "to-one": poisson(4, { entersAt: "one" }), "to-two": poisson(5, { entersAt: "two" }) },
    },
    rows: [
      mean("utilisation", 6 / 8, { group: "stage=one" }),
      mean("utilisation", 8 / 10, { group: "stage=two" }),
      present("one", 3),
      present("two", 4),
      mean("atPost", 7),
      mean("borderTime", 0.7777777778),
    ],
  },
  saturated(0, 2 / 3),
  saturated(3, 5 / 6),
  {
    id: "closed-mva",
    title: "10 trucks for ever on their round: a drive of mean 5 and three stages",
    source: "Gordon & Newell (1967); Reiser & Lavenberg (1980), mean value analysis",
    warmup: 200,
    length: 2000,
    body: {
      checkpoints: {
        post: {
          stages: [
            { id: "drive", servers: "unlimited", service: exponential(5) },
            { id: "first", servers: 1, service: exponential(1) },
            { id: "second", servers: 1, service: exponential(0.8) },
            { id: "third", servers: 1, service: exponential(0.5), next: [{ to: "drive" }] },
          ],
        },
      },
      flows: { trucks: { at: "post", backlog: { vehicles: 10 } } },
    },
    rows: [
      mean("utilisation", 0.870647269, { group: "stage=first" }),
      mean("utilisation", 0.870647269 * 0.8, { group: "stage=second" }),
      present("drive", 0.870647269 * 5),
      present("first", 3.140254746),
      present("second", 1.780236348),
      present("third", 0.7262725617),
    ],
    means: [
      {
        name: "visits of the first stage, per unit of time",
        exact: 0.870647269,
        of: ({ stages }, { length, warmup }) => (stages[1]?.visits ?? 0) / ((length - warmup) / 60),
      },
    ],
  },
  {
    id: "fork-join-2",
    title: "documents and scan at the same time, each M/M/1, load 0.6",
    source: "Flatto & Hahn (1984); Nelson & Tantawi (1988): (12 - rho) / 8 / (mu - lambda)",
    warmup: 200,
    length: 4000,
    body: {
      checkpoints: {
        post: {
          stages: [
            {
              id: "control",
              parallel: [
                { id: "documents", servers: 1, service: exponential(1) },
                { id: "scan", servers: 1, service: exponential(1) },
              ],
            },
          ],
        },
      },
      flows: { trucks: poisson(0.6) },
    },
    rows: [mean("borderTime", 3.5625), mean("atPost", 0.6 * 3.5625)],
  },
  infinite("exponential", exponential(1)),
  infinite("constant", "1 min"),
  infinite("lognormal", { lognormal: { mean: "1 min", cv: 1 } }),
];
