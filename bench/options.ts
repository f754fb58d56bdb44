/** The options of the benchmark commands. */
import { parseArgs } from "node:util";

/** Options in force. */
export interface Options {
  /** Cases to measure; all when empty. */
  readonly cases: readonly string[];
  readonly runs: number;
  readonly json?: string;
  readonly replications?: number;
  /** Processor time counts, not the time that passes. */
  readonly cpu: boolean;
  readonly markdown: boolean;
  readonly document: boolean;
  readonly files: readonly string[];
}

/** What `--help` prints. */
export const HELP = `Options:
  --case NAME        only this case; may be given several times
  --runs N           measurements of each; 5 when absent
  --replications N   replications of scenarios instead of their own
  --cpu              count processor time: for a machine that others load
  --json FILE        also store the figures, for bench:compare
  --markdown         print Markdown
  --document         write the figures into docs/performance.md
`;

/** Options from the words of a command line. @throws Error (of node:util) when they are wrong */
export function optionsOf(words: readonly string[], runs = 5): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      case: { type: "string", multiple: true },
      runs: { type: "string" },
      replications: { type: "string" },
      json: { type: "string" },
      cpu: { type: "boolean" },
      markdown: { type: "boolean" },
      document: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  return {
    cases: values.case ?? [],
    runs: values.runs === undefined ? runs : whole("runs", values.runs),
    markdown: values.markdown ?? false,
    document: values.document ?? false,
    cpu: values.cpu ?? false,
    files: positionals,
    ...(values.json === undefined ? {} : { json: values.json }),
    ...(values.replications === undefined
      ? {}
      : { replications: whole("replications", values.replications) }),
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} wants a whole number from 1, not "${text}"`);
}
