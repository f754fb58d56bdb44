import { expect, test } from "vitest";
import {
  arrivalsOf,
  contextOf,
  expectMean,
  expectPoissonVariance,
  patternOf,
  problemsOf,
} from "./arrivals-of.ts";

const HOUR = 3600;

test("a constant time between vehicles: the first comes after one of them, none at the end of the run", () => {
  const pattern = patternOf({ renewal: { interarrival: "20 min" } }, contextOf({ length: 2 * HOUR }));
  expect(arrivalsOf(pattern)).toEqual([1200, 2400, 3600, 4800, 6000]);
});

test("the first time may be another, zero as well", () => {
  const of = (first: unknown) =>
    arrivalsOf(patternOf({ renewal: { interarrival: "1 h", first } }, contextOf({ length: 2.5 * HOUR })));
  expect(of(0)).toEqual([0, 3600, 7200]);
  expect(of("90 min")).toEqual([5400]);
});

test("theory: exponential times give a Poisson number", () => {
  const written = { renewal: { interarrival: { exponential: { mean: "6 min" } } } };
  const pattern = patternOf(written, contextOf({ length: 10 * HOUR }));
  const totals = Array.from({ length: 3000 }, (_, r) => arrivalsOf(pattern, r).length);
  expectMean(totals, 100, 100);
  expectPoissonVariance(totals, 100);
  expect(pattern.expected(0, 10 * HOUR)).toBeCloseTo(100, 9);
});

test("theory: times between vehicles have the distribution's mean and variance", () => {
  const written = { renewal: { interarrival: { gamma: { mean: "10 min", cv: 0.5 } } } };
  const times = arrivalsOf(patternOf(written, contextOf({ length: 10_000 * HOUR })));
  expectMean(
    times.slice(1).map((at, i) => at - (times[i] ?? Number.NaN)),
    600,
    300 ** 2,
  );
});

test("negative times and times that are all zero are refused", () => {
  const at = (renewal: object) => problemsOf({ renewal }).map((p) => [p.path.join("."), p.code]);
  expect(at({ interarrival: { uniform: { min: "-1 min", max: "5 min" } } })).toEqual([
    ["renewal.interarrival", "distribution:negative"],
  ]);
  expect(at({ interarrival: "5 min", first: { uniform: { min: "-1 min", max: "5 min" } } })).toEqual([
    ["renewal.first", "distribution:negative"],
  ]);
  expect(at({ interarrival: 0 })).toEqual([["renewal.interarrival", "arrivals:no-time-between"]]);
});
