/** Poisson arrivals come when the cumulative rate has grown by the exponential variate of each vehicle. */
import { expect, test } from "vitest";
import { PoissonSource } from "../../../../src/catalogue/arrivals/poisson-source.ts";
import { RateProfile } from "../../../../src/catalogue/arrivals/rate-profile.ts";
import { unitExponential } from "../../../../src/catalogue/distributions/unit-exponential.ts";
import { MANY, Stream } from "../../../../src/kernel/stream.ts";

const HOUR = 3600;
/** Levels, slopes up and down to 0 and hours without anybody, in turns; a vehicle in some 10 s where it is busy. */
const DAY = [0.1, 0.02, 0, 0.1, 0.05, 0];
const SLOPES = [0, 0.08 / HOUR, 0, -0.1 / HOUR, 0, 0.1 / HOUR];
const PIECES = Array.from({ length: 60 }, (_, h) => ({
  from: h * HOUR,
  rate: DAY[h % 6]!,
  slope: SLOPES[h % 6]!,
}));
const END = 59.5 * HOUR;
/** Rounding adds up along the arrivals: so many times the spacing of doubles near 1 as there are additions, at most. */
const ROUNDING = 2 ** -40;

test.each([1, 7, MANY])("by inversion of the cumulative rate, %i at a time", (some) => {
  const profile = new RateProfile(PIECES, END);
  const source = new PoissonSource(profile, new Stream(3, 4));
  const single = new Stream(3, 4);
  const out = new Float64Array(some);
  let mass = 0;
  let k = 0;
  for (; mass < profile.integral(0, END); k += 1) {
    if (k % some === 0) source.nextMany(out, 0, some);
    mass += unitExponential(single.seek(k));
    const time = out[k % some]!;
    if (time === Number.POSITIVE_INFINITY) break;
    expect(Math.abs(profile.integral(0, time) - mass)).toBeLessThan(ROUNDING * profile.integral(0, END));
  }
  expect(mass).toBeGreaterThan(profile.integral(0, END));
  expect(k).toBeGreaterThan(20 * MANY);
  source.nextMany(out, 0, some);
  expect([...out]).toEqual(Array.from({ length: some }, () => Number.POSITIVE_INFINITY));
});
