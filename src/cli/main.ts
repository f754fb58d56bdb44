#!/usr/bin/env node
/** The program `kezek`: the process around the command line, with its streams and signals. */
import { explain, runCommandLine } from "./command-line.ts";
import { EXIT, type Io, writeLines } from "./io.ts";

const io: Io = { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd() };

// Whoever reads our output may stop reading, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.wrongScenario);
  });
}
process.once("SIGINT", () => {
  writeLines(io.stderr, ["", "kezek: interrupted"]);
  process.exit(EXIT.interrupted);
});
process.on("uncaughtException", (error) => process.exit(explain(error, io)));

process.exitCode = await runCommandLine(process.argv.slice(2), io);
