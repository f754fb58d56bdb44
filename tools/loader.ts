/**
 * Loads the scripts that `scripts.ts` makes of modules, each with the code that V8 compiled of it when it was built
 * (`code.ts`). Where there is none for this Node, or V8 refuses it, V8 compiles the text as usual. Writes nothing.
 * Bundled into `dist/`: this is loaded before everything else.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** What a module gives to others. */
type Exports = Readonly<Record<string, unknown>>;

/** Gives what a script of the folder exports (`./name.cjs`), which it runs the first time, or a library. */
export type Load = (from: string) => Promise<Exports>;

/** A script, as a function of what a module finds in its scope. */
type Body = (load: Load, here: string) => Promise<Exports>;

/** Where Node wants the loaders of its own modules and a CommonJS module's exports. */
type Wrapped = (module: { exports?: Body }, require: (name: string) => unknown) => void;

/** What stands before the code in its file: a checksum. As long as V8 wants what it reads to be aligned [bytes]. */
const HEAD = 8;

/** Where the code of a script is that this Node compiled. Of two Nodes with one V8, each takes only its own. */
function codeFile(path: string): string {
  return `${path}.${process.version}-${process.arch}.code`;
}

/**
 * A loader of the scripts of a folder.
 * @param folder its URL, with a slash at its end
 * @param seen is told of each script that V8 has compiled or taken from its code, with its path
 */
export function loader(folder: string, seen?: (path: string, script: Script) => void): Load {
  const loaded = new Map<string, Promise<Exports>>();
  return function load(from) {
    if (!from.startsWith("./")) return import(from);
    let exports = loaded.get(from);
    if (exports === undefined) {
      const here = new URL(from, folder);
      exports = bodyOf(fileURLToPath(here), seen)(load, here.href);
      loaded.set(from, exports);
    }
    return exports;
  };
}

function bodyOf(path: string, seen?: (path: string, script: Script) => void): Body {
  // Node reads the maps to the sources for modules, not for scripts.
  if (process.env.KEZEK_DEBUG === "1")
    return process.getBuiltinModule("node:module").createRequire(path)(path) as Body;
  const text = readFileSync(path);
  const cachedData = keptCode(path, text);
  // All on the first line, and ASCII throughout: places in it are those in the file.
  const script = new Script(`(function (module, require) { ${text.toString("latin1")}\n});`, {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  seen?.(path, script);
  const module: { exports?: Body } = {};
  (script.runInThisContext() as Wrapped)(module, process.getBuiltinModule);
  return module.exports!;
}

/** The code that was kept of a script, unless one of them is damaged: V8 itself looks at their lengths only. */
function keptCode(path: string, text: Buffer): Buffer | undefined {
  let kept: Buffer;
  try {
    kept = readFileSync(codeFile(path));
  } catch {
    return undefined;
  }
  const code = kept.subarray(HEAD);
  return kept.length > HEAD && kept.readUInt32LE() === checksum(text, code) ? code : undefined;
}

/** What is to be kept of a script, and where. */
export function codeToKeep(path: string, script: Script): { file: string; content: Buffer } {
  const code = script.createCachedData();
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(checksum(readFileSync(path), code));
  return { file: codeFile(path), content: Buffer.concat([head, code]) };
}

/** Of a script and its code. Zlib takes as long to load as the smallest scripts take, which have no code. */
function checksum(text: Buffer, code: Buffer): number {
  const { crc32 } = process.getBuiltinModule("node:zlib");
  return crc32(code, crc32(text));
}
