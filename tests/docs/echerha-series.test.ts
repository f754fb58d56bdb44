/**
 * The weekly sawtooth of scenarios/chop-echerha.yaml beside the hourly list lengths of eCherha's open data. The data are
 * not part of the project: KEZEK_ECHERHA names the CSV file (columns checkpoint_time in UTC, vehicles_in_queue).
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { simulate } from "../../src/run/simulate.ts";
import { summarise } from "../../src/run/summarise.ts";
import { loadScenario } from "../../src/scenario/load.ts";

const FILE = process.env.KEZEK_ECHERHA;
/** Kyiv in June is three hours ahead of UTC. */
const AHEAD = 3 * 3600e3;

/** Mean by day of the week, Monday first. */
function byWeekday(values: readonly (readonly [string, number])[]): number[] {
  const sums = Array.from({ length: 7 }, () => ({ sum: 0, n: 0 }));
  for (const [local, value] of values) {
    const day = sums[(new Date(`${local}Z`).getUTCDay() + 6) % 7]!;
    day.sum += value;
    day.n += 1;
  }
  return sums.map(({ sum, n }) => sum / n);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((x, y) => x + y, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

test.skipIf(FILE === undefined)(
  "the list is longest on the same days of the week (skipped: KEZEK_ECHERHA names no file)",
  async () => {
    const observed = byWeekday(
      readFileSync(FILE!, "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(","))
        .map(([time, , count]) => {
          const local = new Date(Date.parse(`${time!.replace(" ", "T")}Z`) + AHEAD);
          return [local.toISOString().slice(0, 19), Number(count)] as const;
        }),
    );
    const path = fileURLToPath(new URL("../../scenarios/chop-echerha.yaml", import.meta.url));
    const { scenario } = await loadScenario(path, ["run.replications=10"]);
    const model = compile(scenario!);
    const results = [];
    for (let replication = 0; replication < 10; replication += 1) {
      const options = { model, seed: "series", replication, kernel: "fast", keepVehicles: false } as const;
      results.push(await simulate({ ...options, exactUpTo: 1000 }));
    }
    const { report } = summarise(model, "series", results, { hash: "", warnings: [] });
    const { time, mean } = report.series.find((s) => s.measure === "atHome")!;
    const measured = time.map((t, i) => [t.slice(0, 19), mean[i]!] as const).slice(9 * 24);
    const simulated = byWeekday(measured);
    console.info("observed ", observed.map(Math.round).join(" "));
    console.info("simulated", simulated.map(Math.round).join(" "));
    expect(correlation(observed, simulated)).toBeGreaterThan(0.9);
  },
);
