/**
 * Memory for the counts of many sketches that are all done with at one time: used again for the next ones, it need be
 * neither asked of the system nor collected. Knows no sketch.
 */

/** Size of a block [numbers]: of the counts of some thirty sketches of times. */
const BLOCK = 1 << 17;

/** Arrays of zeros, until all are given back. */
export class CountMemory {
  readonly #blocks: Float64Array[] = [];
  /** The block that is being filled, by its index, and how much of it is taken. */
  #block = 0;
  #used = 0;

  /** An array of so many zeros, of its own until `free`. */
  take(length: number): Float64Array {
    if (length > BLOCK) return new Float64Array(length);
    if (this.#used + length > BLOCK) {
      this.#block += 1;
      this.#used = 0;
    }
    this.#blocks[this.#block] ??= new Float64Array(BLOCK);
    const taken = this.#blocks[this.#block]!.subarray(this.#used, this.#used + length);
    this.#used += length;
    return taken.fill(0);
  }

  /** Takes all arrays back: nobody may read them from then on. */
  free(): void {
    this.#block = 0;
    this.#used = 0;
  }
}
