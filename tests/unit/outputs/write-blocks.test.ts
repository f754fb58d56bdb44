/** Pieces of any size and kind come out as one file, in their order; a failing disk is heard. */
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BlockWriter } from "../../../src/outputs/write-blocks.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kezek-blocks-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("BlockWriter", () => {
  it("writes what it was given, in order", async () => {
    const pieces: (string | Uint8Array)[] = [];
    // Texts of one, two and three bytes a letter, many to a block, bytes between, a text larger than a block.
    for (let i = 0; i < 600; i += 1) pieces.push(`${i} жеты €;`.repeat(i), `${i} seven,`.repeat(i));
    for (let i = 0; i < 9; i += 1) pieces.splice(i * 100, 0, new Uint8Array([i, 0, 255]));
    pieces.push("€".repeat(200_000), "", "end");
    const path = join(folder, "pieces");
    const file = await open(path, "wx");
    const writer = new BlockWriter(file);
    for (const piece of pieces) await writer.add(piece);
    await writer.end();
    await file.close();
    const expected = Buffer.concat(pieces.map((p) => (typeof p === "string" ? Buffer.from(p) : p)));
    expect((await readFile(path)).equals(expected)).toBe(true);
  });

  it("says at the end at the latest that the disk refused", async () => {
    const path = join(folder, "refused");
    await (await open(path, "wx")).close();
    const file = await open(path, "r");
    const writer = new BlockWriter(file);
    await writer.add("short");
    await expect(writer.end()).rejects.toThrow(/EBADF/);
    await writer.settled();
    await file.close();
  });
});
