/** However tallies are put together, they hold what one tally holds to which every value was added in turn. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlainTally, Tally } from "../../../src/statistics/tally.ts";

const value = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 200_000 }),
  fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
);
/** Few and many values: below the limits they stay, above they go into sketches. */
const values = fc.oneof(fc.array(value, { maxLength: 5 }), fc.array(value, { maxLength: 90 }));
const limit = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 120 }));
/** A sketch has thousands of counts to compare. */
const RUNS = { numRuns: 40 };
const SHARES = [0, 0.05, 0.25, 0.5, 0.9, 0.99, 1];

function tallyOf(parts: readonly (readonly number[])[], most: number): Tally {
  const tally = new Tally(most);
  for (const part of parts) for (const one of part) tally.add(one);
  return tally;
}

/** All that can be asked of a tally. */
function answers(tally: Tally): unknown {
  const { count, exact, sum, mean, sd } = tally;
  const quantiles = SHARES.map((p) => tally.quantile(p));
  const above = [0, 1, 900, 3600, 86_400].map((threshold) => tally.shareAbove(threshold));
  return { count, exact, sum, mean, sd, quantiles, above, plain: tally.toPlain() };
}

describe("Tally", () => {
  it("takes many values at once as it takes them one by one", () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), limit, (parts, most) => {
        const tally = new Tally(most);
        for (const part of parts) tally.addMany(Float64Array.from([7, ...part, 7]), 1, part.length + 1);
        expect(answers(tally)).toEqual(answers(tallyOf(parts, most)));
      }),
      RUNS,
    );
  });

  it("answers anew when values have been added since it was asked", () => {
    fc.assert(
      fc.property(values, values, limit, (first, then, most) => {
        const tally = tallyOf([first], most);
        answers(tally);
        for (const one of then) tally.add(one);
        expect(answers(tally)).toEqual(answers(tallyOf([first, then], most)));
      }),
      RUNS,
    );
  });

  it("has the same exact values, merged, joined or with more", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (parts) => {
        const all = answers(tallyOf(parts, 1000));
        const plains = parts.map((part) => tallyOf([part], 1000).toPlain());
        const [first, ...more] = plains;
        expect(answers(Tally.merged(plains, 1000))).toEqual(all);
        expect(
          answers(
            Tally.joined(
              parts.map((part) => tallyOf([part], 1000)),
              1000,
            ),
          ),
        ).toEqual(all);
        expect(answers(Tally.merged([first!], 1000).with(more))).toEqual(all);
      }),
      RUNS,
    );
  });

  it("merges sketches one after another, whichever way it is asked to", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), limit, (parts, most) => {
        const plains = parts.map((part) => tallyOf([part], most).toPlain());
        const turns = new Tally(most);
        for (const plain of plains) turns.merge(plain);
        const [first, ...more] = plains;
        const expected = answers(turns);
        expect(answers(Tally.merged(plains, most))).toEqual(expected);
        expect(answers(Tally.merged([first!], most).with(more))).toEqual(expected);
        const joined = Tally.joined(
          plains.map((plain) => Tally.merged([plain], most)),
          most,
        );
        expect(answers(joined)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("leaves alone what it was made of, whatever is added to it later", () => {
    fc.assert(
      fc.property(values, values, limit, (one, other, most) => {
        const plain = tallyOf([one], most).toPlain();
        const before = structuredClone(plain);
        const later: PlainTally = tallyOf([other], most).toPlain();
        for (const add of [
          (tally: Tally) => tally.add(5),
          (tally: Tally) => tally.addMany(Float64Array.from(other)),
          (tally: Tally) => tally.merge(later),
          (tally: Tally) => tally.with([later]).add(5),
        ]) {
          const tally = Tally.merged([plain], most);
          add(tally);
          expect(plain).toEqual(before);
        }
      }),
      RUNS,
    );
  });
});
