/**
 * `extends: base.yaml`: a scenario that is another one with changes. Puts the two documents together as data, before
 * validation, and keeps for every part the position where it was written. Reads no file.
 *
 * A map is joined key by key, `null` takes a key away, and anything else replaces what the base has. Three rules more:
 * - where exactly one of several ways is to be named (a distribution, a gate's policy), another way replaces it whole;
 * - a map over a list changes its items, each named by its `id` or number, as `--set` does;
 * - `sources` and `assumptions` are added to those of the base, which they do not contradict.
 */
import type { Problem } from "../errors.ts";
import type { Path, ScenarioDocument } from "./parse.ts";
import { isChoice, keysOf, type Leaf, leavesOf, partOf, type Schema } from "./schema-nodes.ts";

/** One thing in which a scenario differs from its base; `undefined` where one of them has nothing. */
export interface Change {
  /** As the variant writes it: items of a list by their `id`. */
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** Two documents as one. */
export interface Extended extends ScenarioDocument {
  readonly changes: readonly Change[];
}

/** Lists that a variant adds to. */
const ADDED_TO = new Set(["sources", "assumptions"]);
/** Keys of a variant that say nothing of the base. */
const OWN_KEYS = new Set(["extends"]);

/** A part that was written in the variant: where it is in the whole, and where in the variant. */
interface Written {
  readonly path: Path;
  readonly own: Path;
}

/** Items of a list of the whole, by the index that each has in the base. */
interface Moved {
  readonly path: Path;
  readonly from: readonly number[];
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The base with the changes of a variant; neither is changed. */
export function extended(base: ScenarioDocument, own: ScenarioDocument, schema: Schema): Extended {
  if (base.data === undefined || own.data === undefined) {
    return { ...own, data: undefined, problems: [...own.problems, ...base.problems], changes: [] };
  }
  const joining = new Joining();
  const data = joining.join(base.data, own.data, leavesOf(schema), [], []);
  const misplaced = joining.problems.map((p) => ({ ...p, ...own.locate(p.path, "key") }));
  return {
    data,
    problems: [...own.problems, ...base.problems, ...misplaced],
    changes: joining.changes,
    locate: (path, at) => {
      const written = joining.written.findLast((w) => covers(w.path, path));
      if (written === undefined) return base.locate(joining.inBase(path), at);
      return own.locate([...written.own, ...path.slice(written.path.length)], at);
    },
  };
}

function covers(outer: Path, inner: Path): boolean {
  return outer.length <= inner.length && outer.every((segment, i) => String(segment) === String(inner[i]));
}

/** Joins two documents and remembers who wrote what. */
class Joining {
  readonly written: Written[] = [];
  readonly changes: Change[] = [];
  readonly problems: Problem[] = [];
  readonly #moved: Moved[] = [];

  /** @param path in the whole @param own in the variant */
  join(base: unknown, value: unknown, leaves: readonly Leaf[], path: Path, own: Path): unknown {
    if (Array.isArray(base) && isMap(value)) return this.#items(base, value, leaves, path, own);
    if (!isMap(base) || !isMap(value) || isAnotherWay(base, value, leaves)) {
      this.written.push({ path, own });
      if (JSON.stringify(base) !== JSON.stringify(value))
        this.changes.push({ path: own, before: base, after: value });
      return value;
    }
    const joined: Record<string, unknown> = { ...base };
    for (const [key, part] of Object.entries(value)) {
      if (path.length === 0 && OWN_KEYS.has(key)) continue;
      const [here, there] = [
        [...path, key],
        [...own, key],
      ];
      const before = Object.hasOwn(base, key) ? base[key] : undefined;
      if (part === null) {
        delete joined[key];
        if (before !== undefined) this.changes.push({ path: there, before, after: undefined });
      } else if (path.length === 0 && ADDED_TO.has(key) && Array.isArray(before) && Array.isArray(part)) {
        joined[key] = this.#added(before, part, here, there);
      } else joined[key] = this.join(before, part, partsOf(leaves, key), here, there);
    }
    return joined;
  }

  /** The path in the base of what stands at a path of the whole. */
  inBase(path: Path): Path {
    const found = [...path];
    for (const { path: list, from } of this.#moved) {
      const index = from[Number(path[list.length])];
      if (covers(list, path) && index !== undefined) found[list.length] = index;
    }
    return found;
  }

  #added(base: readonly unknown[], more: readonly unknown[], path: Path, own: Path): unknown[] {
    more.forEach((_, i) => {
      this.written.push({ path: [...path, base.length + i], own: [...own, i] });
    });
    return [...base, ...more];
  }

  #items(
    base: readonly unknown[],
    value: Map,
    leaves: readonly Leaf[],
    path: Path,
    own: Path,
  ): readonly unknown[] {
    const items: { from: number; item: unknown }[] = base.map((item, from) => ({ from, item }));
    const named = Object.entries(value).map(([name, part]) => ({
      name,
      part,
      at: /^\d+$/.test(name) ? Number(name) : base.findIndex((item) => isMap(item) && item.id === name),
    }));
    const removed = named.filter(({ part, at }) => part === null && base[at] !== undefined);
    const kept = items.filter(({ from }) => !removed.some(({ at }) => at === from));
    this.#moved.push({ path, from: kept.map(({ from }) => from) });
    for (const { at, part, name } of named) {
      const there = [...own, name];
      if (base[at] === undefined) {
        const ids = base.map((item) => (isMap(item) ? String(item.id ?? "") : "")).filter((id) => id !== "");
        this.problems.push({
          code: "extends:no-item",
          phase: "load",
          path: there,
          received: name,
          ...(ids.length === 0 ? {} : { expected: `one of ${ids.join(", ")}` }),
          fatal: true,
        });
        continue;
      }
      const index = kept.findIndex(({ from }) => from === at);
      if (part === null) this.changes.push({ path: there, before: base[at], after: undefined });
      else if (index >= 0) {
        kept[index]!.item = this.join(base[at], part, partsOf(leaves, at), [...path, index], there);
      }
    }
    return kept.map(({ item }) => item);
  }
}

function partsOf(leaves: readonly Leaf[], segment: string | number): Leaf[] {
  return leaves.flatMap((leaf) => {
    const part = partOf(leaf, segment);
    return part === undefined ? [] : leavesOf(part);
  });
}

/** Whether two maps are two of several ways of saying a thing, of which a file has one. */
function isAnotherWay(base: Map, value: Map, leaves: readonly Leaf[]): boolean {
  const [before, after] = [Object.keys(base), Object.keys(value)];
  const takes = (leaf: Leaf, keys: readonly string[]) =>
    leaf.definition.type === "record" || keys.every((key) => keysOf(leaf).includes(key));
  const both = leaves.filter((leaf) => takes(leaf, before) && takes(leaf, after));
  if (both.length === 0) return leaves.some((l) => takes(l, before)) && leaves.some((l) => takes(l, after));
  return both.every(isChoice) && before[0] !== after[0];
}
