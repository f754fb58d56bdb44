/** The program's own version, read once from its package. */
import { readFileSync } from "node:fs";

/** Version of Kezek, such as 0.1.0. */
export function programVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return String((JSON.parse(text) as { version: string }).version);
}
