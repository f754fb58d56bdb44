/**
 * The numbers of `Stream` for many subjects at a time, by WebAssembly, which has vectors. Knows neither streams nor what
 * the numbers are for.
 */
import { bytesOf } from "../base64.ts";
import { THREEFRY_PROGRAM } from "./threefry-program.ts";

/** Subjects whose numbers are drawn at a time, where that is asked for: no more, since a byte lists them. */
export const MANY = 256;
/** The table of `Fill` for uniform numbers. */
export const UNIFORM = 0;
/** Layers of a ziggurat, and numbers in its table: rows of two. */
const LAYERS = 256;
const TABLE = 2 * (1 + LAYERS);

/**
 * Leaves in `numbers` one of each of MANY subjects: a uniform one, or that of a ziggurat times `scale`, and in `leftOver`
 * the subjects that are not under the inner part of their layer, in order, as indexes.
 * @param k0 @param k1 @param k2 the key and its parity @param first the first subject @param draw the draw of all of them
 * @param table UNIFORM, or what `addZiggurat` has given
 * @returns how many are left over
 */
type Fill = (
  k0: number,
  k1: number,
  k2: number,
  first: number,
  draw: number,
  table: number,
  scale: number,
) => number;

/** The program, and the arrays that its latest call has left numbers in. */
export interface Blocks {
  readonly fill: Fill;
  readonly numbers: Float64Array;
  readonly leftOver: Uint8Array;
  /** Both words of the block of each of these, the second one first. */
  readonly leftWords: Uint32Array;
  /**
   * Adds the table of a ziggurat.
   * @param widths of its 256 layers from the lowest one on, and after them 0
   * @param signed whether the bit of the second word above those of the layer is a sign
   * @throws RangeError for the third: there is room for two
   */
  addZiggurat(widths: Float64Array, signed: boolean): number;
}

/** What the program exports: its function, its memory, and where things are in it. */
interface Exports {
  readonly fill: Fill;
  readonly memory: WebAssembly.Memory;
  readonly numbers: WebAssembly.Global;
  readonly leftOver: WebAssembly.Global;
  readonly leftWords: WebAssembly.Global;
  readonly tables: WebAssembly.Global;
}

/** The program; undefined where Node runs without WebAssembly, the processor has no vectors or the memory is refused. */
export function blocksByVectors(): Blocks | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(THREEFRY_PROGRAM)));
    const { fill, memory, numbers, leftOver, leftWords, tables } = instance.exports as Exports;
    const { buffer } = memory;
    const room = new Float64Array(buffer, tables.value, 2 * TABLE);
    let used = 0;
    return {
      fill,
      numbers: new Float64Array(buffer, numbers.value, MANY),
      leftOver: new Uint8Array(buffer, leftOver.value, MANY),
      leftWords: new Uint32Array(buffer, leftWords.value, 2 * MANY),
      addZiggurat: (widths, signed) => {
        room.set(tableOf(widths, signed), used);
        used += TABLE;
        return room.byteOffset + (used - TABLE) * room.BYTES_PER_ELEMENT;
      },
    };
  } catch {
    return undefined;
  }
}

/** What a sign is taken of (-0 has no bit but its sign), then the width of each layer and that of the next one. */
function tableOf(widths: Float64Array, signed: boolean): Float64Array {
  const table = new Float64Array(TABLE).fill(signed ? -0 : 0, 0, 2);
  for (let layer = 0; layer < LAYERS; layer += 1)
    table.set(widths.subarray(layer, layer + 2), 2 * (1 + layer));
  return table;
}
