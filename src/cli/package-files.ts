/** Files that come with the package, wherever this module stands: in the sources, or in a bundle of them. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the package: the nearest one above that holds a package.json. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("Kezek's package.json is missing");
    folder = above;
  }
  return folder;
}

/**
 * Path of a file of the package.
 * @param name from the package's folder, such as `scenarios/karasu-live-queue.yaml`
 */
export function packageFile(name: string): string {
  return join(packageFolder(), name);
}
