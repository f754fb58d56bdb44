/** `kezek init`: a scenario to start from. Never writes over a file. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Args } from "../args.ts";
import { EXIT, type Io, writeLines } from "../io.ts";
import { starterFor } from "../starter.ts";

/** Runs the command. */
export async function command({ files }: Args, io: Io): Promise<number> {
  const file = files[0] ?? "my-post.yaml";
  try {
    await writeFile(resolve(io.cwd, file), starterFor(file), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    writeLines(io.stderr, [`${file} is there already; it stays as it is`]);
    return EXIT.wrongScenario;
  }
  writeLines(io.stdout, [`${file} written; run it with: kezek run ${file}`]);
  return EXIT.done;
}
