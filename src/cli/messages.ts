/**
 * From problems to lines for readers: the sentence of its code, what was expected and what was probably meant, and where
 * it stands. Knows neither files nor the terminal.
 */
import type { Problem } from "../errors.ts";
import { type Detail, SAYS_EXPECTED, SENTENCES } from "./sentences.ts";

/** A path as users write it: `checkpoints.karasu.stages[0].service`. */
export function pathInWords(path: Problem["path"]): string {
  return path
    .map((segment, i) => (typeof segment === "number" ? `[${segment}]` : `${i > 0 ? "." : ""}${segment}`))
    .join("");
}

/** What is wrong, what was expected and what was probably meant, without the position. */
export function sentenceOf(problem: Problem): string {
  const detail: Detail = Object.fromEntries(
    Object.entries(problem.detail ?? {}).map(([k, v]) => [k, String(v)]),
  );
  const sentence = SENTENCES[problem.code]?.(problem, detail) ?? fallback(problem, detail);
  const { expected, hint, code } = problem;
  // A long list of keys helps only those who have no better guess.
  const listed =
    expected !== undefined && !SAYS_EXPECTED.has(code) && !(code === "key:unknown" && hint !== undefined);
  const guess = code === "unit:missing" ? `write for example "${hint}"` : `did you mean "${hint}"?`;
  return [sentence, listed ? `expected ${expected}` : "", hint === undefined ? "" : guess]
    .filter((t) => t !== "")
    .join("; ");
}

/** For a code without a sentence: its own words. */
function fallback({ code, received }: Problem, detail: Detail): string {
  const facts = Object.entries(detail).map(([key, value]) => `${key} ${value}`);
  const words = code.replace(":", ": ").replaceAll("-", " ");
  return [words, ...(received === undefined ? [] : [`found ${received}`]), ...facts].join(", ");
}

/** One line: `file:line:column  path  what is wrong`; advice says so. */
export function formatProblem(problem: Problem): string {
  const { file, line, column } = problem;
  const at = [file, line, column].filter((part) => part !== undefined).join(":");
  const sentence = `${problem.fatal ? "" : "advice: "}${sentenceOf(problem)}`;
  return oneLine([at, pathInWords(problem.path), sentence].filter((part) => part !== "").join("  "));
}

/** Control characters in names or values must not reach the terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
