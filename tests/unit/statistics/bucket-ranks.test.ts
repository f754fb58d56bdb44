import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BucketRanks } from "../../../src/statistics/bucket-ranks.ts";
import { BUCKETS_PER_OCTAVE } from "../../../src/statistics/sketch-buckets.ts";

/** Counts of three octaves, most of them 0. */
const someCounts = fc
  .array(fc.tuple(fc.nat({ max: 3 * BUCKETS_PER_OCTAVE - 1 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 30,
  })
  .map((places) => {
    const counts = new Float64Array(3 * BUCKETS_PER_OCTAVE);
    for (const [bucket, count] of places) counts[bucket]! += count;
    return counts;
  });

/** The bucket of every rank, -1 for the zeros: the definition itself. */
const bucketsOf = (counts: Float64Array, zeros: number) => [
  ...new Array<number>(zeros).fill(-1),
  ...[...counts].flatMap((count, bucket) => new Array<number>(count).fill(bucket)),
];

describe("BucketRanks", () => {
  it("finds the bucket of each rank asked for, in any order, and what comes before it", () => {
    fc.assert(
      fc.property(
        someCounts,
        fc.nat({ max: 4 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (counts, zeros, asked) => {
          const buckets = bucketsOf(counts, zeros);
          const ranks = new BucketRanks(counts, zeros);
          const positive = buckets.length - zeros;
          for (const number of positive === 0 ? [] : asked) {
            const rank = zeros + (number % positive);
            expect(ranks.find(rank)).toBe(buckets[rank]);
            expect(ranks.before).toBe(buckets.indexOf(buckets[rank]!));
          }
        },
      ),
      { numRuns: 300, seed: 20_261 },
    );
  });

  it("counts values up to the end of a bucket", () => {
    fc.assert(
      fc.property(
        someCounts,
        fc.nat({ max: 4 }),
        fc.integer({ min: -1, max: 767 }),
        (counts, zeros, bucket) => {
          const below = bucketsOf(counts, zeros).filter((other) => other <= bucket).length;
          expect(new BucketRanks(counts, zeros).upTo(bucket)).toBe(below);
        },
      ),
      { numRuns: 300, seed: 20_262 },
    );
  });
});
