import { describe, expect, test } from "vitest";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";

const TEXT = "flows: { a: { priority: 1 } }\nstages: [{ id: x, servers: 1 }, { id: y }]\ntitle: t\n";
const base = parseScenario(TEXT, "f.yaml");
const set = (...texts: string[]) => withOverrides(base, texts);

describe("what is set", () => {
  test.each([
    ["flows.a.priority=2", { flows: { a: { priority: 2 } } }],
    ["stages.0.servers=3", { stages: [{ id: "x", servers: 3 }, { id: "y" }] }],
    [
      "stages[1].servers=3",
      {
        stages: [
          { id: "x", servers: 1 },
          { id: "y", servers: 3 },
        ],
      },
    ],
    [
      "stages.y.servers=3",
      {
        stages: [
          { id: "x", servers: 1 },
          { id: "y", servers: 3 },
        ],
      },
    ],
    ["stages.2={id: z}", { stages: [{ id: "x", servers: 1 }, { id: "y" }, { id: "z" }] }],
    ["title=12 min", { title: "12 min" }],
    ["title=a=b", { title: "a=b" }],
    ["flows.a={priority: 5}", { flows: { a: { priority: 5 } } }],
    ["stages.x=null", { stages: [{ id: "y" }] }],
    ["new.map.key=[1, 2]", { new: { map: { key: [1, 2] } } }],
  ])("%s", (text, changed) => {
    expect(set(text).problems).toEqual([]);
    expect(set(text).data).toEqual({ ...(base.data as object), ...changed });
  });
  test("null removes a key", () => {
    expect(set("title=null").data).not.toHaveProperty("title");
  });
  test("later ones win, and the document given stays as it is", () => {
    expect(set("title=a", "title=b").data).toMatchObject({ title: "b" });
    expect(base.data).toMatchObject({ title: "t" });
  });
});

describe("what cannot be set", () => {
  test.each([
    ["title", "set:no-value"],
    ["title=", "set:no-value"],
    ["=1", "set:no-value"],
    ["a..b=1", "set:path"],
    ["__proto__.x=1", "set:path"],
    ["title.x=1", "set:not-a-map"],
    ["stages.9.servers=1", "set:no-item"],
    ["stages.z.servers=1", "set:no-item"],
    ["title=[1", "set:value"],
  ])("%s", (text, code) => {
    expect(set(text).problems.map((p) => p.code)).toEqual([code]);
    expect(set(text).problems[0]).toMatchObject({ fatal: true, file: `--set ${text}` });
  });
});

describe("positions", () => {
  test("what was set is at its --set; the rest where it was", () => {
    const document = set("flows.a.priority=2", "new.map.key=1");
    expect(document.locate(["flows", "a", "priority"], "value")).toEqual({
      file: "--set flows.a.priority=2",
    });
    expect(document.locate(["new", "map"], "key")).toEqual({ file: "--set new.map.key=1" });
    expect(document.locate(["flows", "a"], "key")).toEqual(base.locate(["flows", "a"], "key"));
  });
});
