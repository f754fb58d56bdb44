/** The rail scenarios run, on both kernels alike, and their figures that chance has no part in are right. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { runOnce } from "../fixtures/one-run.ts";

const FOLDER = join(import.meta.dirname, "../../scenarios");
const RAIL = /mode: train|extends: (dostyk|altynkol|khorgos-(gateway|shared))/;
const FILES = readdirSync(FOLDER).filter(
  (name) => name.endsWith(".yaml") && RAIL.test(readFileSync(join(FOLDER, name), "utf8")),
);

async function run(name: string, kernel: KernelName): Promise<RunResult> {
  const { scenario } = await loadScenario(join(FOLDER, name));
  return runOnce(scenario!, { kernel, exactUpTo: 100_000 });
}

test("they are there", () => {
  expect(FILES).toContain("dostyk-rail-2025.yaml");
  expect(FILES).toContain("dostyk-wind-no-ban.yaml");
  expect(FILES.length).toBeGreaterThan(10);
});

/** Trains that arrive at a station where nothing but paths and places decide leave nothing to the kernel. */
test.each(FILES)("%s gives the same on both kernels, and its books agree", async (name) => {
  const [fast, simjs] = [await run(name, "fast"), await run(name, "simjs")];
  expect(simjs).toEqual(fast);
  expect(fast.generated).toBeGreaterThan(0);
  for (const { checked } of Object.values(fast.books)) expect(checked).toBeGreaterThan(0);
});

describe("altynkol-covered-wagons-2024", () => {
  /*
   * Paths at 0:00 and every 24/13 h. The wagons are there before the first, so that the last goes on path 530 =
   * 40 x 13 + 10: 40 d and 9 x 24/13 h after the start.
   */
  test("the last of 530 wagons is gone on the 530th path", async () => {
    const { lastExit, trains } = await run("altynkol-covered-wagons-2024.yaml", "fast");
    expect(Math.abs(lastExit[0]! / 3600 - (40 * 24 + (9 * 24) / 13))).toBeLessThan(1e-3);
    expect([...trains!.through[0]!]).toEqual([530, 530, 0]);
  });
});

describe("khorgos-gateway", () => {
  /* Tracks in use all the time: at most count x 720 h / 7 h trains, less those of the first and last hours. */
  test.each([
    ["khorgos-gateway-cranes.yaml", 3],
    ["khorgos-gateway-more-tracks.yaml", 5],
  ])("%s: as many trains as the tracks allow", async (name, tracks) => {
    const { trains } = await run(name, "fast");
    const [through] = trains!.through[0]!;
    const allowed = (tracks * 720) / 7;
    expect(through).toBeLessThan(allowed * 1.02);
    expect(through).toBeGreaterThan(allowed * 0.97);
  });
});
