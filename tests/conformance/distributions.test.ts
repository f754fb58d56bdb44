/**
 * The suite that every distribution of the registry must pass. A new one needs an example here, and nothing else.
 *
 * Tolerances: a statistic of many draws is held within 4.7 of its standard errors, which a right sampler misses
 * with probability 2.6e-6 a check; the keys are fixed, so a check that passes once passes always.
 */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  buildDistribution,
  distribution,
  distributionProblems,
  distributions,
} from "../../src/catalogue/distributions/index.ts";
import { drawMany } from "../../src/catalogue/distributions/sampler.ts";
import type { BuildContext } from "../../src/catalogue/variant.ts";
import { MANY, Stream } from "../../src/kernel/stream.ts";

const DRAWS = 100_000;
const STANDARD_ERRORS = 4.7;
/** Draws of a law in blocks, for each beginning: rare cases are one in a thousand draws, so each is met many times. */
const BLOCK_DRAWS = 320 * MANY;
/** Beginnings of blocks: the first subject and the draw. The subjects of the last one pass the greatest number. */
const BLOCKS = [
  [0, 0],
  [37, 3 << 12],
  [2 ** 32 - 160 * MANY - 5, 2 ** 32 - 2],
] as const;
const CONTEXT: BuildContext = { files: { "waits.csv": "id,wait\n1,4.5\n2,7\n3,0\n4,31\n" } };

/** Parameters as a user writes them, one or more for each variant. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  constant: ["12 min"],
  uniform: [
    { min: "5 min", max: "15 min" },
    { min: "-10 min", max: "20 min" },
  ],
  triangular: [
    { min: "5 min", mode: "8 min", max: "20 min" },
    { min: 0, mode: 0, max: "1 h" },
    { min: "-1 h", mode: "1 h", max: "1 h" },
  ],
  pert: [
    { min: "5 min", mode: "8 min", max: "20 min" },
    { min: 0, mode: 0, max: "1 h", shape: 10 },
    { min: "-1 h", mode: "30 min", max: "1 h", shape: 0.5 },
  ],
  exponential: [{ mean: "10 min" }],
  erlang: [1, 2, 3, 4, 20].map((stages) => ({ mean: "10 min", stages })),
  gamma: [
    { mean: "10 min", cv: 0.5 },
    { mean: "10 min", cv: 2 },
    { shape: 1, scale: "5 min" },
    { shape: 0.6, scale: "5 min" },
  ],
  weibull: [
    { shape: 0.8, scale: "10 min" },
    { shape: 3, mean: "10 min" },
    { shape: 1, mean: "10 min" },
  ],
  lognormal: [
    { mean: "4 min", cv: 0.6 },
    { median: "4 min", p95: "9 min" },
  ],
  normal: [
    { mean: "10 min", sd: "2 min" },
    { mean: "1 min", sd: "2 min" },
    { mean: 0, sd: "2 min" },
    { mean: "-1 min", sd: "2 min" },
    { mean: "-20 min", sd: "2 min" },
    { mean: "-5 min", sd: "20 min", cutAtZero: false },
  ],
  hyperexponential: [
    { mean: "10 min", cv: 1.5 },
    {
      branches: [
        { share: 0.9, mean: "5 min" },
        { share: 0.1, mean: "20 min" },
      ],
    },
  ],
  mixture: [
    {
      // Parts of one kind, of another, in a way of its own, rare and nested.
      of: [
        { share: 0.4, distribution: { lognormal: { mean: "5 min", cv: 0.5 } } },
        { share: 0.2, distribution: { lognormal: { mean: "20 min", cv: 0.3 } } },
        { share: 0.2, distribution: { gamma: { mean: "1 h", cv: 0.5 } } },
        { share: 0.05, distribution: { exponential: { mean: "2 h" } } },
        {
          share: 0.15,
          distribution: {
            mixture: { of: [{ share: 1, distribution: { uniform: { min: 0, max: "1 h" } } }] },
          },
        },
      ],
    },
    {
      of: [
        { share: 0.7, distribution: "5 min" },
        { share: 0.3, distribution: { uniform: { min: "20 min", max: "1 h" } } },
        { share: 0, distribution: { normal: { mean: 0, sd: "1 min", cutAtZero: false } } },
      ],
    },
  ],
  shifted: [
    { by: "1 min", of: { shifted: { by: "2 min", of: { gamma: { mean: "10 min", cv: 0.7 } } } } },
    { by: "3 min", of: { exponential: { mean: "10 min" } } },
    { by: "-3 min", of: "1 min" },
  ],
  empirical: [
    { values: ["4 min", "7 min", "-1 min", "1 h"] },
    {
      quantiles: [
        { p: 0, value: "-5 min" },
        { p: 0.5, value: "4 min" },
        { p: 0.9, value: "4 min" },
        { p: 1, value: "1 h" },
      ],
    },
    { file: "waits.csv", column: "wait", unit: "min" },
  ],
};

const CASES = Object.entries(EXAMPLES).flatMap(([name, examples]) =>
  examples.map((parameters) => [name, JSON.stringify(parameters), { [name]: parameters }] as const),
);

function parsed(written: unknown) {
  return distribution.parse(written);
}

/** Draws of subjects 0, 1, 2, ..., one each: as the model draws. */
function drawsOf(written: unknown, count: number): Float64Array {
  const sampler = buildDistribution(parsed(written), CONTEXT);
  const stream = new Stream(0x5eed, 0xd157);
  return Float64Array.from({ length: count }, (_, subject) => sampler.sample(stream.seek(subject)));
}

/** Mean of (x - centre)^power. */
function moment(draws: Float64Array, centre: number, power: number): number {
  return draws.reduce((sum, x) => sum + (x - centre) ** power, 0) / draws.length;
}

test("every variant of the registry has an example, and every example has a variant", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(distributions.variants.map((v) => v.name).sort());
});

describe.each(CASES)("%s %s", (_name, _text, written) => {
  test("has no problems, and its moments are finite", () => {
    const chosen = parsed(written);
    expect(distributionProblems(chosen, CONTEXT)).toEqual([]);
    const { mean, variance } = buildDistribution(chosen, CONTEXT);
    expect(Number.isFinite(mean)).toBe(true);
    expect(Number.isFinite(variance) && variance >= 0).toBe(true);
  });

  test("the mean, the variance and the least of its draws are as it promises", () => {
    const { mean, variance, lowest } = buildDistribution(parsed(written), CONTEXT);
    const draws = drawsOf(written, DRAWS);
    const sampleMean = moment(draws, 0, 1);
    const sampleVariance = moment(draws, mean, 2);
    // Sums of this many doubles round by up to about 1e-16 a term.
    const rounding = DRAWS * Number.EPSILON;
    const meanError = Math.sqrt(variance / DRAWS) + rounding * Math.abs(mean);
    const varianceError = Math.sqrt((moment(draws, mean, 4) - sampleVariance ** 2) / DRAWS);
    expect(Math.abs(sampleMean - mean)).toBeLessThanOrEqual(STANDARD_ERRORS * meanError);
    expect(Math.abs(sampleVariance - variance)).toBeLessThanOrEqual(
      STANDARD_ERRORS * varianceError + rounding * variance,
    );
    expect(draws.reduce((least, x) => Math.min(least, x), Infinity)).toBeGreaterThanOrEqual(lowest);
  });

  test("draws for many at a time are those one by one, to the last bit", () => {
    const sampler = buildDistribution(parsed(written), CONTEXT);
    const stream = new Stream(0x5eed, 0xd157);
    const many = new Float64Array(MANY + 2);
    const one = new Float64Array(MANY + 2);
    for (const [from, draw] of BLOCKS) {
      for (let first = from; first < from + BLOCK_DRAWS; first += MANY) {
        drawMany(sampler, stream, first, draw, many, 1);
        for (let i = 0; i < MANY; i += 1) one[i + 1] = sampler.sample(stream.seek(first + i, draw));
        // Compared as bytes: `toEqual` takes ten times as long, and this says where they differ.
        const differs = Buffer.compare(Buffer.from(many.buffer), Buffer.from(one.buffer)) !== 0;
        if (differs) expect([first, draw, ...many]).toEqual([first, draw, ...one]);
      }
    }
  });

  test("the same place in a stream gives the same draw", () => {
    const sampler = buildDistribution(parsed(written), CONTEXT);
    const stream = new Stream(1, 2);
    const first = sampler.sample(stream.seek(7, 3));
    for (let i = 0; i < 10; i++) sampler.sample(stream);
    expect(sampler.sample(stream.seek(7, 3))).toBe(first);
    expect(buildDistribution(parsed(written), CONTEXT).sample(stream.seek(7, 3))).toBe(first);
  });

  test("different subjects have different draws, unless all draws are one", () => {
    const { variance } = buildDistribution(parsed(written), CONTEXT);
    const different = new Set(drawsOf(written, 200)).size;
    if (variance === 0) expect(different).toBe(1);
    else expect(different).toBeGreaterThan(1);
  });
});

describe("JSON Schema", () => {
  const schema = z.toJSONSchema(distribution, { io: "input" });
  const text = JSON.stringify(schema);

  test("exists for what a user writes, with every variant in it", () => {
    for (const { name, summary } of distributions.variants) {
      expect(text).toContain(JSON.stringify(name));
      expect(text).toContain(JSON.stringify(summary));
    }
  });

  test("describes every key", () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { properties } = node as { properties?: Record<string, object> };
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!("description" in value || "$ref" in value)) bare.push(`${path}/${key}`);
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    visit(schema, "");
    expect(bare).toEqual([]);
  });
});
