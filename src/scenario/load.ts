/** Reads a scenario and the files it names from disk. The only part of `scenario/` that knows Node. */
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Problem } from "../errors.ts";
import { type Change, extended } from "./extend.ts";
import { withOverrides } from "./overrides.ts";
import { parseScenario, type ScenarioDocument } from "./parse.ts";
import { scenarioSchema } from "./schema/scenario.ts";
import { filesNamed, inOrder, type Validation, validateScenario } from "./validate.ts";

/** A scenario as loaded. */
export interface Loaded extends Validation {
  /** The scenario file's own text; empty when it could not be read. */
  readonly text: string;
  /** The whole as data, before any default is put in: what the file says with its base and overrides. */
  readonly data?: unknown;
  /** The files that it extends, nearest first, and in what it differs from the nearest; absent when it extends none. */
  readonly extends?: { readonly bases: readonly string[]; readonly changes: readonly Change[] };
}

/** Larger files are refused [bytes]. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** The text of a file, or why there is none: a code and what fills it. */
type Reading = { readonly text: string } | { readonly code: string; readonly detail: Problem["detail"] };

/**
 * Loads and validates a scenario file. Never throws for anything that is wrong with files: that is in `problems`.
 * @param overrides `path=value`, applied in order before validation
 * @param name what messages call the file
 */
export async function loadScenario(
  path: string,
  overrides: readonly string[] = [],
  name: string = path,
): Promise<Loaded> {
  const read = await readText(path);
  if ("code" in read) {
    const problem: Problem = { code: read.code, phase: "load", path: [], fatal: true, file: name };
    return { text: "", problems: [{ ...problem, detail: { file: name, ...read.detail } }] };
  }
  const whole = await withBase(parseScenario(read.text, name), path, [resolve(path)]);
  const document = withOverrides(whole.document, overrides);
  /** Where the files that a part names are looked for: beside the file in which the part stands. */
  const folderOf = (file: string | undefined) => dirname(whole.paths.get(file ?? name) ?? path);
  const files: Record<string, string> = {};
  const problems: Problem[] = [];
  const failed = new Set<string>();
  for (const named of filesNamed(document.data)) {
    if (Object.hasOwn(files, named.name)) continue;
    const at = resolve(folderOf(document.locate(named.path, "value").file), named.name);
    const reading = await readText(at);
    if ("text" in reading) files[named.name] = reading.text;
    else {
      failed.add(named.name);
      const detail = { file: named.name, at, ...reading.detail };
      const where = document.locate(named.path, "value");
      problems.push({ code: reading.code, phase: "load", path: named.path, fatal: true, detail, ...where });
    }
  }
  const { scenario, problems: found } = validateScenario(document, files);
  const others = found.filter((p) => p.code !== "file:missing" || !failed.has(String(p.detail?.file)));
  const all = inOrder([...problems, ...others]);
  const sound = scenario !== undefined && !all.some((p) => p.fatal);
  const bases = [...whole.paths.keys()];
  return {
    text: read.text,
    problems: all,
    ...(document.data === undefined ? {} : { data: document.data }),
    ...(bases.length === 0 ? {} : { extends: { bases, changes: whole.changes } }),
    ...(sound ? { scenario } : {}),
  };
}

/** A document with everything that it extends. */
interface Whole {
  readonly document: ScenarioDocument;
  /** Files of the bases, nearest first, by the name that messages have for them. */
  readonly paths: ReadonlyMap<string, string>;
  readonly changes: readonly Change[];
}

/** Reads the base that a document names, and the base of that, and joins them. */
async function withBase(own: ScenarioDocument, path: string, above: readonly string[]): Promise<Whole> {
  const alone: Whole = { document: own, paths: new Map(), changes: [] };
  if (typeof own.data !== "object" || own.data === null || !Object.hasOwn(own.data, "extends")) return alone;
  const { extends: named, id } = own.data as { extends: unknown; id?: unknown };
  const refused = (code: string, detail: Problem["detail"] = {}): Whole => {
    const where = own.locate(["extends"], "value");
    const problem: Problem = { code, phase: "load", path: ["extends"], fatal: true, detail, ...where };
    const nothing = { ...own, data: undefined, problems: [...own.problems, problem] };
    return { ...alone, document: nothing };
  };
  if (typeof named !== "string" || named === "") return refused("extends:no-file");
  if (id === undefined) return refused("extends:no-id");
  const at = resolve(dirname(path), named);
  if (above.includes(at)) return refused("extends:circle", { file: named });
  const reading = await readText(at);
  if ("code" in reading) return refused(reading.code, { file: named, at, ...reading.detail });
  const base = await withBase(parseScenario(reading.text, named), at, [...above, at]);
  const joined = extended(base.document, own, scenarioSchema);
  return {
    document: joined,
    paths: new Map([[named, at], ...base.paths]),
    changes: joined.changes,
  };
}

async function readText(path: string): Promise<Reading> {
  try {
    const { size } = await stat(path).then((s) => {
      if (s.isDirectory()) throw Object.assign(new Error("a directory"), { code: "EISDIR" });
      // A device may never end.
      if (!s.isFile() && !s.isFIFO()) throw Object.assign(new Error("a device"), { code: "EINVAL" });
      return s;
    });
    if (size > LARGEST_FILE) return { code: "file:too-large", detail: { size, most: LARGEST_FILE } };
    return decode(await readFile(path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unknown";
    return { code: READ_CODES[reason] ?? "file:unreadable", detail: { reason } };
  }
}

const READ_CODES: Readonly<Record<string, string>> = {
  ENOENT: "file:missing",
  ENOTDIR: "file:missing",
  EISDIR: "file:directory",
};

function decode(bytes: Uint8Array): Reading {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { code: "file:encoding", detail: { found: "UTF-16" } };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { code: "file:encoding", detail: { found: "another encoding" } };
  }
}
