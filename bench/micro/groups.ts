/** The micro cases: what one operation of a part costs, each in a process of its own so that none spoils another. */
import type { Sample, Subject } from "../figures.ts";
import { runScript } from "../processes.ts";
import { CALENDAR } from "./calendar.ts";
import type { MicroCases } from "./micro-case.ts";
import { SAMPLERS } from "./samplers.ts";
import { STATISTICS } from "./statistics.ts";

const GROUPS: Readonly<Record<string, MicroCases>> = {
  calendar: CALENDAR,
  samplers: SAMPLERS,
  statistics: STATISTICS,
};

/** Names of the groups. */
export const MICRO_GROUPS: readonly string[] = Object.keys(GROUPS);

/** The micro case of a name. @throws Error when there is none */
export function microCase(group: string, name: string): MicroCases[string] {
  const found = GROUPS[group]?.[name];
  if (found === undefined) throw new Error(`no micro case ${group}: ${name}`);
  return found;
}

/** The subjects of a group. */
export function microSubjects(group: string): Subject[] {
  return Object.keys(GROUPS[group] ?? {}).map((name) => ({
    name,
    measure: () => runScript<Sample>("micro/measure.ts", [group, name]),
  }));
}
