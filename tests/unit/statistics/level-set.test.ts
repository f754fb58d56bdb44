import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LevelSet, type LevelState } from "../../../src/statistics/level-set.ts";

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

/** Times at the values that a level had, and its integral. */
function spread(levels: LevelSet, l: number, until: number): unknown[] {
  const times = levels.timeByValue(l, until);
  const had: unknown[] = [times.length, levels.integral(l, until)];
  times.forEach((time, value) => {
    if (time !== 0) had.push([value, time]);
  });
  return had;
}

/** Follows one level by keeping every change, and works its state out from them. */
class Follower {
  #changes: { time: number; value: number }[] = [{ time: 0, value: 0 }];

  set(time: number, value: number): void {
    this.#changes.push({ time, value });
  }

  reset(time: number): void {
    this.#changes = [{ time, value: this.#changes.at(-1)!.value }];
  }

  state(): LevelState {
    const changes = this.#changes;
    const { time: changedAt, value } = changes.at(-1)!;
    const max = Math.max(...changes.map((change) => change.value));
    // What held when an instant was over: until the latest instant, from each change to another value on.
    const steps = changes.filter(({ time }, i) => time < (changes[i + 1]?.time ?? changedAt));
    const runs = steps.filter((step, i) => step.value !== steps[i - 1]?.value);
    const { value: held, time: heldSince } = runs.at(-1) ?? changes[0]!;
    const times = new Float64Array(65_537);
    let beyond = 0;
    runs.slice(0, -1).forEach((run, i) => {
      const elapsed = runs[i + 1]!.time - run.time;
      times[Math.min(run.value, 65_536)]! += elapsed;
      beyond += Math.max(0, run.value - 65_536) * elapsed;
    });
    const maxAt = changes.find((change) => change.value === max)!.time;
    return { value, held, max, changedAt, heldSince, maxAt, beyond, times };
  }
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
    levels.set(0, 8, 0);
    levels.set(0, 9, 1);
    expect(levels.integral(0, 9)).toBe(65_535 + 200_000 + 70_000 + 140_002);
    expect(levels.timeByValue(0, 9)[65_536]).toBe(2 + 1 + 2);
  });

  it("goes on with a level that somebody else has followed, as if it had followed it itself", () => {
    const change = fc.record({
      wait: fc.constantFrom(0, 0, 0.1, 1 / 3, 2),
      value: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 40 }), fc.integer({ min: 65_530, max: 65_545 })),
    });
    const part = fc.array(change, { maxLength: 25 });
    fc.assert(
      fc.property(part, part, part, (before, measured, after) => {
        const [own, taken] = [new LevelSet(2), new LevelSet(2)];
        const other = new Follower();
        let now = 0;
        const figures = (levels: LevelSet) => {
          const until = now + 0.7;
          const most = [levels.value(1), levels.max(1), levels.maxAt(1)];
          return [...spread(levels, 1, until), levels.mean(1, until), ...most, ...spread(levels, 0, until)];
        };
        for (const { wait, value } of before) {
          now += wait;
          own.set(1, now, value);
          other.set(now, value);
        }
        taken.restore(1, other.state());
        expect(figures(taken)).toEqual(figures(own));
        for (const one of [own, taken, other]) one.reset(now);
        for (const { wait, value } of measured) {
          now += wait;
          own.set(1, now, value);
          other.set(now, value);
        }
        taken.restore(1, other.state());
        expect(figures(taken)).toEqual(figures(own));
        for (const { wait, value } of after) {
          now += wait;
          for (const levels of [own, taken]) levels.set(1, now, value);
        }
        expect(figures(taken)).toEqual(figures(own));
      }),
      { numRuns: 200, seed: 20_261 },
    );
  });

  it("keeps a copy of what it restores", () => {
    const levels = example();
    const times = Float64Array.of(5, 10, 0, 0);
    const state = { value: 1, held: 1, max: 3, changedAt: 15, heldSince: 15, maxAt: 4, beyond: 0, times };
    levels.restore(0, state);
    times.fill(99);
    expect(Array.from(levels.timeByValue(0, 20))).toEqual([5, 15, 0, 0]);
    expect([levels.max(0), levels.maxAt(0), levels.integral(0, 20)]).toEqual([3, 4, 15]);
    expect(levels.integral(1, 40)).toBe(50);
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
