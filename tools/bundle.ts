/** From the sources to few files that load quickly: modules, the libraries among them, joined by esbuild. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Format, type Plugin } from "esbuild";
import { withConstants } from "./constants.ts";
import { AFTER, BEFORE, HERE, toScript } from "./scripts.ts";

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folder, inside the bundle, of what several entries share. */
const CHUNKS = "chunks";

/** The oldest Node that is supported. */
const TARGET = "node20.19";

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

/**
 * Bundles entries into a folder as modules, with their source maps. Names are kept, so that a stack can be read without
 * the maps.
 * @param entries source files by their names in the folder, without `.js`
 */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const options = { banner: { js: REQUIRE }, chunkNames: `${CHUNKS}/[name]-[hash]` };
  await bundleOne(entries, folder, [withoutIdleParts], options, (text) => text);
}

/**
 * Bundles the program into a folder as scripts: see `scripts.ts`. The worker of the threads is bundled apart from the
 * rest: it shares nothing, since it has no shapes.
 */
export async function bundleScripts(folder: string): Promise<void> {
  const options: BuildOptions = {
    banner: { js: BEFORE },
    footer: { js: AFTER },
    define: { "import.meta.url": HERE },
    chunkNames: "[name]-[hash]",
    outExtension: { ".js": ".cjs" },
  };
  await Promise.all([
    bundleOne({ main: "src/cli/main.ts" }, folder, [withoutIdleParts], options, toScript),
    bundleOne({ worker: "src/run/executors/worker.ts" }, folder, [withoutShapes], options, toScript),
  ]);
}

/** What is loaded first: the loader, and what it is asked for. */
export async function bundleStart(contents: string, outfile: string, format: Format): Promise<void> {
  await build({
    stdin: { contents, resolveDir: `${ROOT}tools` },
    outfile,
    bundle: true,
    format,
    platform: "node",
    target: TARGET,
    logLevel: "warning",
  });
}

async function bundleOne(
  entryPoints: Readonly<Record<string, string>>,
  folder: string,
  plugins: Plugin[],
  options: BuildOptions,
  made: (text: string) => string,
): Promise<void> {
  const { outputFiles = [] } = await build({
    write: false,
    absWorkingDir: ROOT,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: TARGET,
    external: SEPARATE,
    plugins,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "warning",
    ...options,
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, path.endsWith(".map") ? text : await withConstants(made(text)));
  }
}
