/**
 * `--set path=value`: changes to a scenario's data from the command line, before it is validated. Knows no field:
 * an override that makes no sense is caught by the schema like any other text.
 */
import type { Problem } from "../errors.ts";
import { type Path, parseScenario, type ScenarioDocument } from "./parse.ts";

/** One `--set` as understood. */
interface Override {
  readonly text: string;
  readonly segments: readonly string[];
  readonly value: unknown;
}

/**
 * The document with overrides applied in order; the one given is not changed. A path is keys joined by dots; an item
 * of a list is named by its number (`stages.0` or `stages[0]`) or by its `id` (`stages.customs`). Maps that are
 * missing on the way are made. The value is YAML (`3`, `12 min`, `[1, 2]`, `{mean: 4 min}`); `null` removes the key.
 */
export function withOverrides(document: ScenarioDocument, texts: readonly string[]): ScenarioDocument {
  if (texts.length === 0 || document.data === undefined) return document;
  const problems: Problem[] = [...document.problems];
  const applied: { text: string; path: Path }[] = [];
  let data: unknown = document.data;
  for (const text of texts) {
    const override = parseOverride(text);
    const outcome = "code" in override ? override : assign(data, override, 0);
    if ("code" in outcome) {
      problems.push(refusal(text, outcome));
      continue;
    }
    data = outcome.data;
    applied.push({ text, path: outcome.path });
  }
  return {
    data,
    problems,
    locate: (path, at) => {
      const last = applied.findLast(
        (o) => covers(o.path, path) || (covers(path, o.path) && !has(document, path)),
      );
      return last === undefined ? document.locate(path, at) : { file: `--set ${last.text}` };
    },
  };
}

/** What is wrong with an override itself. */
interface Refusal {
  readonly code: string;
  readonly detail?: Readonly<Record<string, string>>;
}

function refusal(text: string, { code, detail }: Refusal): Problem {
  return { code, phase: "load", path: [], detail: { text, ...detail }, fatal: true, file: `--set ${text}` };
}

function covers(outer: Path, inner: Path): boolean {
  return outer.length <= inner.length && outer.every((segment, i) => String(segment) === String(inner[i]));
}

function has(document: ScenarioDocument, path: Path): boolean {
  let value = document.data;
  for (const segment of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return false;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return true;
}

function parseOverride(text: string): Override | Refusal {
  const equals = text.indexOf("=");
  if (equals < 1) return { code: "set:no-value" };
  const segments = text
    .slice(0, equals)
    .trim()
    .replace(/\[([^\]]*)\]/g, ".$1")
    .split(".");
  if (segments.some((segment) => segment === "" || segment === "__proto__")) return { code: "set:path" };
  const written = text.slice(equals + 1);
  if (written.trim() === "") return { code: "set:no-value" };
  const value = parseScenario(written);
  const fault = value.problems[0];
  // The text of nothing: `null` or `~`.
  if (fault?.code === "yaml:empty") return { text, segments, value: null };
  if (fault !== undefined)
    return { code: "set:value", detail: { message: String(fault.detail?.message ?? fault.code) } };
  return { text, segments, value: value.data };
}

/** The data with one value replaced, and the path that it has there. */
function assign(
  data: unknown,
  override: Override,
  depth: number,
): { data: unknown; path: (string | number)[] } | Refusal {
  const segment = override.segments[depth];
  if (segment === undefined) return { data: override.value, path: [] };
  if (Array.isArray(data)) return assignItem(data, segment, override, depth);
  if (data !== undefined && data !== null && typeof data !== "object") {
    return { code: "set:not-a-map", detail: { at: override.segments.slice(0, depth).join(".") } };
  }
  const map = (data ?? {}) as Record<string, unknown>;
  const rest = assign(Object.hasOwn(map, segment) ? map[segment] : undefined, override, depth + 1);
  if ("code" in rest) return rest;
  const changed: Record<string, unknown> = { ...map, [segment]: rest.data };
  if (override.value === null && depth === override.segments.length - 1) delete changed[segment];
  return { data: changed, path: [segment, ...rest.path] };
}

function assignItem(
  list: readonly unknown[],
  segment: string,
  override: Override,
  depth: number,
): ReturnType<typeof assign> {
  const index = /^\d+$/.test(segment)
    ? Number(segment)
    : list.findIndex((item) => (item as { id?: unknown } | null)?.id === segment);
  if (index < 0 || index > list.length) {
    const at = override.segments.slice(0, depth).join(".");
    return { code: "set:no-item", detail: { at, item: segment, length: String(list.length) } };
  }
  const rest = assign(list[index], override, depth + 1);
  if ("code" in rest) return rest;
  const changed = list.slice();
  if (override.value === null && depth === override.segments.length - 1) changed.splice(index, 1);
  else changed[index] = rest.data;
  return { data: changed, path: [index, ...rest.path] };
}
