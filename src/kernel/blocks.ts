/**
 * The numbers of `Stream` for many subjects at a time: by WebAssembly, which has vectors, or where that is not to be
 * had one by one. The same numbers either way. Knows nothing of what they are for.
 */
import { OFFSETS } from "./blocks-memory.ts";
import { THREEFRY_PROGRAM } from "./threefry-program.ts";

/** Subjects whose numbers are drawn at a time, where that is asked for. */
export const MANY = 64;
/** 2^-52, the spacing of the numbers. */
const SPACING = 1 / 4503599627370496;

/** Forms of the numbers: of a block's 64 bits the upper 52, or the upper 26 of each word. */
export const PLACES = 0;
export const UNIFORMS = 1;

/**
 * Leaves the numbers of `count` subjects, a multiple of 8 and at most MANY, in `doubles`; with PLACES also the second
 * words of their blocks in `lows`.
 * @param k0 @param k1 @param k2 the key and its parity @param first the first subject @param draw the draw of all of them
 */
type Fill = (
  k0: number,
  k1: number,
  k2: number,
  first: number,
  draw: number,
  count: number,
  form: typeof PLACES | typeof UNIFORMS,
) => void;

/** A way to the numbers, and the arrays that its latest call has left them in. */
export interface Blocks {
  readonly fill: Fill;
  readonly doubles: Float64Array;
  readonly lows: Int32Array;
}

/** What is needed of WebAssembly; its types belong to browsers. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { readonly memory: { readonly buffer: ArrayBuffer }; readonly blocks: Fill } };
}

/** By vectors; undefined where Node runs without WebAssembly, the processor has no vectors or the memory is refused. */
export function blocksByVectors(): Blocks | undefined {
  const engine = (globalThis as unknown as { readonly WebAssembly?: Engine }).WebAssembly;
  if (engine === undefined) return undefined;
  try {
    const program = new engine.Module(bytesOf(THREEFRY_PROGRAM));
    const { memory, blocks } = new engine.Instance(program).exports;
    return { fill: blocks, ...views(memory.buffer) };
  } catch {
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** One by one. */
export function blocksOneByOne(): Blocks {
  const { doubles, lows } = views(new ArrayBuffer(OFFSETS.lows + MANY * 4));
  const words = new Int32Array(2);
  const fill: Fill = (k0, k1, k2, first, draw, count, form) => {
    for (let i = 0; i < count; i += 1) {
      block([k0, k1, k2], first + i, draw, words);
      const high = words[0]!;
      const low = words[1]!;
      const [upper, lower] =
        form === PLACES ? [(high >>> 0) * 1048576, low >>> 12] : [(high >>> 6) * 67108864, low >>> 6];
      doubles[i] = (upper + lower + 0.5) * SPACING;
      lows[i] = low;
    }
  };
  return { fill, doubles, lows };
}

function views(buffer: ArrayBuffer): Pick<Blocks, "doubles" | "lows"> {
  return {
    doubles: new Float64Array(buffer, OFFSETS.doubles, MANY),
    lows: new Int32Array(buffer, OFFSETS.lows, MANY),
  };
}

/** Rotations of the rounds, four by four. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** One block, as in `Stream`: five times four rounds, after each four numbers of the key. */
function block(
  key: readonly [number, number, number],
  subject: number,
  draw: number,
  words: Int32Array,
): void {
  let x = (subject + key[0]) | 0;
  let y = (draw + key[1]) | 0;
  for (let g = 0; g < 5; g += 1) {
    for (const bits of ROTATIONS[(g % 2) as 0 | 1]) {
      x = (x + y) | 0;
      y = ((y << bits) | (y >>> (32 - bits))) ^ x;
    }
    x = (x + key[((g + 1) % 3) as 0 | 1 | 2]) | 0;
    y = (y + key[((g + 2) % 3) as 0 | 1 | 2] + g + 1) | 0;
  }
  words[0] = x;
  words[1] = y;
}
