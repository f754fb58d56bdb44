/** From the words of a command line to a command with its options, or to what is wrong with them. Does nothing else. */
import { nearest } from "../scenario/nearest.ts";
import { COMMANDS, type Command, type Option } from "./command-table.ts";

/** A command with its options, as every command receives them. */
export interface Args {
  readonly command: string;
  /** The arguments that are no options: files, or a folder. */
  readonly files: readonly string[];
  readonly out?: string;
  readonly replications?: number;
  /** Which replication is traced, from 1. */
  readonly replication?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly kernel?: "fast" | "simjs";
  readonly vehicles: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Whether the whole scenario is printed. */
  readonly resolved: boolean;
  readonly csvDialect?: "excel-ru" | "excel-en" | "rfc4180";
  /** `path=value`, in order. */
  readonly set: readonly string[];
}

/** What a command line asks for. */
export type Parsed =
  | { readonly kind: "command"; readonly args: Args }
  | { readonly kind: "help"; readonly command?: Command }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly message: string; readonly command?: Command };

/** Parses the words after `kezek`. The parser is loaded only when there is a command to parse. */
export async function parseArgs(words: readonly string[]): Promise<Parsed> {
  const [first, ...rest] = words;
  if (first === undefined || first === "help") return help(rest[0]);
  if (first === "--help" || first === "-h") return { kind: "help" };
  if (first === "--version" || first === "-v") return { kind: "version" };
  if (first.startsWith("-")) return { kind: "wrong", message: `the command comes first, before ${first}` };
  const command = COMMANDS.find((c) => c.name === first);
  if (command === undefined) return unknownCommand(first);
  const end = rest.indexOf("--");
  const options = end < 0 ? rest : rest.slice(0, end);
  if (options.includes("--help") || options.includes("-h")) return { kind: "help", command };
  const { splitWords } = await import("./split-words.ts");
  return checked(
    command,
    splitWords(rest, names(command, "flag"), [...names(command, "text"), ...names(command, "count")]),
  );
}

function names(command: Command, kind: Option["kind"]): string[] {
  return command.options.filter((option) => option.kind === kind).map((option) => option.name);
}

function help(name: string | undefined): Parsed {
  if (name === undefined) return { kind: "help" };
  const command = COMMANDS.find((c) => c.name === name);
  return command === undefined ? unknownCommand(name) : { kind: "help", command };
}

function unknownCommand(name: string): Parsed {
  const hint = nearest(
    name,
    COMMANDS.map((c) => c.name),
  );
  const guess = hint === undefined ? "" : `; did you mean ${hint}?`;
  return { kind: "wrong", message: `there is no command "${name}"${guess}` };
}

function checked(command: Command, parsed: Readonly<Record<string, unknown>>): Parsed {
  const wrong = (message: string): Parsed => ({ kind: "wrong", message, command });
  const known = command.options.map((option) => option.name);
  for (const key of Object.keys(parsed)) {
    if (key === "_" || known.includes(key)) continue;
    const hint = nearest(key, known);
    const guess = hint === undefined ? "" : `; did you mean --${hint}?`;
    return wrong(`kezek ${command.name} has no option ${key.length > 1 ? "--" : "-"}${key}${guess}`);
  }
  const files = (parsed._ as readonly unknown[]).map(String);
  if (files.length < command.least) return wrong(`kezek ${command.name} needs ${command.operands}`);
  if (files.length > command.most) return wrong(`kezek ${command.name} cannot take "${files[command.most]}"`);
  const values: Record<string, unknown> = {};
  for (const option of command.options) {
    const outcome = optionValue(option, parsed[option.name]);
    if ("wrong" in outcome) return wrong(outcome.wrong);
    if (outcome.value !== undefined) values[camel(option.name)] = outcome.value;
  }
  const defaults = { vehicles: false, json: false, quiet: false, resolved: false, set: [] };
  return { kind: "command", args: { ...defaults, ...values, command: command.name, files } };
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The value of an option, undefined when it is not given, or what is wrong with it. */
function optionValue(option: Option, given: unknown): { value: unknown } | { wrong: string } {
  const name = `--${option.name}`;
  if (given === undefined) return { value: undefined };
  const list = (Array.isArray(given) ? given : [given]) as readonly unknown[];
  if (option.kind === "flag") return { value: list.at(-1) === true };
  if (list.some((item) => item === "" || typeof item !== "string")) {
    return { wrong: `${name} needs a value: ${name} ${option.value ?? ""}` };
  }
  const texts = list as readonly string[];
  if (option.repeats) return { value: texts };
  const text = texts[0] ?? "";
  if (texts.length > 1) return { wrong: `${name} is given ${texts.length} times` };
  if (option.words !== undefined && !option.words.includes(text)) {
    const hint = nearest(text, option.words);
    const guess = hint === undefined ? "" : `; did you mean ${hint}?`;
    return { wrong: `${name} cannot be "${text}"; it is one of ${option.words.join(", ")}${guess}` };
  }
  if (option.kind === "text") return { value: text };
  const count = Number(text);
  const whole = /^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count);
  return whole ? { value: count } : { wrong: `${name} must be a whole number of 1 or more, not "${text}"` };
}
