/** The two ziggurats against the exact distribution functions that they must have. */
import { describe, expect, test } from "vitest";
import {
  EXPONENTIAL_CLOSURE,
  unitExponential,
} from "../../../../src/catalogue/distributions/unit-exponential.ts";
import { NORMAL_CLOSURE, unitNormal } from "../../../../src/catalogue/distributions/unit-normal.ts";
import { Stream } from "../../../../src/kernel/stream.ts";
import { normalCdf } from "../../../../src/statistics/normal-cdf.ts";

const COUNT = 200_000;
/** Probability that a right sampler fails one check; the keys are fixed. */
const ALPHA = 2.6e-6;

interface Case {
  readonly name: string;
  readonly sample: (stream: Stream) => number;
  readonly cdf: (x: number) => number;
  /** Distribution function of the values beyond `tailFrom`. */
  readonly tailCdf: (x: number) => number;
  readonly tailFrom: number;
}

const CASES: readonly Case[] = [
  {
    name: "unitExponential",
    sample: unitExponential,
    cdf: (x) => -Math.expm1(-x),
    tailFrom: 5,
    tailCdf: (x) => -Math.expm1(5 - x),
  },
  {
    name: "unitNormal",
    sample: unitNormal,
    cdf: normalCdf,
    tailFrom: 2.5,
    tailCdf: (x) => 1 - normalCdf(-x) / normalCdf(-2.5),
  },
];

function drawn(sample: Case["sample"], count: number): Float64Array {
  const stream = new Stream(0x216, 0x9a7);
  return Float64Array.from({ length: count }, (_, subject) => sample(stream.seek(subject)));
}

/** Greatest distance between the draws' distribution function and the exact one. */
function kolmogorovDistance(draws: Float64Array, cdf: (x: number) => number): number {
  const n = draws.length;
  return draws.toSorted().reduce((worst, x, i) => Math.max(worst, (i + 1) / n - cdf(x), cdf(x) - i / n), 0);
}

/** Distance passed with probability `ALPHA` at most, for any n (Massart 1990: P(D > d) <= 2 exp(-2 n d^2)). */
function kolmogorovLimit(n: number): number {
  return Math.sqrt(Math.log(2 / ALPHA) / (2 * n));
}

describe.each(CASES)("$name", ({ sample, cdf, tailFrom, tailCdf }) => {
  const draws = drawn(sample, COUNT);

  test("has the exact distribution (Kolmogorov-Smirnov)", () => {
    expect(kolmogorovDistance(draws, cdf)).toBeLessThan(kolmogorovLimit(COUNT));
  });

  test("has the exact distribution in its tail", () => {
    const tail = draws.filter((x) => x > tailFrom);
    expect(tail.length).toBeGreaterThan(1000);
    expect(kolmogorovDistance(tail, tailCdf)).toBeLessThan(kolmogorovLimit(tail.length));
  });

  test("has no correlation between neighbouring subjects", () => {
    // Products of independent standardised draws have mean 0 and variance 1.
    const mean = cdf(0) === 0.5 ? 0 : 1;
    let sum = 0;
    for (let i = 1; i < COUNT; i++) sum += (draws[i]! - mean) * (draws[i - 1]! - mean);
    expect(Math.abs(sum)).toBeLessThan(4.7 * Math.sqrt(COUNT - 1));
  });
});

test("the layers close: each table ends at the top of its density", () => {
  // The gap is the share of the area by which a layer is wrong; a wrong share of 1e-12 shows only in 1e24 draws.
  expect(Math.abs(EXPONENTIAL_CLOSURE)).toBeLessThan(1e-12);
  expect(Math.abs(NORMAL_CLOSURE)).toBeLessThan(1e-12);
});

test("normal draws are as often negative as positive", () => {
  const negative = drawn(unitNormal, COUNT).filter((x) => x < 0).length;
  expect(Math.abs(negative - COUNT / 2)).toBeLessThan(4.7 * Math.sqrt(COUNT / 4));
});
