/** The commands and their options as data: parsing, checking and help all follow from this table. */

/** One option of a command. */
export interface Option {
  readonly name: string;
  readonly kind: "flag" | "text" | "count";
  /** What stands for the value in the help. */
  readonly value?: string;
  /** The words that may be given; any when absent. */
  readonly words?: readonly string[];
  /** Whether it may be given several times. */
  readonly repeats?: boolean;
  readonly summary: string;
}

/** One command. */
export interface Command {
  readonly name: string;
  /** What stands for its arguments in the help. */
  readonly operands: string;
  readonly summary: string;
  /** Fewest and most arguments. */
  readonly least: number;
  readonly most: number;
  readonly options: readonly Option[];
}

const set: Option = {
  name: "set",
  kind: "text",
  value: "PATH=VALUE",
  repeats: true,
  summary: "change a field of the scenario, such as flows.general.priority=1",
};
const quiet: Option = { name: "quiet", kind: "flag", summary: "no progress, no advice" };
const seed: Option = { name: "seed", kind: "text", value: "S", summary: "seed instead of the scenario's" };
const kernel: Option = {
  name: "kernel",
  kind: "text",
  value: "NAME",
  words: ["fast", "simjs"],
  summary: "event queue; the results are the same",
};

const running: readonly Option[] = [
  { name: "out", kind: "text", value: "DIR", summary: "folder for the results; `results` when absent" },
  { name: "replications", kind: "count", value: "N", summary: "replications instead of the scenario's" },
  seed,
  { name: "workers", kind: "count", value: "N", summary: "threads; the results are the same" },
  kernel,
  { name: "vehicles", kind: "flag", summary: "also write one row for each vehicle" },
  { name: "json", kind: "flag", summary: "print the summary as JSON" },
  quiet,
  {
    name: "csv-dialect",
    kind: "text",
    value: "NAME",
    words: ["excel-ru", "excel-en", "rfc4180"],
    summary: "how CSV files are written",
  },
  set,
];

const ANY = Number.POSITIVE_INFINITY;

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: "run",
    operands: "FILE...",
    summary: "simulate scenarios and write their results",
    least: 1,
    most: ANY,
    options: running,
  },
  {
    name: "compare",
    operands: "BASE OTHER...",
    summary: "simulate scenarios and their differences from the first",
    least: 2,
    most: ANY,
    options: running,
  },
  {
    name: "trace",
    operands: "FILE",
    summary: "tell every event of one replication",
    least: 1,
    most: 1,
    options: [
      { name: "replication", kind: "count", value: "K", summary: "which replication, from 1; 1 when absent" },
      seed,
      kernel,
      set,
    ],
  },
  {
    name: "validate",
    operands: "FILE...",
    summary: "check scenarios: all problems at once, each with its position",
    least: 1,
    most: ANY,
    options: [
      {
        name: "resolved",
        kind: "flag",
        summary: "print the whole scenario as YAML: with what it extends and every --set",
      },
      set,
      quiet,
    ],
  },
  {
    name: "init",
    operands: "[FILE]",
    summary: "write a commented scenario to start from; my-post.yaml when absent",
    least: 0,
    most: 1,
    options: [],
  },
  {
    name: "list",
    operands: "[DIR]",
    summary: "list the scenarios that come with Kezek, or those of a folder",
    least: 0,
    most: 1,
    options: [],
  },
  {
    name: "schema",
    operands: "",
    summary: "print the JSON Schema of scenario files, for editors",
    least: 0,
    most: 0,
    options: [{ name: "out", kind: "text", value: "FILE", summary: "write it to a file instead" }],
  },
  {
    name: "showcase",
    operands: "",
    summary: "run the scenarios that show what Kezek can do",
    least: 0,
    most: 0,
    options: running,
  },
];
