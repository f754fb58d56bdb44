/**
 * Results of replications that are done, kept on disk while the rest are still running: a run that was
 * interrupted goes on where it stopped. One folder for one job; the folder goes when the run is complete.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { RunResult } from "../run-result.ts";
import { makeFolder } from "./make-folder.ts";
import type { Job } from "./protocol.ts";

/** Text that is equal for equal jobs of one version of the program. */
function fingerprint(job: Job, version: string): string {
  const { scenario, seed, keepVehicles, exactUpTo } = job;
  const { run, ...rest } = scenario;
  const text = JSON.stringify([version, process.version, rest, run.level, seed, keepVehicles, exactUpTo]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Results kept for one job. The kernel and the number of threads do not matter: the results are the same. */
export class KeptResults {
  readonly #folder: string;
  #made = false;

  /** @param parent folder in which hidden folders of unfinished runs lie */
  constructor(parent: string, job: Job, version: string) {
    this.#folder = join(parent, `.unfinished-${job.scenario.id}-${fingerprint(job, version)}`);
  }

  /** Replications that an earlier run of this job left; files that cannot be read are left out. */
  async load(wanted: ReadonlySet<number>): Promise<RunResult[]> {
    const found: RunResult[] = [];
    const names = await readdir(this.#folder).catch(() => [] as string[]);
    for (const name of names.filter((n) => /^\d+\.bin$/.test(n))) {
      if (!wanted.has(Number.parseInt(name, 10))) continue;
      try {
        found.push(deserialize(await readFile(join(this.#folder, name))) as RunResult);
      } catch {
        // A file cut short by a crash: that replication runs again.
      }
    }
    return found;
  }

  /** Keeps one result. A full disk is no reason to stop the run: it is then only not kept. */
  async keep(result: RunResult): Promise<void> {
    try {
      if (!this.#made) await makeFolder(this.#folder);
      this.#made = true;
      const path = join(this.#folder, `${result.replication}.bin`);
      await writeFile(`${path}.part`, serialize(result));
      await rename(`${path}.part`, path);
    } catch {
      await rm(join(this.#folder, `${result.replication}.bin.part`), { force: true }).catch(() => {});
    }
  }

  /** Forgets everything kept. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
