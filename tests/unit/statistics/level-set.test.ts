import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LevelSet } from "../../../src/statistics/level-set.ts";

/** Of two levels, the second: 0 to 10 s at 2, to 15 s at 5, to 35 s at 0, then at 1. */
function example(): LevelSet {
  const levels = new LevelSet(2);
  levels.set(1, 0, 2);
  levels.set(1, 10, 5);
  levels.set(0, 12, 9);
  levels.set(1, 15, 0);
  levels.set(1, 35, 1);
  return levels;
}

describe("LevelSet", () => {
  it("integrates a level by hand, whatever the others do", () => {
    const levels = example();
    expect(levels.integral(1, 40)).toBe(2 * 10 + 5 * 5 + 5);
    expect(levels.mean(1, 40)).toBe(50 / 40);
    expect(Array.from(levels.timeByValue(1, 40))).toEqual([20, 5, 10, 0, 0, 5]);
    expect([levels.value(1), levels.max(1), levels.maxAt(1), levels.size]).toEqual([1, 5, 10, 2]);
    expect(levels.integral(0, 40)).toBe(9 * 28);
  });

  it("counts a value still held, up to the end asked for, without keeping it", () => {
    const levels = example();
    expect(levels.mean(1, 1035)).toBe(1045 / 1035);
    expect(levels.mean(1, 40)).toBe(50 / 40);
  });

  it("forgets the warm-up but not the values", () => {
    const levels = example();
    levels.set(1, 36, 3);
    levels.reset(40);
    levels.set(1, 42, 1);
    expect([levels.max(1), levels.maxAt(1)]).toEqual([3, 40]);
    expect(levels.mean(1, 50)).toBe((3 * 2 + 8) / 10);
    expect(Array.from(levels.timeByValue(1, 50))).toEqual([0, 8, 0, 2]);
    expect(levels.mean(0, 50)).toBe(9);
  });

  it("counts a value held for no time in the maximum, not in the sums", () => {
    const levels = new LevelSet(1);
    levels.set(0, 1, 9);
    levels.set(0, 1, 0);
    expect([levels.max(0), levels.maxAt(0)]).toEqual([9, 1]);
    expect(levels.timeByValue(0, 2)[0]).toBe(2);
    expect(levels.mean(0, 2)).toBe(0);
  });

  it("leaves no trace of changes that undo each other at one instant, to the last place", () => {
    const plain = new LevelSet(1);
    const dipped = new LevelSet(1);
    for (const [time, value] of [
      [0.1, 3],
      [0.7, 4],
      [1.1, 3],
    ] as const) {
      plain.set(0, time, value);
      dipped.set(0, time, value);
      dipped.set(0, time + 0.2, value - 1);
      dipped.set(0, time + 0.2, value);
    }
    expect(dipped.timeByValue(0, 2)).toEqual(plain.timeByValue(0, 2));
  });

  it("agrees with a sum over every second", () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(9), (changes, rest) => {
        const levels = new LevelSet(1);
        const seconds: number[] = [];
        let value = 0;
        let most = 0;
        for (const [elapsed, next] of changes) {
          for (let i = 0; i < elapsed; i += 1) seconds.push(value);
          levels.set(0, seconds.length, next);
          value = next;
          most = Math.max(most, next);
        }
        for (let i = 0; i <= rest; i += 1) seconds.push(value);
        const end = seconds.length;
        // Whole numbers: the sums are exact.
        expect(levels.integral(0, end)).toBe(seconds.reduce((a, b) => a + b, 0));
        const times = new Float64Array(most + 1);
        for (const k of seconds) times[k]! += 1;
        expect(levels.timeByValue(0, end)).toEqual(times);
        expect(levels.max(0)).toBe(most);
      }),
      { numRuns: 300 },
    );
  });

  it("puts values from 65,536 up in one bucket and keeps the integral", () => {
    const levels = new LevelSet(1);
    levels.set(0, 0, 65_535);
    levels.set(0, 1, 100_000);
    expect(levels.mean(0, 2)).toBe((65_535 + 100_000) / 2);
    levels.set(0, 3, 0);
    expect(levels.timeByValue(0, 4)).toHaveLength(65_537);
    expect(levels.mean(0, 4)).toBe((65_535 + 200_000) / 4);
    levels.set(0, 5, 70_000);
    levels.set(0, 6, 70_001);
    expect(levels.integral(0, 8)).toBe(65_535 + 200_000 + 70_000 + 140_002);
  });

  it("takes many changes as it takes them one by one", () => {
    const change = fc.record({
      level: fc.nat({ max: 2 }),
      wait: fc.constantFrom(0, 0, 0.1, 1 / 3, 2),
      value: fc.nat({ max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat({ max: 60 }), (changes, cut) => {
        const [single, many] = [new LevelSet(3), new LevelSet(3)];
        let now = 0;
        const times = Float64Array.from(changes, ({ wait }) => (now += wait));
        changes.forEach(({ level, value }, i) => {
          single.set(level, times[i]!, value);
        });
        for (const part of [changes.map((_, i) => i < cut), changes.map((_, i) => i >= cut)]) {
          for (const l of [0, 1, 2]) {
            const mine = changes.flatMap((c, i) => (c.level === l && part[i] ? [i] : []));
            const values = Int32Array.from(mine, (i) => changes[i]!.value);
            many.setMany(
              l,
              Float64Array.from(mine, (i) => times[i]!),
              values,
              mine.length,
            );
          }
        }
        const figures = (set: LevelSet) =>
          [0, 1, 2].map((l) => [
            set.timeByValue(l, now + 1),
            set.integral(l, now + 1),
            set.value(l),
            set.max(l),
            set.maxAt(l),
          ]);
        expect(figures(many)).toEqual(figures(single));
      }),
      { numRuns: 200, seed: 20_261 },
    );
    const backwards = () => new LevelSet(1).setMany(0, Float64Array.of(2, 1), Int32Array.of(1, 2), 2);
    expect(backwards).toThrow(RangeError);
    const negative = () => new LevelSet(1).setMany(0, Float64Array.of(2), Int32Array.of(-1), 1);
    expect(negative).toThrow(RangeError);
  });

  it("keeps no trace, to the last bit, of changes that undid themselves at one instant", () => {
    const [quiet, touched] = [new LevelSet(1), new LevelSet(1)];
    for (const levels of [quiet, touched]) levels.set(0, 0.1, 3);
    for (const value of [2, 4, 3]) touched.set(0, 1 / 3, value);
    expect(touched.timeByValue(0, 0.9).slice(0, 4)).toEqual(quiet.timeByValue(0, 0.9));
    expect(touched.integral(0, 0.9)).toBe(quiet.integral(0, 0.9));
    expect([touched.max(0), touched.maxAt(0)]).toEqual([4, 1 / 3]);
  });

  it("over no time has no mean", () => {
    expect(new LevelSet(1).mean(0, 0)).toBeNaN();
  });

  it("refuses time that runs backwards and values that are not whole, and stays as it was", () => {
    const levels = example();
    expect(() => levels.set(1, 34, 2)).toThrow(RangeError);
    expect(() => levels.set(1, Number.NaN, 2)).toThrow(RangeError);
    for (const value of [-1, 1.5, Number.NaN, 2 ** 32])
      expect(() => levels.set(1, 36, value)).toThrow(RangeError);
    expect(() => levels.mean(1, 34)).toThrow(RangeError);
    expect(() => levels.reset(34)).toThrow(RangeError);
    expect(levels.mean(1, 40)).toBe(50 / 40);
  });
});
