/** Laws where there is no WebAssembly: many subjects draw what each draws alone, as where there is. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";

beforeAll(() => {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", undefined);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  { uniform: { min: "1 s", max: "2 s" } },
  { exponential: { mean: "3 s" } },
  { erlang: { mean: "3 s", stages: 2 } },
  { lognormal: { mean: "3 s", cv: 0.6 } },
  { normal: { mean: "-3 s", sd: "1 s" } },
  { gamma: { mean: "3 s", cv: 1.6 } },
])("%j", async (law) => {
  const { buildDistribution, distribution } = await import(
    "../../../../src/catalogue/distributions/index.ts"
  );
  const { drawMany } = await import("../../../../src/catalogue/distributions/sampler.ts");
  const { MANY, Stream } = await import("../../../../src/kernel/stream.ts");
  const sampler = buildDistribution(distribution.parse(law), { folder: "" } as never);
  const stream = new Stream(1, 2);
  const many = new Float64Array(MANY + 1);
  drawMany(sampler, stream, 1000, 7, many, 1);
  const alone = Array.from({ length: MANY }, (_, i) => sampler.sample(stream.seek(1000 + i, 7)));
  expect([...many.subarray(1)]).toEqual(alone);
});
