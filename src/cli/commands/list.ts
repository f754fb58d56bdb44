/** `kezek list`: the scenarios of a folder, with the question that each answers. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parseScenario } from "../../scenario/parse.ts";
import type { Args } from "../args.ts";
import { wrapped } from "../help.ts";
import { EXIT, type Io, writeLines } from "../io.ts";
import { packageFile } from "../package-files.ts";

/** The scenarios that come with the package. */
const SHIPPED = packageFile("scenarios");

/** Runs the command. */
export async function command({ files }: Args, io: Io): Promise<number> {
  const folder = files[0] === undefined ? SHIPPED : resolve(io.cwd, files[0]);
  const names = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
  const blocks: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const data = parseScenario(await readFile(path, "utf8")).data as Record<string, unknown> | undefined;
    if (typeof data !== "object" || data === null || !("kezek" in data)) continue;
    blocks.push(block(data, shortest(path, io.cwd)));
  }
  if (blocks.length === 0) writeLines(io.stderr, [`there are no scenarios in ${folder}`]);
  else writeLines(io.stdout, [blocks.join("\n\n")]);
  return EXIT.done;
}

/** Width of the terminal that the list is written for. */
const WIDTH = 80;

function block(data: Readonly<Record<string, unknown>>, path: string): string {
  const paragraph = (value: unknown) =>
    typeof value === "string" ? wrapped(value, WIDTH - 2).map((line) => `  ${line}`) : [];
  return [String(data.id ?? "?"), ...paragraph(data.title), ...paragraph(data.question), `  ${path}`].join(
    "\n",
  );
}

function shortest(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near.length < path.length ? near : path;
}
