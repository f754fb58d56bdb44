/** Vehicles that are refused, balk, give up or come back later. Time unit: the mean service unless said otherwise. */
import { above, exponential, mean, poisson, post, row, type TheoryCase } from "../theory-case.ts";

const WARMUP = 100;
const NO_LINE = { places: 0, whenFull: "lost" };

/** M/G/c/c: the blocking does not depend on the law. B(c,a) = (a^c/c!) / sum a^k/k!. */
function erlangB(
  law: string,
  service: unknown,
  [lambda, c]: readonly [number, number],
  blocked: number,
  busy: number,
): TheoryCase {
  return {
    id: `erlangb-c${c}-${law}`,
    title: `M/G/${c}/${c} with ${law} service, ${lambda} erl`,
    source: "Erlang (1917); insensitivity: Sevastyanov (1957)",
    warmup: WARMUP,
    length: 8000 / lambda,
    body: {
      checkpoints: post({ servers: c, service, queue: NO_LINE }),
      flows: { trucks: poisson(lambda) },
    },
    rows: [
      row("refused", "share", blocked),
      row("turnedBack", "share", blocked),
      mean("busy", busy, { group: "stage=booth" }),
      mean("utilisation", busy / c, { group: "stage=booth" }),
      mean("queueWait", 0),
    ],
  };
}

const LAWS: readonly (readonly [string, unknown])[] = [
  ["exponential", exponential(1)],
  ["constant", "1 min"],
  ["lognormal", { lognormal: { mean: "1 min", cv: 1.5 } }],
];

export const erlangBCases: readonly TheoryCase[] = LAWS.flatMap(([law, service]) => [
  erlangB(law, service, [3, 5], 0.1100543478, 2.669836957),
  erlangB(law, service, [8, 10], 0.1216610643, 7.026711486),
]);

/** M/M/c+M: birth and death, death rate min(n,c) mu + (n-c)^+ theta; the share that gives up is theta Lq / lambda. */
function erlangA(
  id: string,
  source: string,
  { lambda, service, c, patience }: Record<"lambda" | "service" | "c" | "patience", number>,
  length: number,
  exact: Record<"Pwait" | "Pabandon" | "WqAll" | "Lq" | "utilisation" | "throughput", number>,
): TheoryCase {
  return {
    id,
    title: `M/M/${c}+M`,
    source,
    warmup: WARMUP,
    length,
    body: {
      checkpoints: post({ servers: c, service: exponential(service) }),
      flows: { trucks: poisson(lambda, { patience: exponential(patience) }) },
    },
    rows: [
      row("gaveUp", "share", exact.Pabandon),
      row("reneged", "share", exact.Pabandon),
      mean("queueLength", exact.Lq),
      mean("utilisation", exact.utilisation, { group: "stage=booth" }),
      mean("throughput", exact.throughput),
      mean("queueWait", exact.WqAll, { group: "with-gave-up" }),
      row("queueWait", "share", exact.Pwait, { group: "with-gave-up,above=0 h" }),
    ],
  };
}

export const lossCases: readonly TheoryCase[] = [
  {
    id: "mm23-waiting-area",
    title: "M/M/2/3: one place to wait before the gate, no road",
    source: "birth and death; the model of simmer's vignette on queueing systems",
    warmup: WARMUP,
    length: 1000,
    body: {
      checkpoints: post(
        { servers: 2, service: exponential(0.25) },
        { waitingArea: { places: 1 }, road: { places: 0 } },
      ),
      flows: { trucks: poisson(3) },
    },
    rows: [
      row("refused", "share", 0.04936014625),
      mean("atPost", 0.7623400366),
      mean("queueLength", 0.04936014625),
      mean("borderTime", 0.2673076923),
      mean("queueWait", 0.01730769231),
      mean("throughput", 2.851919561),
    ],
  },
  {
    id: "mm15-inside",
    title: "M/M/1/5: four places to wait inside, those who find them full are lost",
    source: "Gross et al., Fundamentals of Queueing Theory 4e (2008) sec. 2.5",
    warmup: WARMUP,
    length: 3500,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), queue: { places: 4, whenFull: "lost" } }),
      flows: { trucks: poisson(0.9) },
    },
    rows: [
      row("refused", "share", 0.12602255),
      mean("atPost", 2.194782301),
      mean("waiting", 1.408202596, { group: "stage=booth" }),
      mean("borderTime", 2.790285952),
      mean("insideWait", 1.790285952),
      mean("throughput", 0.786579705),
    ],
  },
  {
    id: "multi-unit-pool",
    title: "10 officers, flows that need 1 and 3 of them at once, refused when too few are free",
    source: "Kaufman (1981); Roberts (1981): j q(j) = sum a_k b_k q(j - b_k)",
    warmup: WARMUP,
    length: 1000,
    body: {
      checkpoints: post(
        {
          uses: { officers: { byFlow: { light: 1, heavy: 3 } } },
          service: { byFlow: { light: exponential(1), heavy: "1 min" } },
          queue: NO_LINE,
        },
        { resources: { officers: { units: 10 } } },
      ),
      flows: { light: poisson(4), heavy: poisson(1.5) },
    },
    rows: [
      row("refused", "share", 0.1118447814, { flow: "light" }),
      row("refused", "share", 0.3724795843, { flow: "heavy" }),
      mean("busy", 6.376462745, { group: "resource=officers" }),
    ],
  },
  erlangA(
    "erlanga-c50",
    "Garnett, Mandelbaum & Reiman (2002)",
    { lambda: 48, service: 1, c: 50, patience: 2 },
    150,
    {
      Pwait: 0.4677740686,
      Pabandon: 0.03091224916,
      WqAll: 0.06182449832,
      Lq: 2.96757592,
      utilisation: 0.9303242408,
      throughput: 46.51621204,
    },
  ),
  erlangA(
    "erlanga-c13",
    "as for 50 booths; the figures that pyworkforce documents",
    { lambda: 100 / 30, service: 3, c: 13, patience: 5 },
    1500,
    {
      Pwait: 0.225797084,
      Pabandon: 0.02496330363,
      WqAll: 0.1248165182,
      Lq: 0.4160550606,
      utilisation: 0.750028228,
      throughput: 3.250122321,
    },
  ),
  {
    id: "mm1-discouraged",
    title: "M/M/1, joins with probability 1/(n+1) when n are there",
    source: "Kleinrock I sec. 3.3: the number there is Poisson of mean lambda/mu",
    warmup: WARMUP,
    length: 2000,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1) }),
      flows: { trucks: poisson(2, { balking: { rule: { discouraged: {} }, sees: "post" } }) },
    },
    rows: [
      above("atPost", "0", 1 - 0.1353352832),
      mean("atPost", 2),
      mean("throughput", 0.8646647168),
      row("balked", "share", 0.5676676416),
      mean("borderTime", 2.313035285),
    ],
  },
  {
    id: "mm1-retrial",
    title: "M/M/1/1: who finds the booth busy comes back after an exponential time of mean 2",
    source: "Falin & Templeton, Retrial Queues (1997) ch. 1: E[N] = rho^2 (mu + nu) / ((1 - rho) nu)",
    warmup: WARMUP,
    length: 4000,
    body: {
      checkpoints: post({ servers: 1, service: exponential(1), queue: NO_LINE }),
      flows: { trucks: poisson(0.6, { retrial: { after: exponential(2) } }) },
    },
    rows: [mean("utilisation", 0.6, { group: "stage=booth" }), mean("away", 2.7), mean("awayTime", 4.5)],
  },
];
