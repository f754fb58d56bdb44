/** A piece of advice as a problem that is not fatal. Knows not what it is about. */
import type { Problem } from "../errors.ts";
import type { Path } from "./parse.ts";

/** Advice of a code, `advice:` put before it. */
export function advice(code: string, path: Path, detail?: Problem["detail"]): Problem {
  return {
    code: `advice:${code}`,
    phase: "advice",
    path,
    fatal: false,
    ...(detail === undefined ? {} : { detail }),
  };
}
