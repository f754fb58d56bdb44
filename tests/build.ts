/** Builds the program once before the tests, since some of them run it as a user would. */
import { execFileSync } from "node:child_process";

export default function build(): void {
  execFileSync(process.execPath, ["--import", "tsx", "tools/build.ts"], {
    stdio: "inherit",
  });
}
