import { describe, expect, it } from "vitest";
import { tickText } from "../../../../src/outputs/html/svg/scale.ts";

describe("tickText", () => {
  it("shows a number as it is, thousands parted by commas", () => {
    const values = [0, 7, 0.25, -0.5, 999, 1000, 12_345.5, -1_234_567, 2.5e6, 0.1 + 0.2];
    expect(values.map(tickText)).toEqual([
      "0",
      "7",
      "0.25",
      "-0.5",
      "999",
      "1,000",
      "12,345.5",
      "-1,234,570",
      "2,500,000",
      "0.3",
    ]);
  });

  it("shows every number as Node's English does, which it spares itself", () => {
    const steps = [0.0001, 0.0125, 0.02, 0.5, 1, 2.5, 250, 12_345.678];
    const values = steps.flatMap((step) => Array.from({ length: 41 }, (_, i) => (i - 20) * step));
    const english = values.map((v) => Number(v.toPrecision(6)).toLocaleString("en-US"));
    expect(values.map(tickText)).toEqual(english);
  });
});
