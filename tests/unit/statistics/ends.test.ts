import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { bandOf } from "../../../src/run/summary/band.ts";
import { endsByVectors, MOST, ROW } from "../../../src/statistics/ends.ts";
import { ENDS, moduleOf } from "../../../tools/core.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Values with ties, -0 left out: nobody asks which of two zeros is less. */
function columns(count: number, ticks: number): Float64Array[] {
  return Array.from({ length: count }, (_, c) =>
    Float64Array.from({ length: ticks }, (_, t) => (((c + 3) * 7919 * (t + 1)) % 101) / 8 - 3),
  );
}

test("finds sums and both ends of every tick of a row, as many as are kept", () => {
  const ends = endsByVectors()!;
  const all = columns(40, 2 * ROW);
  for (const [ofLeast, ofGreatest] of [
    [3, 2],
    [MOST, MOST],
    [1, 4],
  ] as const) {
    ends.find(all, ROW, ofLeast, ofGreatest);
    for (let t = 0; t < ROW; t += 1) {
      const values = all.map((column) => column[ROW + t]!);
      const sorted = values.toSorted((a, b) => a - b);
      expect(ends.sums[t]).toBe(values.reduce((a, b) => a + b, 0));
      expect(ends.least.slice(0, ofLeast).map((row) => row[t])).toEqual(sorted.slice(0, ofLeast));
      expect(ends.greatest.slice(0, ofGreatest).map((row) => row[t])).toEqual(
        sorted.toReversed().slice(0, ofGreatest),
      );
    }
  }
});

test("without WebAssembly, or where its memory is refused, bands come out the same", async () => {
  const all = columns(30, ROW + 5);
  const band = bandOf(all);
  vi.resetModules();
  vi.stubGlobal("WebAssembly", undefined);
  const apart = await import("../../../src/run/summary/band.ts");
  expect(apart.bandOf(all)).toEqual(band);
  const refuse = (): never => {
    throw new RangeError("out of memory");
  };
  vi.stubGlobal("WebAssembly", { Module: refuse, Instance: refuse });
  expect(endsByVectors()).toBeUndefined();
  vi.unstubAllGlobals();
});

test("the program is the one compiled from core/ends", async () => {
  expect(readFileSync(join(ROOT, ENDS.module), "utf8")).toBe(await moduleOf(ENDS));
}, 60_000);
