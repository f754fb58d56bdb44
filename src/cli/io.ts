/** What a command may write to, and where it runs: all it knows of the process. */

/** Streams and folder of a command. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Folder that relative paths start from. */
  readonly cwd: string;
}

/** Exit codes of the command `kezek`. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** The scenario or the data is wrong. */
  wrongScenario: 1,
  /** The command is wrong. */
  wrongCommand: 2,
  /** A fault of Kezek. */
  fault: 70,
  /** Interrupted by the user. */
  interrupted: 130,
} as const;

/** Writes lines, each with its end. */
export function writeLines(stream: NodeJS.WritableStream, lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join("\n")}\n`);
}
