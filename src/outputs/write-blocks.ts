/**
 * Writes pieces of text and bytes to a file, block by block: short texts go to one place and are written together, and
 * the next block is filled while the disk takes the one before it. Knows no format.
 */
import type { FileHandle } from "node:fs/promises";

/** Size of a block [bytes]. */
const BLOCK = 1 << 18;
/** Most bytes of UTF-8 for one of the units that a text's length counts. */
const MOST_BYTES = 3;

/** Writes to one file, in the order in which pieces are given. */
export class BlockWriter {
  readonly #file: FileHandle;
  #block = Buffer.allocUnsafe(BLOCK);
  #used = 0;
  /** The block that the disk has, or had last. */
  #given = Buffer.allocUnsafe(BLOCK);
  #writing: Promise<void> = Promise.resolve();

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Takes a piece. @throws what the disk says of any piece so far */
  async add(piece: string | Uint8Array): Promise<void> {
    const most = typeof piece === "string" ? piece.length * MOST_BYTES : BLOCK + 1;
    if (this.#used + most > BLOCK) await this.#give();
    if (most <= BLOCK) this.#used += this.#block.write(piece as string, this.#used);
    else {
      await this.#writing;
      await this.#file.writeFile(piece);
    }
  }

  /** Waits until the file has all pieces. @throws what the disk says */
  async end(): Promise<void> {
    await this.#give();
    await this.#writing;
  }

  /** Waits until nothing is under way, however it ends. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  /** Gives the block to the disk, once that has written the one before. */
  async #give(): Promise<void> {
    await this.#writing;
    if (this.#used === 0) return;
    // One call may write less than it was given: FileHandle.writeFile goes on until all is written.
    this.#writing = this.#file.writeFile(this.#block.subarray(0, this.#used));
    // Who waits for it next hears of a failure.
    this.#writing.catch(() => undefined);
    [this.#block, this.#given] = [this.#given, this.#block];
    this.#used = 0;
  }
}
