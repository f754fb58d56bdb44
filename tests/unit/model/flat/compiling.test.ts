/** The inner loop as the build and the benchmark of measures compile it. */
import { expect, test } from "vitest";
import { measuredText } from "../../../../bench/measures-parts.ts";
import { CORE_CODE } from "../../../../src/model/flat/core-code.ts";
import { PLAIN_CODE } from "../../../../src/model/flat/plain-code.ts";
import { codeOf, INNER_LOOP, PLAIN_LOOP } from "../../../../tools/core.ts";

test.each([
  ["whole", INNER_LOOP, CORE_CODE],
  ["plain", PLAIN_LOOP, PLAIN_CODE],
] as const)("%s: compiles without its measures, of which then no code is left", async (_, loop, own) => {
  const code = await codeOf(loop, measuredText(0));
  expect(() => new WebAssembly.Module(Buffer.from(code, "base64"))).not.toThrow();
  expect(code.length).toBeLessThan(0.9 * own.length);
});

test("the loop for plain posts has no code for what these have not", () => {
  expect(PLAIN_CODE.length).toBeLessThan(0.9 * CORE_CODE.length);
});

test("what is to stay apart and is not there stops the build", async () => {
  await expect(codeOf({ ...INNER_LOOP, apart: ["core/post/nobody"] })).rejects.toThrow(
    "no function core/post/nobody",
  );
});
