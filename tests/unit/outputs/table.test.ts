import { describe, expect, it } from "vitest";
import { bar, sparkline } from "../../../src/outputs/terminal/bar.ts";
import { ASCII_MARKS, UNICODE_MARKS } from "../../../src/outputs/terminal/marks.ts";
import { table } from "../../../src/outputs/terminal/table.ts";
import { wrapped } from "../../../src/outputs/terminal/wrap.ts";

const layout = (width: number) => ({ width, gap: 2, ellipsis: "…", paintHeader: (text: string) => text });

describe("table", () => {
  const columns = [
    { header: ["name"], align: "left", least: 4 },
    { header: ["n"], align: "right" },
    { header: ["more"], align: "right", leaveOut: 1 },
    { header: ["most"], align: "right", leaveOut: 2 },
  ] as const;
  const rows = [["a long name", "12", "345", "6789"]];

  it("takes the width it needs and no more", () => {
    expect(table(columns, rows, layout(80))).toEqual([
      "name          n  more  most",
      "a long name  12   345  6789",
    ]);
  });

  it("first cuts text, then leaves columns out, the highest first", () => {
    expect(table(columns, rows, layout(22))).toEqual(["name     n  more  most", "a lon…  12   345  6789"]);
    expect(table(columns, rows, layout(15))).toEqual(["name    n  more", "a lo…  12   345"]);
    expect(table(columns, rows, layout(10))).toEqual(["name     n", "a lon…  12"]);
  });
});

describe("bar and sparkline", () => {
  it("fills eighths in Unicode and whole signs in ASCII", () => {
    expect(bar(0.5, 5, UNICODE_MARKS)).toBe("██▌  ");
    expect(bar(1, 3, UNICODE_MARKS)).toBe("███");
    expect(bar(0.5, 6, ASCII_MARKS)).toBe("###   ");
    expect(bar(Number.NaN, 3, UNICODE_MARKS)).toBe("   ");
  });

  it("shows any share above zero, and nothing for zero", () => {
    expect(bar(0.0001, 4, UNICODE_MARKS)).toBe("▏   ");
    expect(bar(0.0001, 4, ASCII_MARKS)).toBe("#   ");
    expect(sparkline([0, 1, 8, 4], UNICODE_MARKS)).toBe(" ▁█▄");
  });
});

describe("wrapped", () => {
  it("breaks at spaces and indents what follows the first sign", () => {
    expect(wrapped("one two three", 9, "* ")).toEqual(["* one two", "  three"]);
  });

  it("breaks a word that is too long", () => {
    expect(wrapped("abcdefgh ij", 4)).toEqual(["abcd", "efgh", "ij"]);
  });
});
