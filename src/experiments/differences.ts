/**
 * What differs between two scenarios, as a reader would say it: paths as `--set` takes them, durations with units.
 * Works on validated data, so that `60 min` and `1 h`, or a default written out, are no difference.
 */
import type { Scenario } from "../scenario/schema/scenario.ts";

/** One field whose value differs. */
export interface Difference {
  /** As `--set` takes it, such as `checkpoints.karasu.stages.customs.servers`. */
  readonly path: string;
  /** The value as text; undefined where the scenario has none. */
  readonly base: string | undefined;
  readonly other: string | undefined;
}

/** Fields that describe a scenario to readers and change no vehicle. */
const DESCRIPTION = ["kezek", "id", "title", "question", "notes", "sources", "assumptions", "field"];
/** How a difference is run, not what is simulated; a comparison makes seed and replications equal anyway. */
const RUN = ["run"];

/**
 * The fields of the model that differ, in the order of the base; what only the other has follows.
 * Items of a list with an `id` are matched by it, others by their place.
 */
export function differences(base: Scenario, other: Scenario): Difference[] {
  const left = new Set([...DESCRIPTION, ...RUN]);
  const model = (scenario: Scenario) =>
    Object.fromEntries(Object.entries(scenario).filter(([key]) => !left.has(key)));
  return differ(model(base), model(other), []);
}

type Path = readonly string[];

function differ(base: unknown, other: unknown, path: Path): Difference[] {
  if (Object.is(base, other)) return [];
  if (isMap(base) && isMap(other) && !chooseApart(base, other)) return differInMaps(base, other, path);
  if (Array.isArray(base) && Array.isArray(other)) {
    if (hasIds(base) && hasIds(other)) {
      return [...differInMaps(byId(base), byId(other), path), ...order(base, other, path)];
    }
    // A row of figures is one figure to a reader.
    const flat = [...base, ...other].every((item) => typeof item !== "object");
    if (!flat) return differInMaps({ ...base }, { ...other }, path);
  }
  const [before, after] = [valueText(base, path), valueText(other, path)];
  return before === after ? [] : [{ path: pathText(path), base: before, other: after }];
}

function differInMaps(
  base: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  path: Path,
): Difference[] {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(other)])];
  return keys
    .filter((key) => key !== "title")
    .flatMap((key) => differ(ownOf(base, key), ownOf(other, key), [...path, key]));
}

function ownOf(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Whether both are a choice, as of a distribution, and choose different variants: one difference, not two. */
function chooseApart(base: object, other: object): boolean {
  const [mine, ...more] = Object.keys(base);
  const [its, ...others] = Object.keys(other);
  return mine !== its && more.length === 0 && others.length === 0;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface WithId {
  readonly id: string;
}

function hasIds(list: readonly unknown[]): list is readonly WithId[] {
  return list.length > 0 && list.every((item) => isMap(item) && typeof item.id === "string");
}

function byId(list: readonly WithId[]): Record<string, unknown> {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}

/** Whether what both lists have stands in another order: stages in another order are another post. */
function order(base: readonly WithId[], other: readonly WithId[], path: Path): Difference[] {
  const common = (list: readonly WithId[], within: readonly WithId[]) =>
    list.filter(({ id }) => within.some((item) => item.id === id)).map(({ id }) => id);
  const [before, after] = [common(base, other).join(", "), common(other, base).join(", ")];
  return before === after ? [] : [{ path: `${pathText(path)} (order)`, base: before, other: after }];
}

/** Keys that validation adds around what the file says. */
const ADDED = new Set(["law", "table"]);

/** A path in the words of a file. */
function pathText(path: Path): string {
  return path
    .filter((key) => !ADDED.has(key))
    .map((key, i, kept) => (key === "number" ? (kept.slice(0, i).findLast(isStaffing) ?? key) : key))
    .join(".");
}

function isStaffing(key: string): boolean {
  return key === "servers" || key === "units";
}

function valueText(value: unknown, path: Path): string | undefined {
  if (value === undefined) return undefined;
  if (path[0] === "files") return `a text of ${String(value).length.toLocaleString("en-US")} signs`;
  if (typeof value === "number") return numberText(value, path);
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, path)).join(", ")}]`;
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  const inside = fields.map(([key, item]) => {
    const text = valueText(item, [...path, key]);
    return ADDED.has(key)
      ? text
      : `${pathText([...path, key])
          .split(".")
          .at(-1)}: ${text}`;
  });
  return fields.length === 1 && ADDED.has(fields[0]?.[0] ?? "") ? inside[0] : `{${inside.join(", ")}}`;
}

/** Keys under which a number is a duration [s]. */
const DURATIONS = new Set(
  "length warmup every thresholds until repeatEvery orAfter mean sd min mode max scale median p95 by constant values value times list lead after rescheduleUntil appearWithin within block onceIn notice base perWagon perTeu perTonne".split(
    " ",
  ),
);
/** Keys under which a number is a rate [1/s]. */
const RATES = new Set(["rate", "gain"]);
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A number with the unit that its place in a scenario gives it. */
function numberText(value: number, path: Path): string {
  if (!Number.isFinite(value)) return "unlimited";
  const names = path.filter((key) => !/^\d+$/.test(key));
  const key = names.at(-1) ?? "";
  const under = (...parents: string[]) => names.slice(0, -1).some((parent) => parents.includes(parent));
  const end = key === "from" || key === "to";
  const dated = under("between", "adoption", "phantoms", "dailyLimit", "oneBookingPerVehicle");
  if (end && dated) return new Date(value * 86400e3).toISOString().slice(0, 10);
  if ((end && under("shifts", "open", "capacity")) || (key === "at" && under("timetable")))
    return clockText(value);
  if (key === "opensAt") return clockText(value);
  if (key === "days" && !under("horizon")) return WEEKDAYS[value] ?? String(value);
  if (under("balking")) return short(value);
  if (DURATIONS.has(key) || key === "at" || (end && under("timetable", "window"))) return secondsText(value);
  return RATES.has(key) ? `${short(value * 3600)} /h` : short(value);
}

function clockText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const UNITS = [
  ["d", 86400],
  ["h", 3600],
  ["min", 60],
] as const;

/** A duration in the largest unit that tells it in a few digits. */
function secondsText(seconds: number): string {
  if (seconds === 0) return "0";
  const fit = UNITS.find(([, size]) => Math.abs(seconds) >= size && Number.isInteger((seconds / size) * 10));
  const [unit, size] = fit ?? ["s", 1];
  return `${short(seconds / size)} ${unit}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
