import { describe, expect, test } from "vitest";
import { ChosenLaws } from "../../../../src/catalogue/distributions/chosen-laws.ts";
import { buildDistribution, distribution } from "../../../../src/catalogue/distributions/index.ts";
import type { Sampler } from "../../../../src/catalogue/distributions/sampler.ts";
import { MANY, Stream } from "../../../../src/kernel/stream.ts";

const law = (written: unknown): Sampler => buildDistribution(distribution.parse(written), { files: {} });

/** A law as an extension may write one: without a way for many. */
const plain: Sampler = {
  mean: 0.5,
  variance: 1 / 12,
  lowest: 0,
  sample: (stream) => stream.uniform() + stream.uniform(),
};

const SETS: Readonly<Record<string, readonly Sampler[]>> = {
  "of one kind": [
    law({ lognormal: { mean: "6 min", cv: 0.5 } }),
    law({ lognormal: { mean: "12 min", cv: 0.5 } }),
    law({ normal: { mean: 0, sd: "1 min", cutAtZero: false } }),
  ],
  "of several kinds": [
    law({ exponential: { mean: "6 min" } }),
    law({ triangular: { min: 0, mode: "1 min", max: "5 min" } }),
    law({ weibull: { shape: 2, scale: "5 min" } }),
    law({ uniform: { min: 0, max: "1 min" } }),
  ],
  "in ways of their own": [
    law({ gamma: { mean: "6 min", cv: 0.5 } }),
    law({ pert: { min: 0, mode: "1 min", max: "5 min" } }),
    plain,
    law("4 min"),
    law({ mixture: { of: [{ share: 1, distribution: { gamma: { mean: "6 min", cv: 1.5 } } }] } }),
  ],
};

/** Laws of subjects: all the first, all the last, in turns, nearly all one, by chance. */
const CHOICES: Readonly<Record<string, (i: number, laws: number) => number>> = {
  "all have the first": () => 0,
  "all have the last": (_, laws) => laws - 1,
  "in turns": (i, laws) => i % laws,
  "all but a few": (i, laws) => (i % 20 === 7 ? i % laws : 0),
  "by chance": (i, laws) => Math.floor(new Stream(5, 6).seek(i).uniform() ** 2 * laws),
};

describe.each(Object.entries(SETS))("laws %s", (_name, laws) => {
  test.each(Object.entries(CHOICES))("each subject has the value of its law: %s", (_how, choose) => {
    const together = new ChosenLaws(laws);
    const stream = new Stream(0x5eed, 0xd157);
    for (const chosen of [new Uint8Array(MANY + 3), new Int32Array(MANY + 3)]) {
      for (let block = 0; block < 60; block += 1) {
        const first = block * MANY;
        const draw = block % 2 === 0 ? 0 : 5 << 12;
        for (let i = 0; i < MANY; i += 1) chosen[i + 3] = choose(first + i, laws.length);
        const out = new Float64Array(MANY + 4).fill(-7);
        together.sampleMany(chosen, 3, stream, first, draw, out, 2);
        const single = Array.from({ length: MANY }, (_, i) =>
          laws[chosen[i + 3]!]!.sample(stream.seek(first + i, draw)),
        );
        expect([...out]).toEqual([-7, -7, ...single, -7, -7]);
      }
    }
  });
});

test.each([1, 5, 64])(
  "a subject whose law is none has no number, and the others theirs: every %i",
  (every) => {
    const some = law({ exponential: { mean: "6 min" } });
    const together = new ChosenLaws([null, some]);
    const stream = new Stream(1, 2);
    const chosen = Uint8Array.from({ length: MANY }, (_, i) => (i % every === 0 ? 0 : 1));
    const out = new Float64Array(MANY);
    together.sampleMany(chosen, 0, stream, 128, 0, out, 0);
    const single = Array.from({ length: MANY }, (_, i) =>
      i % every === 0 ? Number.NaN : some.sample(stream.seek(128 + i)),
    );
    expect([...out]).toEqual(single);
  },
);
