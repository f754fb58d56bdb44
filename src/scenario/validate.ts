/**
 * From a document to a `Scenario`, or to everything that is wrong with it, each problem with its position.
 * Opens no file: the text of the files that the scenario names is handed in.
 */
import type { Problem } from "../errors.ts";
import { adviceOn } from "./advice.ts";
import type { Path, ScenarioDocument } from "./parse.ts";
import { pruneUntilSound } from "./prune.ts";
import { referenceProblems } from "./references.ts";
import { type Scenario, scenarioSchema } from "./schema/scenario.ts";
import { schemaAt, shapeProblems } from "./shape-problems.ts";

/** A scenario if there is nothing fatal, and all problems in the order of the file. */
export interface Validation {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/** A scenario is checked once or twice: the library need not first compile code to do it fast. */
const ONCE = { jitless: true };

/**
 * Validates a document.
 * @param files text of the files that the scenario names, by the name used there
 */
export function validateScenario(
  document: ScenarioDocument,
  files: Readonly<Record<string, string>> = {},
): Validation {
  if (document.data === undefined) return { problems: document.problems };
  const shape = scenarioSchema.safeParse(document.data, ONCE);
  if (!shape.success) {
    const found = shapeProblems(shape.error.issues, scenarioSchema, document.data);
    const others = beyondShape(document.data, files);
    return { problems: placed([...document.problems, ...found, ...others], document) };
  }
  const scenario: Scenario = { ...shape.data, files };
  const found = referenceProblems(scenario);
  const fatal = [...document.problems, ...found].some((p) => p.fatal);
  const problems = placed([...document.problems, ...found, ...(fatal ? [] : adviceOn(scenario))], document);
  return fatal ? { problems } : { scenario, problems };
}

/** Problems that are certain only where nothing inside the part that they are about was changed. */
const OF_A_PART = /^(flow:no-vehicles|stage:no-servers|checkpoint:|staffing:never|shares:sum)/;
/** Problems that are certain only where nothing beside that part was changed either. */
const OF_NEIGHBOURS = /^(preemption:|stage:combination|calendar:warmup|backlog:)/;
/** Problems that depend on parts anywhere in the file. */
const OF_THE_WHOLE =
  /^(scenario:|service:no-law|uses:too-many|booking:|permits:|drivers:|embargo:|line:trucks)/;

/** What else is wrong with a file whose shape is wrong in some places: all that the other places show for sure. */
function beyondShape(data: unknown, files: Readonly<Record<string, string>>): Problem[] {
  const pruned = pruneUntilSound(data, {
    problemsOf: (rest) => {
      const shape = scenarioSchema.safeParse(rest, ONCE);
      return shape.success ? [] : shapeProblems(shape.error.issues, scenarioSchema, rest);
    },
    schemaAt: (rest, path) => schemaAt(scenarioSchema, rest, path),
  });
  const shape = scenarioSchema.safeParse(pruned?.data, ONCE);
  if (pruned === undefined || !shape.success) return [];
  const names = namesIn(data);
  const within = (outer: Path, inner: Path) =>
    outer.every((segment, i) => String(segment) === String(inner[i]));
  const inside = (path: Path) => pruned.changed.some((changed) => within(changed, path));
  const shaken = ({ code, path }: Problem) => {
    const depth = OF_A_PART.test(code) ? path.length : path.length - 1;
    return (
      (OF_A_PART.test(code) || OF_NEIGHBOURS.test(code)) &&
      pruned.changed.some((changed) => within(path.slice(0, depth), changed))
    );
  };
  return referenceProblems({ ...shape.data, files })
    .map((p) => ({ ...p, path: pruned.original(p.path) }))
    .filter((p) => !OF_THE_WHOLE.test(p.code) && !inside(p.path))
    .filter((p) => !shaken(p))
    .filter((p) => p.code !== "name:unknown" || !names.has(String(p.received)));
}

/** Keys under which the keys are names that other parts of a scenario use. */
const NAMING = new Set([
  "checkpoints",
  "sides",
  "resources",
  "flows",
  "channels",
  "reserved",
  "permits",
  "drivers",
  "shares",
  "closures",
  "embargoes",
  "regimes",
]);

/** Every name that a scenario gives to something, whether or not that something has the right shape. */
function namesIn(data: unknown, names: Set<string> = new Set()): Set<string> {
  if (typeof data !== "object" || data === null) return names;
  for (const [key, value] of Object.entries(data)) {
    if (key === "id" || key === "cargo") names.add(String(value));
    if (NAMING.has(key) && typeof value === "object")
      for (const name of Object.keys(value ?? {})) names.add(name);
    namesIn(value, names);
  }
  return names;
}

/** Problems with their positions, in the order of the file; those that have one keep it. */
function placed(problems: readonly Problem[], document: ScenarioDocument): Problem[] {
  const rows = problems.map((p): Problem => {
    if (p.file !== undefined || p.line !== undefined) return p;
    return { ...p, ...document.locate(p.path, p.code.startsWith("key:") ? "key" : "value") };
  });
  return inOrder(rows);
}

/** Fatal problems before advice; within each, file by file as they first occur, in the order of the file. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map((p) => p.file))];
  const key = (p: Problem) => [p.fatal ? 0 : 1, files.indexOf(p.file), p.line ?? 0, p.column ?? 0] as const;
  return [...problems].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || x[3] - y[3];
  });
}

/** Names of the files that a document names: every text under a key `file` of a checkpoint, a flow or a pool, with its path. */
export function filesNamed(data: unknown): { name: string; path: Path }[] {
  const found: { name: string; path: Path }[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === "file" && typeof item === "string" && item !== "") found.push({ name: item, path: here });
      else walk(item, here);
    }
  };
  for (const part of ["checkpoints", "flows", "resources", "permits", "drivers"]) {
    if (typeof data === "object" && data !== null && Object.hasOwn(data, part)) {
      walk((data as Record<string, unknown>)[part], [part]);
    }
  }
  return found;
}
