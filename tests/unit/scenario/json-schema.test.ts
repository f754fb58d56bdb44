import { describe, expect, test } from "vitest";
import { scenarioJsonSchema } from "../../../src/scenario/json-schema.ts";

interface Node {
  readonly description?: string;
  readonly $ref?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly then?: Node;
  readonly else?: Node;
}

/** Parameters of variants that say nothing yet. */
const SILENT = new Set<string>([]);

describe("the JSON Schema of scenarios", () => {
  const schema = scenarioJsonSchema() as Node;

  test("every key says what it means", () => {
    const silent = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries((node as Node).properties ?? {})) {
        if (value.description === undefined && value.$ref === undefined) silent.add(key);
      }
      for (const value of Object.values(node)) walk(value);
    };
    walk(schema);
    expect([...silent].filter((key) => !SILENT.has(key))).toEqual([]);
  });

  test("a scenario that extends another has the same outermost keys, and one more", () => {
    const keys = Object.keys(schema.else?.properties ?? {});
    expect(keys.length).toBeGreaterThan(10);
    expect(Object.keys(schema.then?.properties ?? {})).toEqual(["extends", ...keys]);
  });

  test("durations have a pattern that takes durations and no bare number", () => {
    const length = schema.else?.properties?.calendar?.properties?.length;
    const pattern = new RegExp(length?.anyOf?.find((n) => n.pattern !== undefined)?.pattern ?? "^$");
    for (const good of ["45 min", "2 h", "1 d 12 h", "1.5h"]) expect(good).toMatch(pattern);
    for (const bad of ["12", "soon", "min 4"]) expect(bad).not.toMatch(pattern);
  });
});
