/**
 * A file that has the wrong shape in one place can still be checked everywhere else: this puts something sound in the
 * place of what is wrong, or cuts it out, so that the rest can be validated too. Knows no field.
 */
import type { z } from "zod";
import type { Problem } from "../errors.ts";
import type { Path } from "./parse.ts";
import { leavesOf, type Schema, wordsOf } from "./schema-nodes.ts";

/** Data with some of its parts replaced or cut; lists close up. */
export interface Pruned {
  readonly data: unknown;
  /** Paths in the original data of what was replaced or cut. */
  readonly changed: readonly Path[];
  /** The path in the original data of a path in the pruned. */
  original(path: Path): Path;
}

/** What happens to the part at a path: another value, or nothing at all. */
type Change = { readonly path: Path; readonly value?: unknown };

const keyOf = (path: Path): string => JSON.stringify(path.map(String));

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

function apply(data: unknown, changes: ReadonlyMap<string, Change>): Pruned {
  const indexes = new Map<unknown, number[]>();
  const copy = (value: unknown, path: Path): unknown => {
    const part = (key: string | number): [unknown] | [] => {
      const here = [...path, key];
      const change = changes.get(keyOf(here));
      if (change !== undefined) return "value" in change ? [change.value] : [];
      return isContainer(value) && Object.hasOwn(value, key) ? [copy(value[key], here)] : [];
    };
    if (Array.isArray(value)) {
      const kept = [...value.keys()].filter((i) => part(i).length > 0);
      const list = kept.map((i) => part(i)[0]);
      indexes.set(list, kept);
      return list;
    }
    if (!isContainer(value)) return value;
    const added = [...changes.values()].filter((c) => keyOf(c.path.slice(0, -1)) === keyOf(path));
    const keys = new Set([...Object.keys(value), ...added.map((c) => String(c.path.at(-1)))]);
    return Object.fromEntries([...keys].flatMap((key) => part(key).map((item) => [key, item])));
  };
  const pruned = copy(data, []);
  return {
    data: pruned,
    changed: [...changes.values()].map((c) => c.path),
    original: (path) => {
      let value: unknown = pruned;
      return path.map((segment) => {
        const index = indexes.get(value)?.[Number(segment)];
        value = isContainer(value) ? value[segment] : undefined;
        return index ?? segment;
      });
    },
  };
}

/** Values of every kind, tried in turn where something must stand. */
const STAND_INS: readonly unknown[] = [
  "1 h",
  "1 /h",
  "08:00",
  "08:00-20:00",
  1,
  true,
  "2025-09-22",
  "2025-09-22T00:00",
  "x",
  {},
];

/** Something that a schema accepts: one of its own words, or a simple value. Undefined when none of them does. */
export function standInFor(schema: Schema): unknown {
  const words = leavesOf(schema).flatMap(wordsOf);
  return [...words, ...STAND_INS].find((value) => (schema as z.ZodType).safeParse(value).success);
}

/** How often it is tried; each time further up where the last change did not help. */
const ATTEMPTS = 12;

/** What the shape of data is held against. */
export interface Shape {
  /** Problems of the shape of data; their paths lead into that data. */
  problemsOf(data: unknown): readonly Problem[];
  /** The schema of a part of data. */
  schemaAt(data: unknown, path: Path): Schema | undefined;
}

/** Data as near to the original as it takes to have no problem of shape, or undefined when nothing useful is left. */
export function pruneUntilSound(data: unknown, shape: Shape): Pruned | undefined {
  const changes = new Map<string, Change>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const pruned = apply(data, changes);
    const problems = shape.problemsOf(pruned.data);
    if (problems.length === 0) return pruned;
    for (const problem of problems) {
      const path = pruned.original(problem.path);
      const change = changeFor(problem, path, changes, shape.schemaAt(pruned.data, problem.path));
      if (change.path.length < 1) return undefined;
      changes.set(keyOf(change.path), change);
    }
  }
  return undefined;
}

/** First something sound in its place; then nothing; then nothing in the place of what holds it. */
function changeFor(
  problem: Problem,
  path: Path,
  changes: ReadonlyMap<string, Change>,
  schema: Schema | undefined,
): Change {
  const before = changes.get(keyOf(path));
  const unknown = problem.code === "key:unknown" || problem.code === "key:id" || schema === undefined;
  if (before === undefined && !unknown && problem.code !== "choose:unknown") {
    const value = standInFor(schema);
    if (value !== undefined) return { path, value };
  }
  const gone = problem.code === "key:missing" || (before !== undefined && !("value" in before));
  return { path: gone ? path.slice(0, -1) : path };
}
