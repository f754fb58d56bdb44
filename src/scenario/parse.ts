/**
 * From YAML or JSON text to plain data and the position of every part of it. Reads no file and knows no field of
 * a scenario: what the data means is for the schema to say.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import type { Problem } from "../errors.ts";

/** A place in a scenario: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** Where something stands: a file with a line and column from 1, or only the `--set` that put it there. */
export interface Position {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A scenario's text as read: data without meaning, and where each part of it stands. */
export interface ScenarioDocument {
  readonly data: unknown;
  /** What is wrong with the text itself. Where it could not be read at all, `data` is undefined. */
  readonly problems: readonly Problem[];
  /** Position of a value or of its key; of the nearest existing parent where the path leads nowhere. */
  locate(path: Path, at: "key" | "value"): Position;
}

/** Deeper data than this is no scenario; recursion beyond it could exhaust the stack. */
const DEEPEST = 100;

/**
 * The document in a text. Never throws: whatever is wrong with the text is in `problems`, each with its position.
 * @param file name of the file, for positions
 */
export function parseScenario(text: string, file?: string): ScenarioDocument {
  const lines = new LineCounter();
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { ...(file === undefined ? {} : { file }), line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (problems: readonly Problem[]): ScenarioDocument => ({
    data: undefined,
    problems,
    locate: () => ({ ...(file === undefined ? {} : { file }) }),
  });

  const fault = unreadable(body);
  if (fault !== undefined) {
    countLines(body, lines);
    return refused([{ ...syntax(fault.code), ...at(fault.offset) }]);
  }
  const document = parseDocument(body, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    merge: true,
    // "silent" would hide a second document.
    logLevel: "error",
  });
  const found = [...document.errors, ...document.warnings].map((e): Problem => {
    const code = e.message.startsWith("Flow ") ? "yaml:bracket" : (SYNTAX_CODES[e.code] ?? "yaml:syntax");
    const [line] = e.message.split("\n");
    return { ...syntax(code, { message: line ?? "", text: wordAt(body, e.pos[0]) }), ...at(e.pos[0]) };
  });
  if (!found.every(isIndependent)) {
    return refused(
      found.filter((p, i) => isIndependent(p) || !found.slice(0, i).some((q) => !isIndependent(q))),
    );
  }
  const locate = locator(document, at);
  const lost = lostAlias(document);
  if (lost !== undefined)
    return refused([...found, { ...syntax("yaml:no-anchor", { text: lost.source }), ...at(lost.at) }]);
  const data = plainData(document);
  if ("problem" in data) return refused([...found, { ...data.problem, ...locate(data.problem.path, "key") }]);
  if (data.data === null) return refused([{ ...syntax("yaml:empty"), ...at(0) }]);
  return { data: data.data, problems: found, locate };
}

/** Faults of the text that have a sentence of their own. */
const SYNTAX_CODES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "key:duplicate",
  TAB_AS_INDENT: "yaml:tab",
  BAD_INDENT: "yaml:indent",
  BLOCK_AS_IMPLICIT_KEY: "yaml:colon",
  TAG_RESOLVE_FAILED: "yaml:tag",
  MULTIPLE_DOCS: "yaml:several-documents",
  NON_STRING_KEY: "yaml:key",
};

/** A syntax error makes others after it, of which only the first tells anything; these faults stand for themselves. */
function isIndependent(problem: Problem): boolean {
  return problem.code === "key:duplicate" || problem.code === "yaml:tag";
}

/** The word that begins at an offset, for messages. */
function wordAt(text: string, offset: number): string {
  return /^[^\s:,\]}]{0,40}/.exec(text.slice(offset, offset + 40))?.[0] ?? "";
}

function syntax(code: string, detail?: Record<string, string>, path: Path = []): Problem {
  return { code, phase: "load", path, fatal: true, ...(detail === undefined ? {} : { detail }) };
}

/** A fault that makes it pointless, or dangerous, to parse the text at all. */
function unreadable(text: string): { code: string; offset: number } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a wrong encoding leaves behind
  const strange = /[\u0000\uFFFD]/.exec(text);
  if (strange !== null) return { code: "yaml:encoding", offset: strange.index };
  if (text.trim() === "") return { code: "yaml:empty", offset: 0 };
  const chain = new RegExp(`(?:[-?] ){${DEEPEST}}`).exec(text);
  if (chain !== null) return { code: "yaml:too-deep", offset: chain.index };
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) depth += 1;
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth -= 1;
    // Brackets in comments count too, hence the distance from DEEPEST; the parser itself dies near 10,000.
    if (depth > 20 * DEEPEST) return { code: "yaml:too-deep", offset: i };
  }
  return undefined;
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lines.addNewLine(i + 1);
}

/** The first alias whose anchor does not stand before it. */
function lostAlias(document: Document.Parsed): { source: string; at: number } | undefined {
  let lost: { source: string; at: number } | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      lost = { source: alias.source, at: alias.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return lost;
}

/** The document's data, each part its own object, or what prevents it. */
function plainData(document: Document.Parsed): { data: unknown } | { problem: Problem } {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 10_000 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: syntax("yaml:alias", { message }) };
  }
  const copy = (value: unknown, path: Path): unknown => {
    if (path.length > DEEPEST) throw syntax("yaml:too-deep", undefined, path.slice(0, 1));
    if (Array.isArray(value)) return value.map((item, i) => copy(item, [...path, i]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const here = [...path, key];
        if (key === "__proto__") throw syntax("key:forbidden", undefined, here);
        return [key, copy(item, here)];
      }),
    );
  };
  try {
    return { data: copy(data, []) };
  } catch (problem) {
    return { problem: problem as Problem };
  }
}

/** One step down: the pair of a key, or the item of an index; aliases and merged maps are followed. */
function child(
  document: Document.Parsed,
  node: Node | null | undefined,
  segment: string | number,
): { key?: Node; value: Node | null } | undefined {
  const real = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(real)) {
    const item = real.items[Number(segment)];
    return item === undefined ? undefined : { value: item as Node };
  }
  if (!isMap(real)) return undefined;
  const named = (name: string) =>
    real.items.filter((pair) => isScalar(pair.key) && String(pair.key.value) === name) as Pair<
      Node,
      Node | null
    >[];
  const own = named(String(segment))[0];
  if (own !== undefined) return { key: own.key, value: own.value };
  for (const merge of named("<<")) {
    const sources = isSeq(merge.value) ? (merge.value.items as Node[]) : [merge.value];
    for (const source of sources) {
      const found = child(document, source, segment);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function locator(document: Document.Parsed, at: (offset: number) => Position): ScenarioDocument["locate"] {
  const start = (node: Node | null | undefined) => node?.range?.[0];
  return (path, which) => {
    let value: Node | null | undefined = document.contents;
    let key: Node | undefined;
    for (const [i, segment] of path.entries()) {
      const step = child(document, value, segment);
      if (step === undefined) return at(start(i === 0 ? value : (key ?? value)) ?? 0);
      key = step.key;
      value = step.value;
    }
    return at(start(which === "key" ? (key ?? value) : (value ?? key)) ?? start(key) ?? 0);
  };
}
