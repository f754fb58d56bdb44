import { describe, expect, test } from "vitest";
import { csvNumbers, parseCsvTable } from "../../../src/catalogue/csv-table.ts";

describe("parseCsvTable", () => {
  test("reads a header and rows", () => {
    const { header, rows, delimiter, problems } = parseCsvTable("id,wait\n1,4.5\n2,7\n");
    expect(header).toEqual(["id", "wait"]);
    expect(rows).toEqual([
      ["1", "4.5"],
      ["2", "7"],
    ]);
    expect(delimiter).toBe(",");
    expect(problems).toEqual([]);
  });

  test.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4\r"],
    ["no last line end", "a,b\n1,2\n3,4"],
    ["a byte order mark", "\uFEFFa,b\n1,2\n3,4\n"],
    ["semicolons", "a;b\n1;2\n3;4\n"],
    ["blanks around cells", " a , b \n 1 ,2\n3, 4 \n"],
    ["blank lines", "a,b\n\n1,2\n   \n3,4\n\n\n"],
    ["quotes", '"a","b"\n"1","2"\n3,"4"\n'],
  ])("takes %s", (_what, text) => {
    const { header, rows, problems } = parseCsvTable(text);
    expect(header).toEqual(["a", "b"]);
    expect(rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(problems).toEqual([]);
  });

  test("quoted cells keep delimiters, quotes, blanks and line ends", () => {
    const { rows } = parseCsvTable('a,b,c\n"x, y","he said ""no"""," two\r\nlines "\n');
    expect(rows).toEqual([["x, y", 'he said "no"', " two\r\nlines "]]);
  });

  test("keeps empty cells, also at the end of a row", () => {
    expect(parseCsvTable("a,b,c\n,,\n1,,\n").rows).toEqual([
      ["", "", ""],
      ["1", "", ""],
    ]);
    expect(parseCsvTable("a,b\n1,").rows).toEqual([["1", ""]]);
  });

  test("counts only delimiters outside quotes", () => {
    expect(parseCsvTable('"a;b;c",d\n1,2\n').header).toEqual(["a;b;c", "d"]);
  });

  test("an empty text has neither header nor rows", () => {
    expect(parseCsvTable("")).toMatchObject({ header: [], rows: [], problems: [] });
  });

  test("reports rows of another width than the header", () => {
    const { problems } = parseCsvTable("a,b\n1,2\n3\n4,5,6\n");
    expect(problems).toEqual([
      { code: "csv:row-width", detail: { row: 2, received: 1, expected: 2 } },
      { code: "csv:row-width", detail: { row: 3, received: 3, expected: 2 } },
    ]);
  });

  test("reports a quote that nothing closes", () => {
    expect(parseCsvTable('a,b\n1,"2\n3,4\n').problems).toContainEqual({
      code: "csv:unclosed-quote",
      detail: { row: 1 },
    });
  });

  test("reads a large table in one pass", () => {
    const { rows } = parseCsvTable(`a,b\n${"1,2\n".repeat(100_000)}`);
    expect(rows).toHaveLength(100_000);
  });
});

describe("csvNumbers", () => {
  test("reads a column by its name", () => {
    expect(csvNumbers(parseCsvTable("id,wait\n1,4.5\n2,-7e1\n"), "wait")).toEqual({
      values: [4.5, -70],
      problems: [],
    });
  });

  test("takes decimal commas where semicolons delimit, and only there", () => {
    expect(csvNumbers(parseCsvTable("id;wait\n1;4,5\n"), "wait").values).toEqual([4.5]);
    expect(csvNumbers(parseCsvTable('id,wait\n1,"4,5"\n'), "wait").problems).toEqual([
      { code: "csv:not-a-number", detail: { column: "wait", row: 1, value: "4,5" } },
    ]);
  });

  test("reports every cell that is no number", () => {
    const { problems } = csvNumbers(parseCsvTable("a,wait\n1,4\n2,\n3,soon\n4,Infinity\n"), "wait");
    expect(problems.map(({ code, detail }) => [code, detail.row, detail.value])).toEqual([
      ["csv:not-a-number", 2, ""],
      ["csv:not-a-number", 3, "soon"],
      ["csv:not-a-number", 4, "Infinity"],
    ]);
  });

  test("reports a column that is not there, with those that are", () => {
    expect(csvNumbers(parseCsvTable("id,wait\n1,4\n"), "weight").problems).toEqual([
      { code: "csv:no-column", detail: { column: "weight", columns: "id, wait" } },
    ]);
  });

  test("reports a table without rows", () => {
    expect(csvNumbers(parseCsvTable("id,wait\n"), "wait").problems).toEqual([
      { code: "csv:no-rows", detail: { column: "wait" } },
    ]);
  });
});
