#!/usr/bin/env node
/** The program `kezek`: the process around the command line, with its streams and signals. */
import { EXIT, type Io, writeLines } from "./io.ts";

// Before anything that may fail is loaded: a bundle's stacks then name the sources.
if (process.env.KEZEK_DEBUG === "1") process.setSourceMapsEnabled(true);
const { explain, runCommandLine } = await import("./command-line.ts");

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
