/** The JSON Schema of a scenario file, for editors and for other programs. Follows from the zod schema alone. */
import { z } from "zod";
import { scenarioSchema } from "./schema/scenario.ts";
import { type Leaf, leavesOf, type Schema } from "./schema-nodes.ts";

/** Name of the schema: that of the file format and its version. */
export const SCHEMA_ID = "urn:kezek:scenario:1";

/** Patterns of texts with a unit, by the words with which their expectation begins. */
const PATTERNS: readonly (readonly [string, string])[] = [
  ["a duration", "^\\s*([+-]?[0-9.]+(e[+-]?[0-9]+)?\\s*[a-zA-Z]+\\s*)+$|^\\s*0(\\.0*)?\\s*$"],
  ["a rate", "^\\s*[0-9.eE+-]+\\s*(/|per)\\s*[a-zA-Z]+\\s*$"],
  ["a time of day", "^\\s*\\d{1,2}:\\d{2}(:\\d{2})?\\s*$"],
  ["a date,", "^\\d{4}-\\d{2}-\\d{2}$"],
];

/** The schema of what a user may write (draft 2020-12), as plain data. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const patterns = textPatterns(scenarioSchema);
  const schema = z.toJSONSchema(scenarioSchema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const pattern = patterns.get(zodSchema);
      if (pattern !== undefined) jsonSchema.pattern = pattern;
    },
  });
  const { $schema, $defs, ...whole } = schema;
  return {
    $schema,
    $id: SCHEMA_ID,
    title: "Kezek scenario",
    description: "A scenario of Kezek, the simulator of border-checkpoint queues",
    if: { type: "object", required: ["extends"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: variantSchema(whole.properties ?? {}),
    else: whole,
    ...($defs === undefined ? {} : { $defs }),
  };
}

/** Of a scenario that extends another, only the outermost keys are known: the rest is checked with its base. */
function variantSchema(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = Object.entries(properties).map(([key, part]) => {
    const { description } = part as { description?: string };
    return [key, description === undefined ? {} : { description }];
  });
  return {
    type: "object",
    properties: {
      extends: { type: "string", description: "the scenario file that this one changes" },
      ...Object.fromEntries(keys),
    },
    required: ["extends", "id"],
    additionalProperties: false,
  };
}

/** The text schemas that stand for quantities, each with its pattern. */
function textPatterns(schema: Schema): Map<Schema, string> {
  const patterns = new Map<Schema, string>();
  const seen = new Set<Schema>();
  const visit = (leaf: Leaf): void => {
    const pattern = PATTERNS.find(([start]) => leaf.expectation?.startsWith(start))?.[1];
    if (leaf.definition.type === "string" && pattern !== undefined) patterns.set(leaf.schema, pattern);
    if (seen.has(leaf.schema)) return;
    seen.add(leaf.schema);
    const { shape, element, items, valueType } = leaf.definition;
    const parts = [...Object.values(shape ?? {}), ...(items ?? []), element, valueType];
    for (const part of parts) if (part !== undefined) for (const inner of leavesOf(part)) visit(inner);
  };
  for (const leaf of leavesOf(schema)) visit(leaf);
  return patterns;
}
