/** The cases: every scenario file in `cases/` is one. Which peers run beside a case is said here too. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A case. */
export interface Case {
  readonly name: string;
  readonly file: string;
  /** Servers of the queue, where it is M/M/c with arrival rate 0.8 and joint service rate 1: peers then run too. */
  readonly servers?: number;
}

const SERVERS: Readonly<Record<string, number>> = { mm1: 1, mmc: 10 };

/** A scenario with next to nothing in it. */
export const EMPTY_RUN = fileURLToPath(new URL("empty-run.yaml", import.meta.url));

/** All cases, by name. */
export function allCases(): Case[] {
  const folder = new URL("cases/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.sort().map((file) => {
    const name = file.replace(/\.yaml$/, "");
    const servers = SERVERS[name];
    const path = fileURLToPath(new URL(file, folder));
    return { name, file: path, ...(servers === undefined ? {} : { servers }) };
  });
}

/**
 * Whether a mean wait agrees with M/M/1 at arrival rate 0.8 and service rate 1, whose mean wait is 4.
 *
 * The standard error of the mean of n waits is sqrt(1976 / n): rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4
 * (Daley 1968; in Whitt 1989, "Planning queueing simulations", eq. 20). Five of them are allowed.
 */
export function agreesWithTheory(customers: number, meanWait: number): boolean {
  return Math.abs(meanWait - 4) <= 5 * Math.sqrt(1976 / customers);
}
