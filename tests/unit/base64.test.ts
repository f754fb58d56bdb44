import { expect, test } from "vitest";
import { bytesOf } from "../../src/base64.ts";

test("gives back all bytes, whatever their number", () => {
  for (const length of [0, 1, 2, 3, 256, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + 255) & 255);
    expect(bytesOf(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  }
});
