import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { blocksByVectors, blocksOneByOne, MANY, PLACES, UNIFORMS } from "../../../src/kernel/blocks.ts";
import { moduleOf, THREEFRY } from "../../../tools/core.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** Words with few and many bits, and such as come by chance: key and parity, first subject, draw. */
const INPUTS = [
  [0, 0, 0x1bd11bda, 0, 0],
  [-1, -1, 0x1bd11bda, -1, -1],
  [0x13198a2e, 0x03707344, -2, 0x7fffffff - 30, 0x243f6a88],
  [1, 2, 3, -40, -1],
] as const;

test.each(INPUTS)(
  "by vectors and one by one the numbers are the same: %i %i %i %i %i",
  (k0, k1, k2, first, draw) => {
    const vectors = blocksByVectors();
    const single = blocksOneByOne();
    if (vectors === undefined) throw new Error("this machine has no WebAssembly with vectors");
    for (const form of [PLACES, UNIFORMS] as const) {
      for (let block = 0; block < 50; block += 1) {
        for (const { fill } of [vectors, single])
          fill(k0, k1, k2, (first + block * MANY) | 0, draw, MANY, form);
        expect([...vectors.doubles]).toEqual([...single.doubles]);
        if (form === PLACES) expect([...vectors.lows]).toEqual([...single.lows]);
      }
    }
  },
);

test("a count below MANY leaves the rest as it was", () => {
  const { fill, doubles, lows } = blocksByVectors() ?? blocksOneByOne();
  doubles.fill(7);
  lows.fill(7);
  fill(1, 2, 3, 4, 5, 16, PLACES);
  expect(doubles.slice(0, 16).every((x) => x < 1)).toBe(true);
  expect(doubles.slice(16).every((x) => x === 7)).toBe(true);
  expect(lows.slice(16).every((x) => x === 7)).toBe(true);
});

test("without WebAssembly, or where its memory is refused, there is no way by vectors", () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(blocksByVectors()).toBeUndefined();
  const refuse = (): never => {
    throw new RangeError("out of memory");
  };
  vi.stubGlobal("WebAssembly", { Module: refuse, Instance: refuse });
  expect(blocksByVectors()).toBeUndefined();
  vi.unstubAllGlobals();
});

test("the program is the one compiled from core/threefry", async () => {
  expect(readFileSync(join(ROOT, THREEFRY.module), "utf8")).toBe(await moduleOf(THREEFRY));
}, 60_000);
