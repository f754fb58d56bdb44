/**
 * From the schema's issues to problems that a user can act on: one for each fault, at its own place, with what was
 * expected there and a guess at what was meant. Knows zod; knows no field of a scenario.
 */
import type { z } from "zod";
import type { Problem } from "../errors.ts";
import { nearest } from "./nearest.ts";
import type { Path } from "./parse.ts";
import {
  expectationOf,
  isChoice,
  keysOf,
  type Leaf,
  leafInWords,
  leavesOf,
  optionsOf,
  partOf,
  type Schema,
  wordsOf,
} from "./schema-nodes.ts";

type Issue = z.core.$ZodIssue;
type Issues = readonly Issue[];

/** A value, the schema that it was held against, and where it stands. */
interface Place {
  readonly schema: Schema | undefined;
  readonly value: unknown;
  readonly path: Path;
}

/** Problems for the issues that a schema found in data. */
export function shapeProblems(issues: Issues, schema: Schema, data: unknown): Problem[] {
  return withoutEchoes(fromIssues(issues, { schema, value: data, path: [] }));
}

function fromIssues(issues: Issues, top: Place): Problem[] {
  return issues
    .filter((issue) => !isConsequence(issue, issues))
    .flatMap((issue) => fromIssue(issue, descend(top, issue.path as Path)));
}

/** A rule about which keys go together says nothing new where a key is not known at all. */
function isConsequence(issue: Issue, issues: Issues): boolean {
  const here = issue.path.join("\n");
  return (
    issue.code === "custom" &&
    issues.some((other) => other.code === "unrecognized_keys" && other.path.join("\n") === here)
  );
}

/** A key that is missing only because it is misspelt needs no second line. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const meant = new Set(
    problems
      .filter((p) => p.code === "key:unknown" && p.hint !== undefined)
      .map((p) => [...p.path.slice(0, -1), p.hint].join("\n")),
  );
  return problems.filter((p) => p.code !== "key:missing" || !meant.has(p.path.join("\n")));
}

/** The place a path leads to; in a union, through the option that fits the value best. */
function descend(from: Place, path: Path): Place {
  let { schema, value } = from;
  for (const segment of path) {
    const leaf = schema === undefined ? undefined : bestLeaf(leavesOf(schema), value);
    schema = leaf === undefined ? undefined : partOf(leaf, segment);
    value = isContainer(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }
  return { schema, value, path: [...from.path, ...path] };
}

/** The schema of a part of data. */
export function schemaAt(schema: Schema, data: unknown, path: Path): Schema | undefined {
  return descend({ schema, value: data, path: [] }, path).schema;
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}

/** Scores below this mean that the value is of another kind than the leaf. */
const FITS = 30;

/** How well a value fits a leaf, so that the fault is told in terms of what was probably meant. */
function score(leaf: Leaf, value: unknown): number {
  const { type } = leaf.definition;
  if (type === "object" && isMap(value)) {
    const keys = keysOf(leaf);
    let sum = 100 + (isChoice(leaf) ? 1 : 0);
    for (const key of Object.keys(value)) {
      sum += keys.includes(key) ? 4 : nearest(key, keys) !== undefined ? 2 : -1;
    }
    return Math.max(sum, FITS);
  }
  if (type === "record") return isMap(value) ? 90 : 0;
  if (type === "array" || type === "tuple") return Array.isArray(value) ? 100 : 0;
  if (type === "enum" || type === "literal") {
    const words = wordsOf(leaf);
    if (words.includes(String(value))) return 120;
    if (typeof value !== "string") return 0;
    return nearest(value, words) === undefined ? 40 : 60;
  }
  if (type === "string") return typeof value === "string" ? 50 : 0;
  return type === typeof value ? 100 : 0;
}

function bestLeaf(leaves: readonly Leaf[], value: unknown): Leaf | undefined {
  let best: Leaf | undefined;
  for (const leaf of leaves) {
    if (best === undefined || score(leaf, value) > score(best, value)) best = leaf;
  }
  return best;
}

/** A code of ours that a schema put in place of zod's message. */
const CODE = /^[a-z][a-z-]*:[a-z-]+$/;

function fromIssue(issue: Issue, place: Place): Problem[] {
  switch (issue.code) {
    case "invalid_union":
      return fromUnion(issue, place);
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, place));
    case "invalid_key":
      return [problem("key:id", place, { received: String(place.path.at(-1)) })];
    case "custom":
      return [custom(issue, place)];
    case "invalid_element":
      return fromIssues(issue.issues as Issues, place);
    default:
      break;
  }
  if (place.value === undefined) return [missing(place)];
  if (CODE.test(issue.message)) return [problem(issue.message, place)];
  if (issue.code === "invalid_value") return [notAmong(place, issue.values.map(String))];
  if (issue.code === "too_small" || issue.code === "too_big") return [outOfRange(issue, place)];
  return [problem("value:kind", place)];
}

function problem(code: string, place: Place, more: Partial<Problem> = {}): Problem {
  const expected = place.schema === undefined ? undefined : expectationOf(place.schema);
  return {
    code,
    phase: "shape",
    path: place.path,
    fatal: true,
    received: inWords(place.value),
    ...(expected === undefined || expected === "" ? {} : { expected }),
    ...more,
  };
}

function missing(place: Place): Problem {
  const { received: _, ...rest } = problem("key:missing", place);
  return rest;
}

function custom(issue: Issue & { code: "custom" }, place: Place): Problem {
  const code = CODE.test(issue.message) ? issue.message : "value:rule";
  if (place.value === undefined) return missing(place);
  const detail: Record<string, string | number> = code === "value:rule" ? { rule: issue.message } : {};
  for (const [key, value] of Object.entries(issue.params ?? {})) {
    detail[key] = typeof value === "number" ? value : String(value);
  }
  if (code.startsWith("choose:")) return badChoice(place);
  return problem(code, place, Object.keys(detail).length === 0 ? {} : { detail });
}

function notAmong(place: Place, words: readonly string[]): Problem {
  const hint = typeof place.value === "string" ? nearest(place.value, words) : undefined;
  return problem("value:choice", place, hint === undefined ? {} : { hint });
}

function outOfRange(issue: Issue & { code: "too_small" | "too_big" }, place: Place): Problem {
  const leaf = place.schema === undefined ? undefined : bestLeaf(leavesOf(place.schema), place.value);
  if (typeof place.value === "number") {
    return problem("value:range", place, leaf === undefined ? {} : { expected: leafInWords(leaf) });
  }
  const few = issue.code === "too_small";
  const limit = Number(few ? issue.minimum : issue.maximum);
  const { expected: _, ...rest } = problem(few ? "value:too-few" : "value:too-many", place, {
    detail: { limit },
  });
  return rest;
}

function unknownKey(key: string, place: Place): Problem {
  // What knows the key is not what refused it.
  const leaves = place.schema === undefined ? [] : leavesOf(place.schema);
  const refusing = leaves.filter((leaf) => !keysOf(leaf).includes(key));
  const leaf = bestLeaf(refusing.length === 0 ? leaves : refusing, place.value);
  const keys = leaf === undefined ? [] : keysOf(leaf);
  const hint = nearest(key, keys);
  return {
    code: leaf !== undefined && isChoice(leaf) ? "choose:unknown" : "key:unknown",
    phase: "shape",
    path: [...place.path, key],
    received: key,
    ...(keys.length === 0 ? {} : { expected: `one of ${keys.join(", ")}` }),
    ...(hint === undefined ? {} : { hint }),
    fatal: true,
  };
}

/** A choice with no name, or with several. */
function badChoice(place: Place): Problem {
  const leaf = place.schema === undefined ? undefined : leavesOf(place.schema).find(isChoice);
  const names = leaf === undefined ? [] : keysOf(leaf);
  const given = isMap(place.value) ? Object.keys(place.value) : [];
  return problem(given.length > 1 ? "choose:several" : "choose:none", place, {
    received: given.join(", "),
    expected: `exactly one of ${names.join(", ")}`,
  });
}

function fromUnion(issue: Issue & { code: "invalid_union" }, place: Place): Problem[] {
  const { schema, value } = place;
  if (value === undefined) return [missing(place)];
  if (schema === undefined) return [problem("value:kind", place)];
  const leaves = leavesOf(schema);
  const byName = typeof value === "string" ? namedChoice(leaves, value, place) : undefined;
  if (byName !== undefined) return [byName];
  const best = bestLeaf(leaves, value);
  if (best === undefined || score(best, value) < FITS) return [wrongKind(leaves, place)];
  const options = optionsOf(schema);
  const chosen = options.findIndex((option) => leavesOf(option).some((leaf) => leaf.schema === best.schema));
  const inner = issue.errors[chosen];
  if (inner === undefined || inner.length === 0) return [problem("value:kind", place)];
  const found = fromIssues(inner, { ...place, schema: options[chosen] });
  return found.map((p) => (p.path.length > place.path.length ? p : inTermsOf(p, place)));
}

/** A fault of the whole value is told against all that would do there, not against one option alone. */
function inTermsOf(p: Problem, place: Place): Problem {
  if (OWN_WORDS.test(p.code)) return p;
  return place.schema === undefined ? p : { ...p, expected: expectationOf(place.schema) };
}

/** Codes whose own expectation says more than that of the whole union. */
const OWN_WORDS = /^(choose|parameters):|^value:(range|too-few|too-many)$/;

/** A variant's bare name, or nearly, where its parameters are needed or another kind of text would do. */
function namedChoice(leaves: readonly Leaf[], name: string, place: Place): Problem | undefined {
  const choice = leaves.find(isChoice);
  if (choice === undefined) return undefined;
  const names = keysOf(choice);
  if (names.includes(name)) {
    const part = partOf(choice, name);
    const keys = part === undefined ? [] : leavesOf(part).flatMap(keysOf);
    const form = keys.length === 0 ? "..." : `{${keys.map((key) => `${key}: ...`).join(", ")}}`;
    return problem("choose:parameters", place, { received: name, expected: `{${name}: ${form}}` });
  }
  const hint = nearest(name, names);
  if (hint === undefined && leaves.some((leaf) => leaf.definition.type === "string")) return undefined;
  return problem("choose:unknown", place, {
    received: name,
    expected: `one of ${names.join(", ")}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** A value of a kind that nothing here takes; a number where a quantity is wanted lacks only its unit. */
function wrongKind(leaves: readonly Leaf[], place: Place): Problem {
  const quantity = leaves.find((leaf) => leaf.definition.values?.[0] === 0 && leaf.expectation !== undefined);
  if (typeof place.value !== "number" || quantity === undefined) return problem("value:kind", place);
  const words = leaves
    .map((leaf) => leaf.expectation ?? "")
    .find((text) => UNITS.some(([start]) => text.startsWith(start)));
  const unit = UNITS.find(([start]) => words?.startsWith(start))?.[1];
  return problem("unit:missing", place, unit === undefined ? {} : { hint: `${place.value} ${unit}` });
}

/** By the words with which a quantity's expectation begins: a unit that makes a number one. */
const UNITS: readonly (readonly [string, string])[] = [
  ["a rate", "/h"],
  ["a duration", "min"],
  ["a distribution of durations", "min"],
];

/** A value as a message shows it. */
export function inWords(value: unknown): string {
  if (value === null) return "nothing";
  if (typeof value === "string")
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (!isMap(value)) return String(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty map {}";
  return `a map with the key${keys.length > 1 ? "s" : ""} ${keys.slice(0, 4).join(", ")}${keys.length > 4 ? ", ..." : ""}`;
}
