/**
 * A draw from each distribution: one vehicle after the other, with the seek to its place in the stream, and for many
 * vehicles at a time, as the flat engine draws; with laws by channel too.
 */
import type { Sampler } from "../../src/catalogue/distributions/sampler.ts";
import { built } from "../built.ts";
import type { Loop, MicroCases } from "./micro-case.ts";

/** Every distribution of the catalogue as a scenario would name it. */
const LAWS: Readonly<Record<string, unknown>> = {
  constant: { constant: "12 min" },
  uniform: { uniform: { min: "5 min", max: "15 min" } },
  triangular: { triangular: { min: "8 min", mode: "12 min", max: "25 min" } },
  pert: { pert: { min: "8 min", mode: "12 min", max: "25 min" } },
  exponential: { exponential: { mean: "12 min" } },
  "erlang, 2 stages": { erlang: { mean: "12 min", stages: 2 } },
  erlang: { erlang: { mean: "12 min", stages: 3 } },
  gamma: { gamma: { mean: "12 min", cv: 0.6 } },
  "gamma, cv above 1": { gamma: { mean: "12 min", cv: 1.5 } },
  weibull: { weibull: { shape: 1.5, scale: "12 min" } },
  lognormal: { lognormal: { mean: "12 min", cv: 0.6 } },
  normal: { normal: { mean: "12 min", sd: "2 min" } },
  "normal, below zero too": { normal: { mean: "12 min", sd: "2 min", cutAtZero: false } },
  "normal, tail": { normal: { mean: "-1 min", sd: "2 min" } },
  hyperexponential: {
    hyperexponential: {
      branches: [
        { share: 0.9, mean: "5 min" },
        { share: 0.1, mean: "1 h" },
      ],
    },
  },
  mixture: {
    mixture: {
      of: [
        { share: 0.9, distribution: "5 min" },
        { share: 0.1, distribution: { exponential: { mean: "1 h" } } },
      ],
    },
  },
  shifted: { shifted: { by: "5 min", of: { exponential: { mean: "7 min" } } } },
  empirical: { empirical: { values: ["4 min", "7 min", "9 min", "30 min"] } },
  "empirical, quantiles": {
    empirical: {
      quantiles: [
        { p: 0, value: "1 min" },
        { p: 0.5, value: "4 min" },
        { p: 0.9, value: "9 min" },
        { p: 1, value: "1 h" },
      ],
    },
  },
};

/** Laws by channel, of shares 0.785, 0.2 and 0.015 as in reference-post: of one kind, and each in its own way. */
const BY_CHANNEL: Readonly<Record<string, readonly unknown[]>> = {
  "lognormal by channel": ["6 min", "12 min", "12 min"].map((mean) => ({ lognormal: { mean, cv: 0.5 } })),
  "gamma by channel": ["6 min", "12 min", "30 min"].map((mean) => ({ gamma: { mean, cv: 0.5 } })),
};
const SHARES = [0.785, 0.985, 1];

/** What draws, and a stream to draw from. */
async function parts() {
  const { buildDistribution, distribution, distributions } = await built<
    typeof import("../../src/catalogue/distributions/index.ts")
  >("catalogue/distributions/index");
  const measured = new Set(Object.values(LAWS).flatMap((law) => Object.keys(law as object)));
  const unmeasured = distributions.variants.filter((variant) => !measured.has(variant.name));
  if (unmeasured.length > 0)
    throw new Error(`bench/micro/samplers.ts lacks ${unmeasured.map((v) => v.name).join(", ")}`);
  const { MANY, Stream } = await built<typeof import("../../src/kernel/stream.ts")>("kernel/stream");
  const samplerOf = (law: unknown): Sampler => buildDistribution(distribution.parse(law), { files: {} });
  return { samplerOf, MANY, stream: new Stream(1, 2) };
}

/** One after the other. */
async function draws(name: string): Promise<Loop> {
  const { samplerOf, stream } = await parts();
  const sampler = samplerOf(LAWS[name]);
  let vehicle = 0;
  return (operations) => {
    let sum = 0;
    for (let i = 0; i < operations; i += 1) {
      vehicle = (vehicle + 1) | 0;
      sum += sampler.sample(stream.seek(vehicle));
    }
    return sum;
  };
}

/** Many at a time. */
async function blocks(name: string): Promise<Loop> {
  const { samplerOf, stream, MANY } = await parts();
  const sampler = samplerOf(LAWS[name]);
  const out = new Float64Array(MANY);
  return blockLoop(MANY, (first) => {
    if (sampler.sampleMany === undefined) throw new Error(`${name} does not draw many at a time`);
    sampler.sampleMany(stream, first, 0, out, 0);
    return out[0]!;
  });
}

/** Many at a time, each of a law by its channel. */
async function byChannel(name: string): Promise<Loop> {
  const { samplerOf, stream, MANY } = await parts();
  const { ChosenLaws } = await built<typeof import("../../src/catalogue/distributions/chosen-laws.ts")>(
    "catalogue/distributions/chosen-laws",
  );
  const laws = new ChosenLaws(BY_CHANNEL[name]!.map(samplerOf));
  const channels = Uint8Array.from({ length: MANY * 1024 }, (_, i) => {
    const lot = stream.seek(i, 1).uniform();
    return SHARES.findIndex((share) => lot < share);
  });
  const out = new Float64Array(MANY);
  return blockLoop(MANY, (first) => {
    laws.sampleMany(channels, first % channels.length, stream, first, 0, out, 0);
    return out[0]!;
  });
}

function blockLoop(size: number, draw: (first: number) => number): Loop {
  let first = 0;
  return (operations) => {
    let sum = 0;
    for (let i = 0; i < operations; i += size) {
      sum += draw(first);
      first = (first + size) & 0x3fffffff;
    }
    return sum;
  };
}

/** The micro cases. */
export const SAMPLERS: MicroCases = Object.fromEntries([
  ...Object.keys(LAWS).flatMap((name) => [
    [name, () => draws(name)] as const,
    [`${name}, many`, () => blocks(name)] as const,
  ]),
  ...Object.keys(BY_CHANNEL).map((name) => [name, () => byChannel(name)] as const),
]);
