/**
 * Makes a folder with those above it that are missing. Node's own `mkdir` with `recursive` never returns where a
 * file system has folders that cannot be made, such as below /proc (seen on Node 20.20): it tries again for ever.
 */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * @returns the first folder made, undefined where all were there
 * @throws the error of `mkdir` where it cannot be made
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      if ((await stat(path)).isDirectory()) return undefined;
      throw error;
    }
    const above = dirname(path);
    if (code !== "ENOENT" || above === path) throw error;
    const made = await makeFolder(above);
    if (made === undefined) throw error;
    await mkdir(path);
    return made;
  }
}
