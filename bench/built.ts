/** Modules as they ship: bundled from the sources like the program itself, so that no measurement is of older ones. */
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
  "model/flat/journal",
  "model/flat/supported",
  "model/levels",
  "run/journal-reader",
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

/** As `built`, from a copy of everything: code that is compiled apart from that of other copies. */
export function builtApart(copy: string): typeof built {
  let copied: Promise<void> | undefined;
  return async <T>(path: (typeof MODULES)[number]): Promise<T> => {
    bundled ??= makeBundle();
    copied ??= bundled.then(() => {
      process.on("exit", () => rmSync(`${FOLDER}-${copy}`, { recursive: true, force: true }));
      cpSync(FOLDER, `${FOLDER}-${copy}`, { recursive: true });
    });
    await copied;
    return (await import(`${FOLDER}-${copy}/${path}.js`)) as T;
  };
}

async function makeBundle(): Promise<void> {
  process.on("exit", () => rmSync(FOLDER, { recursive: true, force: true }));
  await bundle(Object.fromEntries(MODULES.map((path) => [path, `src/${path}.ts`])), FOLDER);
}
