/** A draw from each distribution, with the seek to the vehicle's place in the stream that every draw of a run needs. */
import { built } from "../built.ts";
import type { Loop, MicroCases } from "./micro-case.ts";

/** Every distribution of the catalogue as a scenario would name it. */
const LAWS: Readonly<Record<string, unknown>> = {
  constant: { constant: "12 min" },
  uniform: { uniform: { min: "5 min", max: "15 min" } },
  triangular: { triangular: { min: "8 min", mode: "12 min", max: "25 min" } },
  pert: { pert: { min: "8 min", mode: "12 min", max: "25 min" } },
  exponential: { exponential: { mean: "12 min" } },
  erlang: { erlang: { mean: "12 min", stages: 3 } },
  gamma: { gamma: { mean: "12 min", cv: 0.6 } },
  weibull: { weibull: { shape: 1.5, scale: "12 min" } },
  lognormal: { lognormal: { mean: "12 min", cv: 0.6 } },
  normal: { normal: { mean: "12 min", sd: "2 min" } },
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
};

async function draws(name: string): Promise<Loop> {
  const { buildDistribution, distribution, distributions } = await built<
    typeof import("../../src/catalogue/distributions/index.ts")
  >("catalogue/distributions/index");
  const unmeasured = distributions.variants.filter((variant) => !(variant.name in LAWS));
  if (unmeasured.length > 0)
    throw new Error(`bench/micro/samplers.ts lacks ${unmeasured.map((v) => v.name).join(", ")}`);
  const { Stream } = await built<typeof import("../../src/kernel/stream.ts")>("kernel/stream");
  const sampler = buildDistribution(distribution.parse(LAWS[name]), { files: {} });
  const stream = new Stream(1, 2);
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

/** The micro cases. */
export const SAMPLERS: MicroCases = Object.fromEntries(
  Object.keys(LAWS).map((name) => [name, () => draws(name)]),
);
