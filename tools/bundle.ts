/** From the sources to few files that load quickly: modules, the libraries among them, joined by esbuild. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folder, inside the bundle, of what several entries share. `threads.ts` looks for its worker beside itself. */
const CHUNKS = "chunks";

/** Libraries of one use that most commands do without; they stay where npm put them. */
const SEPARATE = ["tinypool", "simjs", "cli-progress"];

/** For CommonJS libraries, which ask for Node's modules by `require`. */
const REQUIRE = [
  'import { createRequire as requireFrom } from "node:module";',
  "const require = requireFrom(import.meta.url);",
].join("\n");

/**
 * What stands for zod in a worker: whatever is declared is a shape that nothing fits. A scenario that reaches a worker
 * has been checked, and to make all the shapes takes a tenth of a second of each thread.
 */
const NO_SHAPES = `
const parse = () => { throw new Error("a worker checks nothing"); };
const safeParse = () => ({ success: false });
const shape = new Proxy(function () {}, {
  get: (_, key) => (key === "safeParse" ? safeParse : key === "parse" ? parse : shape),
  apply: () => shape,
});
export const z = shape;
`;

/** Leaves out all of zod. */
const withoutShapes: Plugin = {
  name: "without-shapes",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: "zod", namespace: "no-shapes" }));
    onLoad({ filter: /^zod$/, namespace: "no-shapes" }, () => ({ contents: NO_SHAPES }));
  },
};

/** Leaves out the parts of libraries that nobody calls and that the bundler cannot know to be idle. */
const withoutIdleParts: Plugin = {
  name: "without-idle-parts",
  setup({ onLoad, onResolve, resolve }) {
    // Zod's messages in 60 languages: Kezek has its own, in src/cli/messages.ts.
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: "export {};" }));
    // `{ z }` is all of zod to the bundler, `* as z` what is used of it.
    onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return {
        contents: text.replace('import { z } from "zod";', 'import * as z from "zod";'),
        loader: "ts",
      };
    });
    // What yargs does to a terminal: only its parser is used, and the rest takes 60 ms to load.
    onResolve(
      { filter: /platform-shims\/esm\.mjs$/ },
      async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === "asked") return undefined;
        const found = await resolve(path, { kind, importer, resolveDir, pluginData: "asked" });
        return { ...found, sideEffects: false };
      },
    );
  },
};

/** Names that a module of ours gives at its top, as the bundler prints them: alone, or several taken from an object. */
const GIVEN = /^var (?=([A-Za-z_$][\w$]*) = |\{\s[^=]*\} = |\[[^=]*\] = )/gm;

/**
 * Makes what our modules name at their top constant again. The bundler turns each `const` there into a `var`, which
 * V8 must look up at every use, since somebody might change it; of a `const` it puts the value into the code: a seventh
 * of the time of a run. Our modules import each other in no circle, so that none is read before it is given.
 */
function withConstants(text: string): string {
  // What is written between quotes gives nothing a value.
  const code = text.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
  // Parts of a chunk begin with the name of their file. Libraries stay as they are: theirs may be in circles.
  return text
    .split(/^(?=\/\/ (?:src|node_modules)\/)/m)
    .map((part) =>
      part.startsWith("// src/")
        ? part.replace(GIVEN, (found, name?: string) =>
            name !== undefined && changes(code, name) ? found : "const ",
          )
        : part,
    )
    .join("");
}

/** What gives a name another value, as the bundler prints it. */
const AGAIN = "(?: (?:[-+*/%&|^]|\\*\\*|<<|>>>?|\\?\\?|\\|\\||&&)?= |\\+\\+|--)";

/** Whether a name is given another value somewhere; where two names are alike, rather once too often. */
function changes(code: string, name: string): boolean {
  const escaped = name.replaceAll("$", "\\$");
  return new RegExp(`(?<!(?:var|let|const) |[\\w$.#])${escaped}${AGAIN}|(?:\\+\\+|--)${escaped}\\b`).test(
    code,
  );
}

/**
 * Bundles entries into a folder, with their source maps. Names are kept, so that a stack can be read without the maps.
 * The worker of the threads is added to them, in files of its own: it shares none, since it has no shapes.
 * @param entries source files by their names in the folder, without `.js`
 */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const worker = { [`${CHUNKS}/worker`]: "src/run/executors/worker.ts" };
  await Promise.all([
    bundleOne(entries, folder, "[name]-[hash]", [withoutIdleParts]),
    bundleOne(worker, folder, "worker-[name]-[hash]", [withoutShapes]),
  ]);
}

async function bundleOne(
  entryPoints: Readonly<Record<string, string>>,
  folder: string,
  chunkNames: string,
  plugins: Plugin[],
): Promise<void> {
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: ROOT,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: `${CHUNKS}/${chunkNames}`,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: SEPARATE,
    banner: { js: REQUIRE },
    plugins,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "warning",
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path.endsWith(".js") ? withConstants(text) : text);
  }
}
