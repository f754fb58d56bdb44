/** Memory of counts that is used again: sketches on it answer as sketches with memory of their own. */
import { describe, expect, it } from "vitest";
import { CountMemory } from "../../../src/statistics/count-memory.ts";
import { Tally } from "../../../src/statistics/tally.ts";

describe("CountMemory", () => {
  it("gives zeros that nobody else has, also after all was given back", () => {
    const memory = new CountMemory();
    for (const round of [1, 2]) {
      // More than one block holds, and one array that is larger than a block.
      const taken = [60_000, 60_000, 60_000, 200_000].map((length) => memory.take(length));
      taken.forEach((array, i) => {
        expect(array.every((n) => n === 0)).toBe(true);
        array.fill(10 * round + i);
      });
      for (const [i, array] of taken.entries()) expect(array.every((n) => n === 10 * round + i)).toBe(true);
      memory.free();
    }
  });

  it("holds tallies that answer the same as without it, scope after scope", () => {
    const memory = new CountMemory();
    for (const scale of [1, 900, 30]) {
      const plains = [1, 2, 3].map((n) => {
        const tally = new Tally(10);
        for (let i = 0; i < 50; i += 1) tally.add(scale * n * (i % 7));
        return tally.toPlain();
      });
      const [own, shared] = [undefined, memory].map((m) => {
        const merged = Tally.merged(plains, 10, m);
        return [merged, merged.with(plains), Tally.joined([merged, merged], 10, m)].map((t) => [
          t.toPlain(),
          // Downwards as well: what was found last is no help then.
          ...[0, 0.3, 0.9, 0.5, 0.1, 1].map((p) => t.quantile(p)),
        ]);
      });
      expect(shared).toEqual(own);
      memory.free();
    }
  });
});
