import { expect, test } from "vitest";
import { StepMeter } from "../../../src/statistics/step-meter.ts";

test("time average, extremes and spells at zero", () => {
  const meter = new StepMeter(0, 4);
  meter.set(2, 0);
  meter.set(5, 2);
  meter.set(6, 0);
  // 4 for 2, 0 for 3, 2 for 1, 0 for 4: (8 + 2) / 10.
  expect(meter.figures(10)).toEqual({
    mean: 1,
    min: 0,
    max: 4,
    time: 10,
    zeroTime: 7,
    zeroCount: 2,
    firstZeroAt: 2,
  });
});

test("what is undone within an instant leaves no trace", () => {
  const meter = new StepMeter(0, 0);
  meter.set(0, 3);
  meter.set(1, 0);
  meter.set(1, 9);
  meter.set(1, 3);
  expect(meter.figures(2)).toMatchObject({ mean: 3, min: 3, max: 3, zeroCount: 0 });
  meter.set(2, 0);
  meter.set(3, 5);
  meter.set(3, 0);
  // One spell, though the value rose for no time.
  expect(meter.figures(4)).toMatchObject({ zeroCount: 1, zeroTime: 2, firstZeroAt: 2 });
});

test("time without a value does not count", () => {
  const meter = new StepMeter(0, Number.NaN);
  expect(meter.figures(1).mean).toBeNaN();
  meter.set(1, 6);
  expect(meter.figures(3)).toMatchObject({ mean: 6, time: 2 });
});
