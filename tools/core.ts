/**
 * Compiles the inner loop of the flat engine, `core/`, to WebAssembly, and writes it down as a module of the sources:
 * so nobody who runs them has a file to find.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";
import binaryen from "binaryen";

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The measures that the inner loop takes. */
const MEASURED = join(ROOT, "core/measured.ts");

/** The module written. */
export const CORE_CODE = join(ROOT, "src/model/flat/core-code.ts");

/** What the compiler is told. */
const OPTIONS = [
  "-O3",
  "--noAssert",
  "--uncheckedBehavior",
  "always",
  "--runtime",
  "stub",
  "--importMemory",
  "--enable",
  "simd",
  "--use",
  "abort=",
];

/** Compiles `core/`. @returns the text of the module that holds the code @throws Error with the compiler's words */
export async function coreModule(): Promise<string> {
  return [
    "/** The inner loop, compiled from `core/` by `npm run build`: not written by hand. */",
    `export const CORE_CODE =\n  "${await coreCode()}";\n`,
  ].join("\n");
}

/**
 * Compiles `core/`. @returns the code in base64
 * @param measured another text of `core/measured.ts`, for what measures cost
 * @throws Error with the compiler's words
 */
export async function coreCode(measured?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kezek-core-"));
  try {
    const words = [join(ROOT, "core/index.ts"), "--outFile", join(folder, "core.wasm"), ...OPTIONS];
    const { error, stderr } = await main(words, {
      readFile: async (name, base) => {
        const path = resolve(base, name);
        if (path === MEASURED && measured !== undefined) return measured;
        return readFile(path, "utf8").catch(() => null);
      },
    });
    if (error !== null) throw new Error(`core/ does not compile\n${stderr.toString()}`);
    return Buffer.from(inlined(await readFile(join(folder, "core.wasm")))).toString("base64");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Puts functions into those that call them, more of them than the compiler does: V8 makes no call in WebAssembly away,
 * and an event goes through a dozen.
 */
function inlined(code: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(code);
  const { MutableGlobals, BulkMemory, BulkMemoryOpt, SIMD128, SignExt, NontrappingFPToInt } =
    binaryen.Features;
  module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | SIMD128 | SignExt | NontrappingFPToInt);
  binaryen.setOptimizeLevel(4);
  binaryen.setAlwaysInlineMaxSize(100);
  binaryen.setFlexibleInlineMaxSize(1000);
  binaryen.setOneCallerInlineMaxSize(3000);
  module.optimize();
  return module.emitBinary();
}

/** Writes the module, unless it is as it should be. */
export async function writeCore(): Promise<void> {
  const text = await coreModule();
  const before = await readFile(CORE_CODE, "utf8").catch(() => "");
  if (text !== before) await writeFile(CORE_CODE, text);
}
