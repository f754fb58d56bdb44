/** One line before one or more booths, served first come first served, nobody lost. Time unit: the mean service. */
import { above, exponential, mean, poisson, post, row, type TheoryCase } from "../theory-case.ts";

const KLEINROCK =
  "Kleinrock, Queueing Systems I (1975) ch. 3; Gross et al., Fundamentals of Queueing Theory 4e (2008) ch. 2";
const ERLANG_C = "Erlang (1917) delay formula; Gross et al. (2008) sec. 2.4";
const POLLACZEK =
  "Pollaczek (1930), Khinchine (1932); Kleinrock I sec. 5.6; Takacs recurrence for the variance";

/** M/M/1. L = rho/(1-rho); W is exponential of rate mu - lambda; P(Wq > t) = rho e^{-(mu-lambda)t}. */
function mm1(id: string, lambda: number, exact: Readonly<Record<string, number>>): TheoryCase {
  const e = (key: string) => exact[key] ?? Number.NaN;
  return {
    id,
    title: `M/M/1, load ${lambda}`,
    source: KLEINROCK,
    warmup: 500,
    length: 5000,
    body: { checkpoints: post({ servers: 1, service: exponential(1) }), flows: { trucks: poisson(lambda) } },
    rows: [
      mean("utilisation", lambda, { group: "stage=booth" }),
      above("queueWait", "0 h", lambda),
      above("atPost", "0", lambda),
      mean("atPost", e("L")),
      row("atPost", "sd", Math.sqrt(e("varL"))),
      mean("queueLength", e("Lq")),
      mean("borderTime", e("W")),
      mean("queueWait", e("Wq")),
      row("borderTime", "p50", e("Wp50")),
      row("borderTime", "p90", e("Wp90")),
      row("borderTime", "p95", e("Wp95")),
      row("borderTime", "p99", e("Wp99")),
      row("queueWait", "p90", e("Wqp90")),
      row("queueWait", "p95", e("Wqp95")),
      row("queueWait", "p99", e("Wqp99")),
      mean("bufferIndex", Math.log(20) - 1),
      mean("planningTimeIndex", e("Wp95")),
      mean("busyPeriod", e("busy"), { group: "stage=booth" }),
      row("busyPeriod", "sd", Math.sqrt(e("busyVar")), { group: "stage=booth" }),
    ],
  };
}

/** M/M/c with service rate mu. Wq = C(c,a)/(c mu - lambda); P(Wq > t) = C e^{-(c mu - lambda)t}. */
function mmc(
  id: string,
  [lambda, mu, c]: readonly [number, number, number],
  length: number,
  exact: Readonly<Record<string, number>>,
): TheoryCase {
  const e = (key: string) => exact[key] ?? Number.NaN;
  return {
    id,
    title: `M/M/${c}, load ${Number((lambda / mu / c).toPrecision(3))}`,
    source: ERLANG_C,
    warmup: 500 / mu,
    length,
    body: {
      checkpoints: post({ servers: c, service: exponential(1 / mu) }),
      flows: { trucks: poisson(lambda) },
    },
    rows: [
      mean("utilisation", lambda / mu / c, { group: "stage=booth" }),
      above("queueWait", "0 h", e("Pwait")),
      mean("atPost", e("L")),
      mean("queueLength", e("Lq")),
      mean("borderTime", e("W")),
      mean("queueWait", e("Wq")),
      row("queueWait", "p90", e("Wqp90")),
      row("queueWait", "p95", e("Wqp95")),
      row("queueWait", "p99", e("Wqp99")),
    ],
  };
}

/** M/G/1 at load 0.8. Wq = lambda E[S^2]/(2(1-rho)); Var Wq = lambda E[S^3]/(3(1-rho)) + Wq^2. */
function mg1(
  id: string,
  title: string,
  service: unknown,
  [W, Wq, L, Lq, varWq]: readonly [number, number, number, number, number],
): TheoryCase {
  return {
    id,
    title,
    source: POLLACZEK,
    warmup: 500,
    length: 4000,
    body: { checkpoints: post({ servers: 1, service }), flows: { trucks: poisson(0.8) } },
    rows: [
      above("queueWait", "0 h", 0.8),
      mean("borderTime", W),
      mean("queueWait", Wq),
      row("queueWait", "sd", Math.sqrt(varWq)),
      mean("atPost", L),
      mean("queueLength", Lq),
    ],
  };
}

/** Any case of one line whose means are known. */
function line(
  id: string,
  title: string,
  source: string,
  stage: object,
  arrivals: object,
  length: number,
  exact: readonly [W: number, Wq: number, L: number, Lq: number, Pwait?: number],
  more: TheoryCase["rows"] = [],
): TheoryCase {
  const [W, Wq, L, Lq, Pwait] = exact;
  return {
    id,
    title,
    source,
    warmup: 500,
    length,
    body: { checkpoints: post(stage), flows: { trucks: { at: "post", arrivals } } },
    rows: [
      mean("borderTime", W),
      mean("queueWait", Wq),
      mean("atPost", L),
      mean("queueLength", Lq),
      ...(Pwait === undefined ? [] : [above("queueWait", "0 h", Pwait)]),
      ...more,
    ],
  };
}

const rate = (perMinute: number) => ({ poisson: { rate: `${perMinute} /min` } });
const erlang2 = (minutes: number) => ({ erlang: { mean: `${minutes} min`, stages: 2 } });

export const mm1Cases: readonly TheoryCase[] = [
  mm1("mm1-rho50", 0.5, {
    L: 1,
    Lq: 0.5,
    W: 2,
    Wq: 1,
    varL: 2,
    Wp50: 1.386294361,
    Wp90: 4.605170186,
    Wp95: 5.991464547,
    Wp99: 9.210340372,
    Wqp90: 3.218875825,
    Wqp95: 4.605170186,
    Wqp99: 7.824046011,
    busy: 2,
    busyVar: 12,
  }),
  mm1("mm1-rho80", 0.8, {
    L: 4,
    Lq: 3.2,
    W: 5,
    Wq: 4,
    varL: 20,
    Wp50: 3.465735903,
    Wp90: 11.51292546,
    Wp95: 14.97866137,
    Wp99: 23.02585093,
    Wqp90: 10.39720771,
    Wqp95: 13.86294361,
    Wqp99: 21.91013317,
    busy: 5,
    busyVar: 225,
  }),
];

export const severalBoothCases: readonly TheoryCase[] = [
  mmc("mmc-c2-rho80", [1.6, 1, 2], 2000, {
    Pwait: 0.7111111111,
    Lq: 2.844444444,
    L: 4.444444444,
    Wq: 1.777777778,
    W: 2.777777778,
    Wqp90: 4.904146265,
    Wqp95: 6.637014216,
    Wqp99: 10.660609,
  }),
  mmc("mmc-c10-rho90", [9, 1, 10], 800, {
    Pwait: 0.6687315241,
    Lq: 6.018583717,
    L: 15.01858372,
    Wq: 0.6687315241,
    W: 1.668731524,
    Wqp90: 1.900212484,
    Wqp95: 2.593359665,
    Wqp99: 4.202797577,
  }),
  mmc("mmc-c3-rho67", [0.2, 0.1, 3], 15_000, {
    Pwait: 0.4444444444,
    Lq: 0.8888888889,
    L: 2.888888889,
    Wq: 4.444444444,
    W: 14.44444444,
    Wqp90: 14.91654877,
    Wqp95: 21.84802057,
    Wqp99: 37.9423997,
  }),
  line(
    "mdc-c2-rho80",
    "M/D/2, load 0.8",
    "Crommelin (1932); Tijms (2003) sec. 9.6.2",
    { servers: 2, service: "1 min" },
    rate(1.6),
    2000,
    [1.903283879, 0.9032838794, 3.045254207, 1.445254207, 0.7018983172],
  ),
  line(
    "mdc-c10-rho90",
    "M/D/10, load 0.9",
    "Crommelin (1932); Tijms (2003) sec. 9.6.2",
    { servers: 10, service: "1 min" },
    rate(9),
    600,
    [1.34458205, 0.3445820504, 12.10123845, 3.101238453, 0.6468612839],
  ),
  line(
    "me2c-c2-rho80",
    "M/E2/2, load 0.8",
    "exact Markov chain; Hillier & Yu, Queueing Tables and Graphs (1981)",
    { servers: 2, service: erlang2(1) },
    rate(1.6),
    2000,
    [2.342391304, 1.342391304, 3.747826087, 2.147826087, 0.7086956522],
  ),
];

export const generalLawCases: readonly TheoryCase[] = [
  mg1("mg1-d-rho80", "M/D/1, load 0.8", "1 min", [3, 2, 2.4, 1.6, 5.333333333]),
  mg1("mg1-e2-rho80", "M/E2/1, load 0.8", erlang2(1), [4, 3, 3.2, 2.4, 13]),
  mg1("mg1-e4-rho80", "M/E4/1, load 0.8", { erlang: { mean: "1 min", stages: 4 } }, [3.5, 2.5, 2.8, 2, 8.75]),
  mg1(
    "mg1-u-rho80",
    "M/U/1, load 0.8",
    { uniform: { min: 0, max: "2 min" } },
    [3.666666667, 2.666666667, 2.933333333, 2.133333333, 9.777777778],
  ),
  mg1(
    "mg1-tri-rho80",
    "M/G/1 with triangular service, load 0.8",
    { triangular: { min: 0, mode: "1 min", max: "2 min" } },
    [3.333333333, 2.333333333, 2.666666667, 1.866666667, 7.444444444],
  ),
  {
    id: "md1-cdf-rho80",
    title: "M/D/1, load 0.8: distribution of the wait",
    source: "Erlang (1909); Crommelin (1932); Tijms, A First Course in Stochastic Models (2003) sec. 9.5",
    warmup: 500,
    length: 4000,
    body: {
      checkpoints: post({ servers: 1, service: "1 min" }),
      flows: { trucks: poisson(0.8) },
      measures: { thresholds: ["1 min", "2 min", "5 min"] },
    },
    rows: [
      above("queueWait", "0 h", 1 - 0.2),
      above("queueWait", "1 min", 1 - 0.4451081857),
      above("queueWait", "2 min", 1 - 0.6345199363),
      above("queueWait", "5 min", 1 - 0.8995027618),
      row("queueWait", "p90", 5.011511498),
      row("queueWait", "p95", 6.620324997),
      row("queueWait", "p99", 10.35588679),
    ],
  },
  line(
    "dm1-rho80",
    "D/M/1, load 0.8: punctual appointments",
    "Kendall (1953); Kleinrock I sec. 6.4",
    { servers: 1, service: exponential(1) },
    { renewal: { interarrival: "1.25 min" } },
    4000,
    [2.69273084, 1.69273084, 2.154184672, 1.354184672, 0.6286297965],
    [row("queueWait", "p95", 6.816700681)],
  ),
  line(
    "um1-rho80",
    "U/M/1, load 0.8",
    "root of the GI/M/1 equation, Kleinrock I sec. 6.4",
    { servers: 1, service: exponential(1) },
    { renewal: { interarrival: { uniform: { min: 0, max: "2.5 min" } } } },
    4000,
    [3.520777845, 2.520777845, 2.816622276, 2.016622276, 0.7159718551],
    [row("queueWait", "p95", 9.370965167)],
  ),
  line(
    "e2e2-1-rho80",
    "E2/E2/1, load 0.8",
    "exact Markov chain; Seelen, Tijms & van Hoorn, Tables for Multi-Server Queues (1985)",
    { servers: 1, service: erlang2(1) },
    { renewal: { interarrival: erlang2(1.25) } },
    4000,
    [2.865268048, 1.865268048, 2.292214439, 1.492214439],
  ),
];
