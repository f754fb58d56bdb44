import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type Blocks, blocksByVectors, MANY, UNIFORM } from "../../../src/kernel/blocks.ts";
import { Stream } from "../../../src/kernel/stream.ts";
import { moduleOf, THREEFRY } from "../../../tools/core.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PARITY = 0x1bd11bda;
type Input = readonly [k0: number, k1: number, first: number, draw: number];
/** Words with few and many bits, and such as come by chance. */
const INPUTS: readonly Input[] = [
  [0, 0, 0, 0],
  [-1, -1, -1, -1],
  [0x13198a2e, 0x03707344, 0x7fffffff - 30, 0x243f6a88],
  [1, 2, -40, -1],
];
/** Layers that get narrower, with digits down to the last. */
const WIDTHS = Float64Array.from({ length: 257 }, (_, layer) => (layer === 256 ? 0 : 7 / (1 + layer / 3)));

function vectors(): Blocks {
  const blocks = blocksByVectors();
  if (blocks === undefined) throw new Error("this machine has no WebAssembly with vectors");
  return blocks;
}

/** Calls `check` with each of 50 times MANY subjects, after a fill with all of them. */
function checkEach(
  [k0, k1, first, draw]: Input,
  { fill }: Blocks,
  table: number,
  scale: number,
  check: (i: number, stream: Stream, left: number) => void,
): void {
  const stream = new Stream(k0, k1);
  for (let from = first; from < first + 50 * MANY; from += MANY) {
    const left = fill(k0, k1, PARITY ^ k0 ^ k1, from | 0, draw, table, scale);
    for (let i = 0; i < MANY; i += 1) check(i, stream.seek(from + i, draw), left);
  }
}

test.each(INPUTS)("uniform numbers are those of the stream: %i %i %i %i", (...input) => {
  const blocks = vectors();
  checkEach(input, blocks, UNIFORM, 1, (i, stream) => expect(blocks.numbers[i]).toBe(stream.uniform()));
});

test.each(INPUTS)("places in layers are those of the stream's words: %i %i %i %i", (...input) => {
  const blocks = vectors();
  const tables = [false, true].map((signed) => [signed, blocks.addZiggurat(WIDTHS, signed)] as const);
  for (const [signed, table] of tables) {
    let expectedLeft: number[] = [];
    let expectedWords: number[] = [];
    checkEach(input, blocks, table, 1.7, (i, stream, left) => {
      const high = stream.word() >>> 0;
      const layer = stream.low & 255;
      const x = ((high * 2 ** 20 + (stream.low >>> 12) + 0.5) / 2 ** 52) * WIDTHS[layer]!;
      expect(blocks.numbers[i]).toBe((signed && (stream.low & 256) !== 0 ? -x : x) * 1.7);
      if (x >= WIDTHS[layer + 1]!) {
        expectedLeft.push(i);
        expectedWords.push(stream.low >>> 0, high);
      }
      if (i < MANY - 1) return;
      expect([...blocks.leftOver.subarray(0, left)]).toEqual(expectedLeft);
      expect([...blocks.leftWords.subarray(0, 2 * left)]).toEqual(expectedWords);
      expectedLeft = [];
      expectedWords = [];
    });
  }
});

test("there is room for two ziggurats", () => {
  const blocks = vectors();
  const tables = [1, 2].map(() => blocks.addZiggurat(WIDTHS, false));
  expect(new Set([UNIFORM, ...tables]).size).toBe(3);
  expect(() => blocks.addZiggurat(WIDTHS, false)).toThrow(RangeError);
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
