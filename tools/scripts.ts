/**
 * From modules, as the bundler prints them, to scripts that V8 can keep compiled: Node takes compiled code for scripts
 * alone. A script is a function of a loader; it awaits what it imports and returns what it exports. No line moves, so
 * that the maps to the sources stay true.
 */

/** What stands before and after a module to make it such a function. In parentheses V8 compiles it at once. */
export const BEFORE = '"use strict"; module.exports = (async (load, here) => {';
export const AFTER = "});";

/** What stands for `import.meta.url` in it. */
export const HERE = "here";

/** The text of a module, between `BEFORE` and `AFTER`, as a script. @throws Error where it says what is not known here */
export function toScript(text: string): string {
  const script = text
    .replace(/^#!.*/, "")
    .replace(
      /^import (?:(\{[^}]*\}|\* as [\w$]+|[\w$]+) from )?"([^"]+)";$/gm,
      (_, names: string | undefined, from: string) =>
        names === undefined ? `${taken(from)};` : `const ${pattern(names)} = ${taken(from)};`,
    )
    .replace(/^export (\{[^}]*\});$/gm, (_, names: string) => `return ${literal(names)};`)
    .replace(/\bimport\((?="[^"*]+"\))/g, "load(")
    // A letter is a byte: the bundler writes strings so, and leaves comments and patterns as they are.
    .replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const left = /^(?:import|export)\b.*$|^(?!\/\/).*\bimport\(["`].*$/m.exec(script);
  if (left !== null) throw new Error(`not known to tools/scripts.ts: ${left[0]}`);
  return script;
}

/** How a script asks for a module: Node's own come without a wait. */
function taken(from: string): string {
  return from.startsWith("node:") ? `require("${from}")` : `await load("${from}")`;
}

/** `{ a, b as c }` as what an object is taken apart by; `* as all` and, of Node's modules, the default as a name. */
function pattern(names: string): string {
  return names.replace(/^\* as /, "").replaceAll(/([\w$]+) as ([\w$]+)/g, "$1: $2");
}

/** `{ a, b as c }` as an object. */
function literal(names: string): string {
  return names.replaceAll(/([\w$]+) as ([\w$]+)/g, "$2: $1");
}
