/**
 * From a command line to an exit code: finds the command, runs it, and explains whatever goes wrong. A command is
 * loaded only when it is asked for, so that the help comes at once. Knows no process.
 */
import { availableParallelism } from "node:os";
import { Fault } from "../errors.ts";
import type { Executor } from "../run/executors/protocol.ts";
import { type Args, parseArgs } from "./args.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { EXIT, type Io, writeLines } from "./io.ts";
import { programVersion } from "./version.ts";

/** What every file in `commands/` exports. */
interface CommandModule {
  /** @param asked threads that the command line asks for, already starting; whoever gives them closes them */
  command(args: Args, io: Io, asked?: Executor): Promise<number>;
}

/** Runs a command line and returns its exit code. Throws nothing. */
export async function runCommandLine(words: readonly string[], io: Io): Promise<number> {
  try {
    const parsed = await parseArgs(words);
    switch (parsed.kind) {
      case "help":
        io.stdout.write(parsed.command === undefined ? generalHelp() : commandHelp(parsed.command));
        return EXIT.done;
      case "version":
        writeLines(io.stdout, [programVersion()]);
        return EXIT.done;
      case "wrong": {
        const help = parsed.command === undefined ? "kezek --help" : `kezek ${parsed.command.name} --help`;
        writeLines(io.stderr, [`kezek: ${parsed.message}`, `Try: ${help}`]);
        return EXIT.wrongCommand;
      }
      default:
        return await runCommand(parsed.args, io);
    }
  } catch (error) {
    return explain(error, io);
  }
}

/** Threads start while the command and its scenarios are still being loaded: they take as long. */
async function runCommand(args: Args, io: Io): Promise<number> {
  const asked = await threadsAsked(args);
  try {
    // The name is one of the table's.
    const { command } = (await import(`./commands/${args.command}.ts`)) as CommandModule;
    return await command(args, io, asked);
  } finally {
    await asked?.close();
  }
}

/** The threads of `--workers`, undefined where one replication or one thread is asked for, or the number is left open. */
async function threadsAsked({ workers = 1, replications = workers }: Args): Promise<Executor | undefined> {
  const count = Math.min(workers, replications);
  if (count <= 1) return undefined;
  const atOnce = Math.min(count, availableParallelism());
  const { threads } = await import("../run/executors/threads.ts");
  return threads(count, atOnce);
}

/** Says what went wrong, in words; the stack is shown only to whoever asks for it with KEZEK_DEBUG=1. */
export function explain(error: unknown, io: Io): number {
  const stack = process.env.KEZEK_DEBUG === "1" && error instanceof Error ? [error.stack ?? ""] : [];
  const refused = error as NodeJS.ErrnoException;
  if (error instanceof Error && typeof refused.syscall === "string") {
    writeLines(io.stderr, [`kezek: ${reasonOf(refused)}`, ...stack]);
    return EXIT.wrongScenario;
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Fault ? error.code : "unexpected";
  writeLines(io.stderr, [
    `kezek: a fault of Kezek, not of the scenario (${code}): ${message}`,
    ...(error instanceof Fault ? whereOf(error) : []),
    "Please report it with the scenario and this message; KEZEK_DEBUG=1 shows more.",
    ...stack,
  ]);
  return EXIT.fault;
}

function whereOf({ where }: Fault): string[] {
  const { seed, replication, time } = where;
  const parts = [
    ...(seed === undefined ? [] : [`seed ${seed}`]),
    ...(replication === undefined ? [] : [`replication ${replication}`]),
    ...(time === undefined ? [] : [`simulated time ${time} s`]),
  ];
  return parts.length === 0 ? [] : [`It happens again with ${parts.join(", ")}.`];
}

/** What the file system said, for the reasons that users meet. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "this is no folder",
  EISDIR: "this is a folder, not a file",
  EACCES: "this may not be read or written",
  EPERM: "this may not be changed",
  EROFS: "this may not be written",
  ENOSPC: "the disk is full",
  EEXIST: "this is there already",
};

function reasonOf({ code, path, message }: NodeJS.ErrnoException): string {
  const reason = REASONS[code ?? ""];
  return reason === undefined ? message : `${path ?? ""}: ${reason}`;
}
