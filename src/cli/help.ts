/** The help, made from the table of commands. At most 80 columns. */
import { COMMANDS, type Command, type Option } from "./command-table.ts";

/** Help on everything. */
export function generalHelp(): string {
  return [
    "kezek: how long do trucks and trains wait at border checkpoints?",
    "",
    "Usage: kezek COMMAND [arguments] [options]",
    "",
    "Commands:",
    ...twoColumns(COMMANDS.map((c) => [`${c.name} ${c.operands}`.trim(), c.summary])),
    "",
    "kezek COMMAND --help tells the options of a command; kezek --version the version.",
    "Exit codes: 0 done, 1 scenario or data wrong, 2 command wrong, 70 fault of Kezek,",
    "130 interrupted.",
    "",
  ].join("\n");
}

/** Help on one command. */
export function commandHelp(command: Command): string {
  const options =
    command.options.length === 0 ? [] : ["", "Options:", ...twoColumns(command.options.map(row))];
  const usage = `Usage: kezek ${command.name} ${command.operands}`.trimEnd();
  return [
    `${usage}${command.options.length > 0 ? " [options]" : ""}`,
    "",
    sentence(command.summary),
    ...options,
    "",
  ].join("\n");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function row(option: Option): [string, string] {
  const words = option.words === undefined ? "" : `: ${option.words.join(", ")}`;
  const several = option.repeats ? " (may be repeated)" : "";
  return [`--${option.name} ${option.value ?? ""}`.trimEnd(), `${option.summary}${words}${several}`];
}

/** Width of the terminal that the help is written for. */
const WIDTH = 80;

function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, text]) =>
    wrapped(text, WIDTH - left).map((line, i) => `${(i === 0 ? `  ${name}` : "").padEnd(left)}${line}`),
  );
}

/** Text broken into lines at blanks; a longer word stands alone. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((w) => w !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
