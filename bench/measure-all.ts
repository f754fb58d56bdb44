/** Measures the cases asked for: scenarios with their peers, micro cases, start-up. */
import { existsSync } from "node:fs";
import { allCases, type Case } from "./cases.ts";
import type { Document, Figure, Subject } from "./figures.ts";
import { machine } from "./machine.ts";
import { MICRO_GROUPS, microSubjects } from "./micro/groups.ts";
import type { Options } from "./options.ts";
import { peersFor } from "./peers/index.ts";
import { PROGRAM } from "./processes.ts";
import { measureInTurns, type Ratio } from "./rounds.ts";
import { STARTUP, startupSubjects } from "./startup.ts";
import { ownSubjects, PROGRAM_SUBJECT } from "./subjects.ts";

/** Start-up is short and jumpy: it is measured at least so often. */
const STARTUP_RUNS = 10;

/** All figures asked for. Progress goes to standard error. */
export async function measureAll(options: Options, command: string): Promise<Document> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: npm run build`);
  const notes: string[] = [];
  const scenarios = allCases();
  const known = [...scenarios.map((c) => c.name), ...MICRO_GROUPS, STARTUP];
  const wanted = options.cases.length === 0 ? known : options.cases;
  const strange = wanted.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`no case "${strange.join('", "')}"; there are ${known.join(", ")}`);
  const about = { date: new Date().toISOString(), command, machine: machine() };
  const figures: Figure[] = [];
  for (const name of wanted) {
    const scenario = scenarios.find((c) => c.name === name);
    if (scenario !== undefined) figures.push(...(await measureScenario(scenario, options, notes)));
    else if (name === STARTUP) figures.push(...(await measureStartup(options.runs)));
    else figures.push(...(await measureInTurns(name, microSubjects(name), [], options.runs, tell)));
  }
  return { bench: 1, ...about, figures, notes };
}

async function measureScenario(one: Case, options: Options, notes: string[]): Promise<Figure[]> {
  const subjects = await ownSubjects(one, options);
  const ratios: Ratio[] = subjects
    .filter(({ name }) => name.endsWith("workers"))
    .map(({ name }) => ({ of: name, over: PROGRAM_SUBJECT, by: "vehicles/s", name: "x 1 worker" }));
  for (const peer of one.servers === undefined ? [] : await peersFor(one.servers, options.cpu)) {
    if ("missing" in peer) notes.push(`${one.name}: ${peer.missing}`);
    else {
      subjects.push(peer);
      ratios.push(...ratiosTo(peer, subjects));
    }
  }
  return measureInTurns(one.name, subjects, ratios, options.runs, tell);
}

function ratiosTo(peer: Subject, subjects: readonly Subject[]): Ratio[] {
  const own = subjects.filter(({ name }) => name === PROGRAM_SUBJECT || name.startsWith("simulate()"));
  return own.map(({ name }) => ({ of: name, over: peer.name, by: "vehicles/s", name: `x ${peer.name}` }));
}

async function measureStartup(runs: number): Promise<Figure[]> {
  return measureInTurns(STARTUP, startupSubjects(), [], Math.max(runs, STARTUP_RUNS), tell);
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
