/** `kezek schema`: the JSON Schema of scenario files. */
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { makeFolder } from "../../run/executors/make-folder.ts";
import { scenarioJsonSchema } from "../../scenario/json-schema.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io } from "../io.ts";

/** Runs the command. */
export async function command({ out }: Args, io: Io): Promise<number> {
  const text = `${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`;
  if (out === undefined) io.stdout.write(text);
  else {
    const path = resolve(io.cwd, out);
    await makeFolder(dirname(path));
    await writeFile(path, text);
  }
  return EXIT.done;
}
