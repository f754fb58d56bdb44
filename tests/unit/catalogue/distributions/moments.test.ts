/** Moments worked out by other means than the source's formulas; the draws are held to them by the conformance suite. */
import { describe, expect, test } from "vitest";
import { buildDistribution, distribution } from "../../../../src/catalogue/distributions/index.ts";
import { NormalAboveZero } from "../../../../src/catalogue/distributions/normal-above-zero.ts";
import { Stream } from "../../../../src/kernel/stream.ts";

function built(written: unknown) {
  return buildDistribution(distribution.parse(written), { files: {} });
}

function cvOf({ mean, variance }: { mean: number; variance: number }): number {
  return Math.sqrt(variance) / mean;
}

/** Some tens of roundings of a double. */
const RELATIVE = 1e-12;

function expectClose(actual: number, expected: number, relative = RELATIVE): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

test.each([
  [{ gamma: { mean: "10 min", cv: 0.7 } }, 600, 0.7],
  [{ gamma: { shape: 4, scale: "2 min" } }, 480, 0.5],
  [{ lognormal: { mean: "10 min", cv: 0.7 } }, 600, 0.7],
  [{ hyperexponential: { mean: "10 min", cv: 3 } }, 600, 3],
  [{ hyperexponential: { mean: "10 min", cv: 1000 } }, 600, 1000],
  [{ erlang: { mean: "10 min", stages: 4 } }, 600, 0.5],
  [{ erlang: { mean: "10 min", stages: 1 } }, 600, 1],
  [{ exponential: { mean: "10 min" } }, 600, 1],
  [{ weibull: { shape: 1, scale: "10 min" } }, 600, 1],
  [{ weibull: { shape: 0.5, scale: "10 min" } }, 1200, Math.sqrt(5)],
])("%j has mean %d s and cv %d", (written, mean, cv) => {
  const sampler = built(written);
  expectClose(sampler.mean, mean);
  expectClose(cvOf(sampler), cv);
});

test.each([
  // The uniform of width w: w^2/12; a triangle of halves w: w^2/24; a beta(3, 3) on width w: w^2/28.
  [{ uniform: { min: "-30 s", max: "90 s" } }, 30, 1200],
  [{ triangular: { min: 0, mode: "1 min", max: "2 min" } }, 60, 600],
  [{ pert: { min: 0, mode: "1 min", max: "2 min" } }, 60, 14400 / 28],
  // Two points: means 0 and 10 apart at even shares, 25.
  [{ empirical: { values: ["0 s", "10 s"] } }, 5, 25],
  [
    {
      mixture: {
        of: [
          { share: 0.5, distribution: "0 s" },
          { share: 0.5, distribution: "10 s" },
        ],
      },
    },
    5,
    25,
  ],
  // Quantiles on a straight line are a uniform.
  [{ empirical: { quantiles: [0, 0.25, 1].map((p) => ({ p, value: `${120 * p} s` })) } }, 60, 1200],
  [{ shifted: { by: "-1 min", of: { exponential: { mean: "1 min" } } } }, 0, 3600],
  [{ weibull: { shape: 1.5, scale: "10 s" } }, 9.027452929509336, 37.5690284813932],
])("%j has mean %d s and variance %d s^2", (written, mean, variance) => {
  const sampler = built(written);
  expectClose(sampler.mean, mean);
  expectClose(sampler.variance, variance);
});

test("lognormal by median and p95 has them", () => {
  const sampler = built({ lognormal: { median: "4 min", p95: "12 min" } });
  const sigma = Math.log(3) / 1.6448536269514722;
  expectClose(sampler.mean, 240 * Math.exp(sigma ** 2 / 2));
});

describe("the normal cut at zero", () => {
  // Mean and sd of the whole bell; mean and variance above zero by mpmath 1.3 at 50 digits.
  test.each([
    [10, 2, 10.000002973439882, 3.9999702655923404],
    [1, 2, 2.018320867674067, 1.9447017427854685],
    [0, 2, 1.5957691216057308, 1.4535209105296747],
    [-1, 2, 1.282155540736129, 1.0739216286235158],
    [-5.9, 2, 0.5733327011224383, 0.2886266772012626],
    [-6.1, 2, 0.5592192861086468, 0.2760361447813905],
    [-20, 2, 0.19618646792502392, 0.03778151130262505],
    [-2000, 2, 0.00199999600002, 3.999976000199998e-6],
  ])("of mean %d and sd %d has its exact moments", (mean, sd, cutMean, cutVariance) => {
    const sampler = new NormalAboveZero(mean, sd);
    expectClose(sampler.mean, cutMean);
    expectClose(sampler.variance, cutVariance);
  });

  test("draws in the deepest tail are finite, not negative, and cost no endless loop", () => {
    const sampler = new NormalAboveZero(-1e9, 1);
    const stream = new Stream(1, 1);
    for (let i = 0; i < 100; i++) {
      const draw = sampler.sample(stream.seek(i));
      expect(draw).toBeGreaterThanOrEqual(0);
      expect(draw).toBeLessThan(1e-6);
    }
  });
});

test("branches of share zero are never drawn, and do not set the least value", () => {
  const sampler = built({
    mixture: {
      of: [
        { share: 0, distribution: "1 s" },
        { share: 1, distribution: "2 s" },
        { share: 0, distribution: "0 s" },
      ],
    },
  });
  expect(sampler.lowest).toBe(2);
  const stream = new Stream(1, 1);
  for (let i = 0; i < 100; i++) expect(sampler.sample(stream.seek(i))).toBe(2);
});
