/** The inner loop as the build and the benchmark of measures compile it. */
import { expect, test } from "vitest";
import { measuredText } from "../../../../bench/measures-parts.ts";
import { CORE_CODE } from "../../../../src/model/flat/core-code.ts";
import { codeOf, INNER_LOOP } from "../../../../tools/core.ts";

test("compiles without its measures, of which then no code is left", async () => {
  const code = await codeOf(INNER_LOOP, measuredText(0));
  expect(() => new WebAssembly.Module(Buffer.from(code, "base64"))).not.toThrow();
  expect(code.length).toBeLessThan(0.9 * CORE_CODE.length);
});

test("what is to stay apart and is not there stops the build", async () => {
  await expect(codeOf({ ...INNER_LOOP, apart: ["core/post/nobody"] })).rejects.toThrow(
    "no function core/post/nobody",
  );
});
