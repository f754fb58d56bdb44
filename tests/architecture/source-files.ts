/** The files of `src` as the architecture tests look at them: text, code without comments and strings, imports. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../src/", import.meta.url));

/** One file of `src`. */
export interface SourceFile {
  /** Path under `src`, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly uncommented: string;
  /** The text without comments and without the contents of strings in quotes; templates stay as they are. */
  readonly code: string;
  /** Files of `src` it imports, types included, as paths under `src`. */
  readonly imports: readonly string[];
  /** Packages and Node modules it imports. */
  readonly packages: readonly string[];
}

// Strings and templates are matched first, so that `//` in them is no comment, and a quote in a comment no string.
// Regular expressions with quotes in them would confuse this; the test of the scan says if one does.
const TOKENS =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![\\:])\/\/[^\n]*/g;
const STATIC = /^\s*(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"/gm;
const BARE = /^\s*import\s*"([^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*"([^"]+)"\s*\)/g;

/** All files of `src`. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map(fileAt);
}

function fileAt(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  const uncommented = text.replace(TOKENS, (whole, string) => string ?? whole.replace(/[^\n]/g, " "));
  const code = uncommented.replace(TOKENS, (whole) => (whole.startsWith("`") ? whole : '""'));
  const named = [STATIC, BARE, DYNAMIC].flatMap((pattern) =>
    Array.from(uncommented.matchAll(pattern), (m) => m[1]!),
  );
  const resolve = (name: string) => normalize(join(dirname(path), name)).replaceAll("\\", "/");
  return {
    path,
    text,
    uncommented,
    code,
    imports: named.filter((n) => n.startsWith(".")).map(resolve),
    packages: named.filter((n) => !n.startsWith(".")),
  };
}
