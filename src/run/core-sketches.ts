/**
 * Sketches that the inner loop goes on with: handed over when a tally has become one, and taken back at the end. It adds
 * to them by the same rules, so that nobody can tell where that was done.
 */
import type { Address, Core } from "../model/flat/core.ts";
import { BUCKET_COUNT, BUCKETS_PER_OCTAVE, octaveStart } from "../statistics/sketch-buckets.ts";
import type { Tally } from "../statistics/tally.ts";
import type { PlainSketch } from "../statistics/wait-sketch.ts";

/** Hands the sketches of tallies over, one a column; false, and nothing is done, while some tally has none. */
export function handOver(core: Core, gathered: Address, tallies: readonly Tally[]): boolean {
  if (tallies.some((tally) => tally.exact)) return false;
  tallies.forEach((tally, column) => {
    const { count, sum, origin, squares, min, max, zeros, firstBucket, counts } = tally.toPlain().sketch!;
    const at = core.calls.beginSketch(gathered, column, count, sum, origin, squares, min, max) >> 2;
    core.whole[at] = zeros;
    core.whole.set(counts, at + 1 + firstBucket);
  });
  return true;
}

/** Takes the sketches of tallies back, if they were handed over. */
export function takeBack(core: Core, gathered: Address, tallies: readonly Tally[]): void {
  tallies.forEach((tally, column) => {
    if (core.calls.readSketch(gathered, column) === 0) return;
    const at = core.room(6) >> 2;
    tally.takeOver({
      count: core.room(0),
      sum: core.room(1),
      origin: core.room(2),
      squares: core.room(3),
      min: core.room(4),
      max: core.room(5),
      zeros: core.whole[at]!,
      ...usedOctaves(core.whole.subarray(at + 1, at + 1 + BUCKET_COUNT)),
    });
  });
}

/** The counts of the octaves from the lowest used to the highest. */
function usedOctaves(buckets: Int32Array): Pick<PlainSketch, "firstBucket" | "counts"> {
  let first = 0;
  while (first < BUCKET_COUNT && buckets[first] === 0) first += 1;
  if (first === BUCKET_COUNT) return { firstBucket: 0, counts: new Float64Array(0) };
  let last = BUCKET_COUNT - 1;
  while (buckets[last] === 0) last -= 1;
  const from = octaveStart(first);
  const to = octaveStart(last) + BUCKETS_PER_OCTAVE;
  return { firstBucket: from, counts: Float64Array.from(buckets.subarray(from, to)) };
}
