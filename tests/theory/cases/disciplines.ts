/** Other orders of service than first come, first served. Time unit: the mean service. */
import { exponential, mean, poisson, post, row, type TheoryCase } from "../theory-case.ts";

const WARMUP = 500;
const LENGTH = 4000;
const priority = { servers: 1, discipline: { priority: {} } };

/** Two classes; `first` goes before `second`. */
function twoClasses(
  id: string,
  title: string,
  source: string,
  stage: object,
  [lambda1, lambda2]: readonly [number, number],
  rows: TheoryCase["rows"],
): TheoryCase {
  return {
    id,
    title,
    source,
    warmup: WARMUP,
    length: LENGTH,
    body: {
      checkpoints: post({ ...priority, ...stage }),
      flows: { first: poisson(lambda1, { priority: 1 }), second: poisson(lambda2, { priority: 2 }) },
    },
    rows,
  };
}

const ofFirst = (metric: string, exact: number) => mean(metric, exact, { flow: "first" });
const ofSecond = (metric: string, exact: number) => mean(metric, exact, { flow: "second" });

/**
 * Without interruption Wq_k = W0 / ((1 - s_{k-1})(1 - s_k)), W0 = sum lambda_i E[S_i^2] / 2 and s_k the load of classes
 * 1 to k; with resumption W_k = E[S_k] / (1 - s_{k-1}) + sum_{i<=k} lambda_i E[S_i^2] / 2 / ((1 - s_{k-1})(1 - s_k)).
 */
export const priorityCases: readonly TheoryCase[] = [
  twoClasses(
    "prio-np-mm1",
    "M/M/1, two classes, no interruption",
    "Cobham (1954)",
    { service: exponential(1) },
    [0.2, 0.6],
    [
      ofFirst("queueWait", 1),
      ofFirst("borderTime", 2),
      ofSecond("queueWait", 5),
      ofSecond("borderTime", 6),
      mean("queueLength", 0.2 + 3),
    ],
  ),
  twoClasses(
    "prio-np-mg1",
    "M/G/1, class 1 of constant and class 2 of exponential service, no interruption",
    "Cobham (1954); Kleinrock, Queueing Systems II (1976) sec. 3.6",
    { service: { byFlow: { first: "0.5 min", second: exponential(1) } } },
    [0.4, 0.5],
    [
      ofFirst("queueWait", 0.6875),
      ofFirst("borderTime", 1.1875),
      ofSecond("queueWait", 2.291666667),
      ofSecond("borderTime", 3.291666667),
      mean("queueLength", 0.275 + 1.145833333),
    ],
  ),
  twoClasses(
    "prio-pr-mm1",
    "M/M/1, two classes, the better interrupts, work is resumed",
    "White & Christie (1958); Kleinrock II sec. 3.6",
    { service: exponential(1), preemption: "resume" },
    [0.2, 0.6],
    [ofFirst("borderTime", 1.25), ofSecond("borderTime", 6.25), mean("atPost", 0.25 + 3.75)],
  ),
  // From the first start of a service to its end: insideTime, since the line stands outside.
  twoClasses(
    "prio-repeat-completion",
    "completion of a constant service that is interrupted and begins again",
    "Gaver (1962); Jaiswal, Priority Queues (1968)",
    { service: { byFlow: { first: exponential(1), second: "1 min" } }, preemption: "restart" },
    [0.2, 0.3],
    [ofSecond("insideTime", 1.383767239)],
  ),
  twoClasses(
    "prio-resume-completion",
    "completion of a constant service that is interrupted and resumed",
    "Gaver (1962): s (1 + lambda_1 E[B_1])",
    { service: { byFlow: { first: exponential(1), second: "1 min" } }, preemption: "resume" },
    [0.2, 0.3],
    [ofSecond("insideTime", 1.25)],
  ),
];

/** A stage of processor sharing whose flows have constant sizes: `half` of 0.5 and `double` of 2, mean 1. */
const sharedSizes: TheoryCase = {
  id: "mg1-ps-sizes",
  title: "M/G/1 processor sharing, load 0.8, two sizes",
  source: "Kleinrock (1967); Sakata et al. (1969): E[T(x)] = x / (1 - rho) for any law",
  warmup: WARMUP,
  length: LENGTH,
  body: {
    checkpoints: post({
      servers: 1,
      sharing: true,
      service: { byFlow: { half: "0.5 min", double: "2 min" } },
    }),
    flows: { half: poisson(1.6 / 3), double: poisson(0.8 / 3) },
  },
  rows: [
    mean("borderTime", 5),
    mean("borderTime", 2.5, { flow: "half" }),
    mean("borderTime", 10, { flow: "double" }),
    mean("atPost", 4),
  ],
};

export const disciplineCases: readonly TheoryCase[] = [
  {
    id: "mm1-lifo",
    title: "M/M/1, last come, first served, load 0.8",
    source: "Vaulot (1954); Takagi (1991): E[W^2] is that of first come, first served over 1 - rho",
    warmup: WARMUP,
    length: LENGTH,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), discipline: { lifo: {} } }),
      flows: { trucks: poisson(0.8) },
    },
    rows: [mean("queueWait", 4), row("queueWait", "sd", Math.sqrt(184)), mean("queueLength", 3.2)],
  },
  {
    id: "mm1-spt",
    title: "M/M/1, shortest service first, load 0.8",
    source: "Phipps (1956); Conway, Maxwell & Miller (1967): Wq(x) = lambda E[S^2] / (2 (1 - rho_x)^2)",
    warmup: WARMUP,
    length: LENGTH,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), discipline: { "shortest-first": {} } }),
      flows: { trucks: poisson(0.8) },
    },
    rows: [mean("queueWait", 1.882218616), mean("borderTime", 2.882218616)],
  },
  {
    id: "mm1-random",
    title: "M/M/1, service in random order, load 0.8",
    source: "Takagi (1991): the mean of first come, first served; E[W^2] of it times 2 / (2 - rho)",
    warmup: WARMUP,
    length: LENGTH,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), discipline: { random: {} } }),
      flows: { trucks: poisson(0.8) },
    },
    // E[Wq^2] = 2 rho / (1 - rho)^2 = 40 for first come, first served.
    rows: [mean("queueWait", 4), row("queueWait", "sd", Math.sqrt((40 * 2) / 1.2 - 16))],
  },
  sharedSizes,
  {
    ...sharedSizes,
    id: "mm1-ps",
    title: "M/M/1 processor sharing, load 0.8",
    body: {
      checkpoints: post({ servers: 1, sharing: true, service: exponential(1) }),
      flows: { trucks: poisson(0.8) },
    },
    rows: [mean("borderTime", 5), mean("atPost", 4)],
  },
];
