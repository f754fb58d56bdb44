/**
 * `npm run build`: makes `dist/` anew. The program and the library as bundles (see docs/decisions/0008-bundle.md),
 * and their types by the compiler, which also refuses what has none.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
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

await writePrograms();
// Nothing of an earlier build stays: names of chunks change with what is in them.
rmSync(`${ROOT}dist`, { recursive: true, force: true });
await Promise.all([
  bundle({ index: "src/index.ts", "cli/main": "src/cli/main.ts" }, `${ROOT}dist`),
  declarations(),
]);
