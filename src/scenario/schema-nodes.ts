/**
 * Reading a zod schema as data: what stands at a path, which keys it takes, what it expects in words. Knows no
 * scenario and judges no value; `shape-problems.ts` does.
 *
 * A description that begins with "a" or "an" says what is expected ("a duration with its unit, such as ..."); any other
 * says what the field means. The innermost such description speaks for all fields made from it.
 */
import type { z } from "zod";

/** Any schema. */
export type Schema = z.core.$ZodType;

/** The parts of a schema's definition that matter here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly getter?: () => Schema;
  readonly element?: Schema;
  readonly items?: readonly Schema[];
  readonly valueType?: Schema;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
}

/** One thing that a schema accepts once wrappers and unions are taken away. */
export interface Leaf {
  readonly schema: Schema;
  readonly definition: Definition;
  /** What is expected, in words, where the schema that wraps it says so. */
  readonly expectation: string | undefined;
}

function definitionOf(schema: Schema): Definition {
  return schema._zod.def as unknown as Definition;
}

function descriptionOf(schema: Schema): string | undefined {
  return (schema as z.ZodType).description;
}

/** What a schema expects by its own description or that of the schema it was made from, the innermost first. */
function said(schema: Schema): string | undefined {
  const inner = schema._zod.parent === undefined ? undefined : said(schema._zod.parent);
  if (inner !== undefined) return inner;
  const own = descriptionOf(schema);
  return own !== undefined && /^an? /.test(own) ? own : undefined;
}

/** The schema inside a wrapper (optional, default, transform, lazy), if it is one. */
function inside(schema: Schema): Schema | undefined {
  const { innerType, in: input, getter } = definitionOf(schema);
  return innerType ?? input ?? getter?.();
}

/** Deep enough for any schema here; a schema that only wraps itself ends there. */
const DEEPEST = 30;

/** Everything a schema accepts, one leaf for each kind. */
export function leavesOf(schema: Schema, expectation?: string, depth = 0): Leaf[] {
  if (depth > DEEPEST) return [];
  const words = said(schema) ?? expectation;
  const definition = definitionOf(schema);
  if (definition.type === "union") {
    return (definition.options ?? []).flatMap((option) => leavesOf(option, words, depth + 1));
  }
  const within = inside(schema);
  if (within !== undefined) return leavesOf(within, words, depth + 1);
  return [{ schema, definition, expectation: words }];
}

/** Options of a union, or the schema alone. Their order is that of a union issue's `errors`. */
export function optionsOf(schema: Schema): readonly Schema[] {
  const definition = definitionOf(schema);
  if (definition.type === "union") return definition.options ?? [];
  const within = inside(schema);
  return within === undefined ? [schema] : optionsOf(within);
}

/** Whether a leaf is the choice of a family: exactly one key, the name of a variant. */
export function isChoice(leaf: Leaf): boolean {
  const meta = (leaf.schema as z.ZodType).meta() as
    | { minProperties?: number; maxProperties?: number }
    | undefined;
  return leaf.definition.type === "object" && meta?.minProperties === 1 && meta.maxProperties === 1;
}

/** Keys that a leaf takes; none unless it is an object. */
export function keysOf(leaf: Leaf): string[] {
  return Object.keys(leaf.definition.shape ?? {});
}

/** Words that a leaf takes; none unless it is an enumeration or a literal. */
export function wordsOf(leaf: Leaf): string[] {
  const { entries, values } = leaf.definition;
  return (values ?? Object.values(entries ?? {})).map(String);
}

/** The schema of one part of a leaf. */
export function partOf(leaf: Leaf, segment: string | number): Schema | undefined {
  const { shape, element, items, valueType } = leaf.definition;
  if (shape !== undefined) return Object.hasOwn(shape, segment) ? shape[segment] : undefined;
  return items?.[Number(segment)] ?? element ?? valueType;
}

/** What a schema expects, in words that follow "expected". */
export function expectationOf(schema: Schema): string {
  const words = saidThrough(schema);
  if (words !== undefined) return words;
  const all = leavesOf(schema).map((leaf) => leaf.expectation ?? leafInWords(leaf));
  return [...new Set(all)].join(", or ");
}

/** What the schema says, or what the schema that it wraps says, before it falls apart into options. */
function saidThrough(schema: Schema): string | undefined {
  const words = said(schema);
  if (words !== undefined || definitionOf(schema).type === "union") return words;
  const within = inside(schema);
  return within === undefined ? undefined : saidThrough(within);
}

/** What a leaf expects by its own rules, in words that follow "expected". */
export function leafInWords(leaf: Leaf): string {
  const { type } = leaf.definition;
  if (type === "object") {
    const keys = keysOf(leaf);
    if (isChoice(leaf)) return `one of ${keys.join(", ")}`;
    return keys.length === 0 ? "an empty map {}" : `a map with keys such as ${keys.slice(0, 5).join(", ")}`;
  }
  if (type === "enum" || type === "literal") {
    const words = wordsOf(leaf);
    return words.length === 1 ? `${words[0]}` : `one of ${words.join(", ")}`;
  }
  if (type === "number") return numberInWords(leaf.schema);
  return KIND_WORDS[type] ?? type;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  record: "a map",
};

/** One rule on a number, as zod keeps it. */
interface Check {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
}

function numberInWords(schema: Schema): string {
  const definition = schema._zod.def as unknown as Check & { checks?: readonly z.core.$ZodCheck[] };
  const checks = (definition.checks ?? []).map((check) => check._zod.def as unknown as Check);
  const noun = [definition, ...checks].some((c) => c.format === "safeint") ? "a whole number" : "a number";
  const low = checks.findLast((c) => c.check === "greater_than");
  const high = checks.findLast((c) => c.check === "less_than");
  if (low?.inclusive && high?.inclusive) return `${noun} from ${low.value} to ${high.value}`;
  if (low !== undefined && high !== undefined) return `${noun} between ${low.value} and ${high.value}`;
  if (low !== undefined)
    return low.inclusive ? `${noun}, ${low.value} or more` : `${noun} above ${low.value}`;
  if (high === undefined) return noun;
  return high.inclusive ? `${noun}, ${high.value} or less` : `${noun} below ${high.value}`;
}
