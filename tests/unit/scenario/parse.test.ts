import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse.ts";

const codes = (text: string) =>
  parseScenario(text, "f.yaml").problems.map((p) => `${p.line}:${p.column} ${p.code}`);

describe("data", () => {
  test("times and dates without quotes are text, numbers are numbers", () => {
    const { data } = parseScenario("a: 08:00\nb: 2025-09-22T00:00\nc: 2025-09-22\nd: 010\ne: yes\nf: 1e3\n");
    expect(data).toEqual({ a: "08:00", b: "2025-09-22T00:00", c: "2025-09-22", d: 10, e: "yes", f: 1000 });
  });
  test("JSON is read too, indented by tabs if need be", () => {
    expect(parseScenario('{\n\t"a": [1,\n\t\t{"b": null}]\n}').data).toEqual({ a: [1, { b: null }] });
  });
  test("a byte order mark and CRLF are passed over", () => {
    const document = parseScenario("\uFEFFa: 1\r\nb: 2\r\n");
    expect(document.data).toEqual({ a: 1, b: 2 });
    expect(document.locate(["b"], "value")).toEqual({ line: 2, column: 4 });
  });
  test("anchors and merged maps give copies that do not share anything", () => {
    const data = parseScenario("a: &x { k: { n: 1 } }\nb: *x\nc: { <<: *x, m: 2 }\n").data as Record<
      string,
      { k: object }
    >;
    expect(data).toEqual({ a: { k: { n: 1 } }, b: { k: { n: 1 } }, c: { k: { n: 1 }, m: 2 } });
    expect(data.a?.k).not.toBe(data.b?.k);
  });
});

describe("problems of the text", () => {
  test.each([
    ["", "1:1 yaml:empty"],
    ["# nothing\n", "1:1 yaml:empty"],
    ["a:\n\tb: 1\n", "2:1 yaml:tab"],
    ["a: 1\nb: 2\na: 3\n", "3:1 key:duplicate"],
    ["a: [1, 2\nb: 3\n", "2:1 yaml:bracket"],
    ["a: b: c\n", "1:4 yaml:colon"],
    ["a: 1\n---\nb: 2\n", "2:1 yaml:several-documents"],
    ["a: !foo 1\n", "1:4 yaml:tag"],
    ["x: 1\na: *y\n", "2:4 yaml:no-anchor"],
    ["? [a]\n: 1\n", "1:3 yaml:key"],
    ["a: caf\uFFFD\n", "1:7 yaml:encoding"],
    ["__proto__: { polluted: yes }\n", "1:1 key:forbidden"],
    ["a: &x\n  b: *x\n", "1:1 yaml:too-deep"],
  ])("%j", (text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });
  test("hostile depth is refused, not crashed on", () => {
    expect(codes("[".repeat(100_000))[0]).toContain("yaml:too-deep");
    expect(codes("- ".repeat(100_000))[0]).toContain("yaml:too-deep");
    expect(codes(`a: ${"{b: ".repeat(500)}1${"}".repeat(500)}`)[0]).toContain("yaml:too-deep");
  });
  test("a key given twice does not hide the rest of the data", () => {
    expect(parseScenario("a: 1\nb: 2\na: 3\n").data).toEqual({ a: 3, b: 2 });
  });
});

describe("locate", () => {
  const document = parseScenario(
    "a:\n  - id: x\n    n: 1\n  - { id: y }\nb: &s\n  k: 2\nc: *s\nd: { <<: *s }\n",
    "f.yaml",
  );
  const at = (path: (string | number)[], which: "key" | "value" = "value") => {
    const { line, column } = document.locate(path, which);
    return `${line}:${column}`;
  };
  test("a value and its key", () => {
    expect(at(["a", 0, "n"])).toBe("3:8");
    expect(at(["a", 0, "n"], "key")).toBe("3:5");
    expect(at(["a", 1, "id"])).toBe("4:11");
  });
  test("through aliases and merged maps, where the text stands", () => {
    expect(at(["c", "k"])).toBe("6:6");
    expect(at(["d", "k"])).toBe("6:6");
  });
  test("the nearest parent of what is not there", () => {
    expect(at(["b", "nowhere", "deeper"], "key")).toBe("5:1");
    expect(at(["nowhere"])).toBe("1:1");
  });
  test("the file is named", () => {
    expect(document.locate(["a"], "key").file).toBe("f.yaml");
  });
});
