/** The books notice a breach, name it, and allow no more than rounding. */
import { describe, expect, test } from "vitest";
import { Fault } from "../../../src/errors.ts";
import { Books } from "../../../src/run/books.ts";

describe("the books", () => {
  test("a count that does not add up is a fault that says which", () => {
    const books = new Books();
    books.equal("conservation", "vehicles of flow a", 7, 7);
    expect(() => books.equal("conservation", "vehicles of flow b", 7, 6)).toThrow(Fault);
    expect(() => books.equal("conservation", "vehicles of flow b", 7, 6)).toThrow(
      "vehicles of flow b: 7 against 6",
    );
  });

  test("two sums of times may differ by rounding and no more", () => {
    const books = new Books();
    // Ten additions up to 1e6 s over a horizon of 1e6 s: 2 * 2^-52 * 12 * 3e6 s are allowed, 1.6e-8 s.
    books.equalTimes("littles-law", "post a", 1e6, 1e6 + 1e-8, 10, 1e6);
    expect(() => books.equalTimes("littles-law", "post a", 1e6, 1e6 + 1e-7, 10, 1e6)).toThrow(/post a/);
    expect(() => books.equalTimes("littles-law", "post a", Number.NaN, 1, 10, 1e6)).toThrow(Fault);
  });

  test("what was checked is counted, with the greatest discrepancy", () => {
    const books = new Books();
    books.equal("conservation", "a", 1, 1);
    books.equal("conservation", "b", 2, 2);
    books.equalTimes("littles-law", "c", 100, 100 + 1e-13, 10, 100);
    expect(books.results().conservation).toEqual({ checked: 2, worst: 0 });
    expect(books.results()["littles-law"]?.worst).toBeCloseTo(1e-15, 16);
  });
});
