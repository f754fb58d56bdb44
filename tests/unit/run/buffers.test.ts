import { describe, expect, it } from "vitest";
import { buffersOf } from "../../../src/run/executors/buffers.ts";

const large = () => new Float64Array(512);

describe("buffersOf", () => {
  it("finds large buffers however deep, each once", () => {
    const [one, two] = [large(), large()];
    const data = {
      a: [{ one }, null, 7, "text"],
      b: { again: one.subarray(3), two: new Uint8Array(two.buffer) },
    };
    expect(new Set(buffersOf(data))).toEqual(new Set([one.buffer, two.buffer]));
    expect(buffersOf(data)).toHaveLength(2);
  });

  it("leaves small ones and shared memory to be copied or shared", () => {
    const shared = new Float64Array(new SharedArrayBuffer(8192));
    expect(buffersOf({ small: new Float64Array(511), shared })).toEqual([]);
  });

  it("what it finds can be handed over together with the data", () => {
    const values = Float64Array.from({ length: 600 }, (_, i) => i);
    const data = { values, tail: values.subarray(599), few: Float64Array.of(1) };
    const moved = structuredClone(data, { transfer: buffersOf(data) });
    expect(moved.values[599]).toBe(599);
    expect(moved.tail[0]).toBe(599);
    expect(moved.few[0]).toBe(1);
    expect([data.values.length, data.few.length]).toEqual([0, 1]);
  });
});
