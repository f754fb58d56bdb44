/** Modules as they ship: bundled from the sources like the program itself, so that no measurement is of older ones. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CORE_CODE } from "../src/model/flat/core-code.ts";
import { PLAIN_CODE } from "../src/model/flat/plain-code.ts";
import { bundle } from "../tools/bundle.ts";

/** Every module that a benchmark measures by itself, by its path in `src/`. They are bundled together. */
const MODULES = [
  "index",
  "catalogue/distributions/chosen-laws",
  "catalogue/distributions/index",
  "kernel/calendar",
  "kernel/fast-calendar",
  "kernel/stream",
  "model/flat/instantiate-flat",
  "model/flat/supported",
  "model/levels",
  "run/core-reader",
  "run/recorder",
  "run/simulate",
  "scenario/load",
  "statistics/moments",
  "statistics/tally",
  "statistics/level-set",
  "statistics/wait-sketch",
] as const;

/** Where they are put: inside the repository, so that they find its libraries; a folder for each process. */
const FOLDER = fileURLToPath(new URL(`.built/${process.pid}`, import.meta.url));

let bundled: Promise<void> | undefined;

/** A module, typed by the sources. */
export async function built<T>(path: (typeof MODULES)[number]): Promise<T> {
  bundled ??= makeBundle();
  await bundled;
  return (await import(`${FOLDER}/${path}.js`)) as T;
}

/** The inner loop, and that for plain posts, in base64. */
export interface Loops {
  readonly whole: string;
  readonly plain: string;
}

/**
 * As `built`, from a copy of everything: code that is compiled apart from that of other copies.
 * @param loops the inner loops of the flat engine in place of the program's own
 */
export function builtApart(copy: string, loops?: Loops): typeof built {
  let copied: Promise<void> | undefined;
  return async <T>(path: (typeof MODULES)[number]): Promise<T> => {
    bundled ??= makeBundle();
    copied ??= bundled.then(() => {
      process.on("exit", () => rmSync(`${FOLDER}-${copy}`, { recursive: true, force: true }));
      cpSync(FOLDER, `${FOLDER}-${copy}`, { recursive: true });
      if (loops === undefined) return;
      replaceCode(`${FOLDER}-${copy}`, CORE_CODE, loops.whole);
      replaceCode(`${FOLDER}-${copy}`, PLAIN_CODE, loops.plain);
    });
    await copied;
    return (await import(`${FOLDER}-${copy}/${path}.js`)) as T;
  };
}

/** Puts another inner loop into a copy, wherever the program's own stands. @throws Error if it stands nowhere */
function replaceCode(folder: string, own: string, other: string): void {
  let places = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    const text = readFileSync(`${folder}/${name}`, "utf8");
    if (!text.includes(own)) continue;
    writeFileSync(`${folder}/${name}`, text.replaceAll(own, other));
    places += 1;
  }
  if (places === 0) throw new Error("the inner loop is not in the bundle");
}

async function makeBundle(): Promise<void> {
  process.on("exit", () => rmSync(FOLDER, { recursive: true, force: true }));
  await bundle(Object.fromEntries(MODULES.map((path) => [path, `src/${path}.ts`])), FOLDER);
}
