/** The program's own version, read once from its package. */
import { readFileSync } from "node:fs";
import { packageFile } from "./package-files.ts";

/** Version of Kezek, such as 0.1.0. */
export function programVersion(): string {
  const text = readFileSync(packageFile("package.json"), "utf8");
  return String((JSON.parse(text) as { version: string }).version);
}
