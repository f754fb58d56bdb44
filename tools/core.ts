/**
 * Compiles the programs in `core/` to WebAssembly, and writes each down as a module of the sources: so nobody who runs
 * them has a file to find.
 */
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";
import binaryen from "binaryen";

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A program for WebAssembly, and the module of the sources that holds it. */
export interface CoreProgram {
  /** Where its sources begin, from the folder of the repository. */
  readonly entry: string;
  /** The module, from the same folder, what it says at its head, and the name under which it exports the code. */
  readonly module: string;
  readonly head: string;
  readonly name: string;
  /** What the compiler is told of its memory. */
  readonly memory: readonly string[];
  /** Functions that stay out of those that call them, by the file and name that the compiler gives them. */
  readonly apart: readonly string[];
  /** Whether what it keeps outside its memory can be read and set from outside, so that it can begin anew. */
  readonly anew?: boolean;
  /** Other texts of some of its sources, by path from the same folder. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** The inner loop of the flat engine. */
export const INNER_LOOP: CoreProgram = {
  entry: "core/index.ts",
  module: "src/model/flat/core-code.ts",
  head: "The inner loop, compiled from `core/` by `npm run build`: not written by hand.",
  name: "CORE_CODE",
  memory: ["--importMemory"],
  anew: true,
  apart: [
    "core/vehicles/anotherVehicle",
    "core/vehicles/grow",
    "core/departures/grow",
    "core/level/Level#rise",
    "core/level/Level#addBeyond",
    "core/draws/drawBlock",
    "core/told/flushStays",
    "core/told/flushWaits",
    "core/told/tellRow",
    "core/post/settle",
    "core/ways/wayDrawn",
    "core/post/offer",
    "core/claims/sharedFree",
    "core/told/releaseShared",
    "core/told/seizeShared",
    "core/line/Line#pushByRank",
    "core/line/Line#shiftByRank",
  ],
};

/** What the loop knows of, from the folder of the repository. */
const KINDS = "core/kinds.ts";

/** The inner loop for plain posts, of the same sources. */
export const PLAIN_LOOP: CoreProgram = {
  ...INNER_LOOP,
  module: "src/model/flat/plain-code.ts",
  head: "The inner loop for plain posts, compiled from `core/` by `npm run build`: not written by hand.",
  name: "PLAIN_CODE",
  apart: INNER_LOOP.apart.filter((name) => !/wayDrawn|offer$|[sS]hared|ByRank/.test(name)),
  texts: { [KINDS]: readFileSync(join(ROOT, KINDS), "utf8").replaceAll("bool = true", "bool = false") },
};

/** Random numbers, many at a time. */
export const THREEFRY: CoreProgram = {
  entry: "core/threefry/index.ts",
  module: "src/kernel/threefry-program.ts",
  head: "The program of `blocks.ts`, compiled from `core/threefry/` by `npm run build`: not written by hand.",
  name: "THREEFRY_PROGRAM",
  memory: ["--initialMemory", "1"],
  apart: [],
};

/** The ends of many columns. */
export const ENDS: CoreProgram = {
  entry: "core/ends/index.ts",
  module: "src/statistics/ends-program.ts",
  head: "The program of `ends.ts`, compiled from `core/ends/` by `npm run build`: not written by hand.",
  name: "ENDS_PROGRAM",
  memory: ["--initialMemory", "4"],
  apart: [],
};

/** Compiles a program. @returns the text of the module that holds its code @throws Error with the compiler's words */
export async function moduleOf(program: CoreProgram): Promise<string> {
  return `/** ${program.head} */\nexport const ${program.name} =\n  "${await codeOf(program)}";\n`;
}

/**
 * Compiles a program. @returns its code in base64
 * @param measured another text of `core/measured.ts`, for what measures cost
 * @throws Error with the compiler's words
 */
export async function codeOf(program: CoreProgram, measured?: string): Promise<string> {
  const { entry, memory, apart } = program;
  const texts = new Map(Object.entries(program.texts ?? {}).map(([path, text]) => [join(ROOT, path), text]));
  if (measured !== undefined) texts.set(join(ROOT, "core/measured.ts"), measured);
  const folder = await mkdtemp(join(tmpdir(), "kezek-core-"));
  try {
    const file = join(folder, "program.wasm");
    const options = [
      "-O0",
      "--debug",
      "--baseDir",
      ROOT,
      "--noAssert",
      "--uncheckedBehavior",
      "always",
      "--runtime",
      "stub",
    ];
    options.push("--enable", "simd", "--use", "abort=", ...memory);
    const { error, stderr } = await main([join(ROOT, entry), "--outFile", file, ...options], {
      readFile: async (name, base) => {
        const path = resolve(base, name);
        return texts.get(path) ?? readFile(path, "utf8").catch(() => null);
      },
    });
    if (error !== null) throw new Error(`${entry} does not compile\n${stderr.toString()}`);
    const module = inlined(await readFile(file), apart, measured === undefined);
    if (program.anew) exportGlobals(module);
    return Buffer.from(module.emitBinary()).toString("base64");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts functions into those that call them, more of them than the compiler does: V8 makes no call in WebAssembly away,
 * and an event goes through a dozen. Those called seldom, or only where staff is shared or priorities count, stay apart,
 * or they would take registers from all around them.
 * @param whole whether all measures are taken: then each of these is there @throws Error if one is not
 */
function inlined(code: Uint8Array, apart: readonly string[], whole: boolean): binaryen.Module {
  const module = binaryen.readBinary(code);
  const { MutableGlobals, BulkMemory, BulkMemoryOpt, SIMD128, SignExt, NontrappingFPToInt } =
    binaryen.Features;
  module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | SIMD128 | SignExt | NontrappingFPToInt);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(200);
  binaryen.setFlexibleInlineMaxSize(3000);
  binaryen.setOneCallerInlineMaxSize(20_000);
  for (const name of apart) {
    const there = module.getFunction(name) !== 0;
    if (!there && whole) throw new Error(`there is no function ${name} to keep apart`);
    if (!there) continue;
    binaryen.setPassArgument("no-inline", name);
    module.runPasses(["no-inline"]);
  }
  module.optimize();
  return module;
}

/** Exports the variables of a module, after everything that is made faster by knowing who sets them. */
function exportGlobals(module: binaryen.Module): void {
  for (let i = 0; i < module.getNumGlobals(); i += 1) {
    const { name, mutable } = binaryen.getGlobalInfo(module.getGlobalByIndex(i));
    if (mutable) module.addGlobalExport(name, name);
  }
}

/** Writes the module of each program, unless it is as it should be. */
export async function writePrograms(): Promise<void> {
  for (const program of [INNER_LOOP, PLAIN_LOOP, THREEFRY, ENDS]) {
    const file = join(ROOT, program.module);
    const text = await moduleOf(program);
    const before = await readFile(file, "utf8").catch(() => "");
    if (text !== before) await writeFile(file, text);
  }
}
