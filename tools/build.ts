/**
 * `npm run build`: makes `dist/` anew. The library as a bundle of modules, the program as scripts with their code
 * (see docs/decisions/0008-bundle.md), and their types by the compiler, which also refuses what has none.
 */
import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle, bundleScripts, bundleStart } from "./bundle.ts";
import { writeCode } from "./code.ts";
import { writePrograms } from "./core.ts";

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Declarations of types into `dist/`; fails where the types are wrong. */
function declarations(): Promise<void> {
  const compiler = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, compiler, { cwd: ROOT, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with ${code}`))));
  });
}

/** Folder of what is built. */
const DIST = `${ROOT}dist`;

/**
 * The program: CommonJS, so that Node need not load what loads modules. Should it end without an exit code, since
 * nothing is left that could happen, Node would tell that of a module only, by 13.
 */
const MAIN = `#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { loader } from "./loader.ts";
process.exitCode = 13;
loader(new URL("../scripts/", pathToFileURL(__filename)).href)("./main.cjs");
`;

/** The worker of the threads, a module whose default is what a thread does. */
const WORKER = `
import { loader } from "./loader.ts";
const { default: runTask } = await loader(import.meta.url)("./worker.cjs");
export default runTask;
`;

await writePrograms();
// Nothing of an earlier build stays: names of chunks change with what is in them.
rmSync(DIST, { recursive: true, force: true });
await Promise.all([
  bundle({ index: "src/index.ts" }, DIST),
  bundleScripts(`${DIST}/scripts`),
  bundleStart(MAIN, `${DIST}/cli/main.js`, "cjs"),
  bundleStart(WORKER, `${DIST}/scripts/worker.js`, "esm"),
  declarations(),
]);
writeFileSync(`${DIST}/cli/package.json`, '{ "type": "commonjs" }\n');
await writeCode(`${DIST}/scripts`);
