/** Reads a scenario and the files it names from disk. The only part of `scenario/` that knows Node. */
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Problem } from "../errors.ts";
import { withOverrides } from "./overrides.ts";
import { parseScenario } from "./parse.ts";
import { filesNamed, inOrder, type Validation, validateScenario } from "./validate.ts";

/** A scenario as loaded. */
export interface Loaded extends Validation {
  /** The scenario file's own text; empty when it could not be read. */
  readonly text: string;
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
  const document = withOverrides(parseScenario(read.text, name), overrides);
  const files: Record<string, string> = {};
  const problems: Problem[] = [];
  const failed = new Set<string>();
  for (const named of filesNamed(document.data)) {
    if (Object.hasOwn(files, named.name)) continue;
    const at = resolve(dirname(path), named.name);
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
  return { text: read.text, problems: all, ...(sound ? { scenario } : {}) };
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
