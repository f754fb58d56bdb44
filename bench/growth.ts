/**
 * `npm run bench:growth`: run time and memory of `kezek run` against the number of vehicles, and the cost of an event
 * against the number pending. Writes the table and the plot of docs/performance.md.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allCases, EMPTY_RUN } from "./cases.ts";
import { heading, writeSection } from "./document.ts";
import { type Figure, figuresOf, type Sample } from "./figures.ts";
import { growthPlot } from "./growth-plot.ts";
import { machine } from "./machine.ts";
import { holdName, PENDING } from "./micro/calendar.ts";
import { optionsOf } from "./options.ts";
import { runScript } from "./processes.ts";
import { runProgram } from "./subjects.ts";
import { markdownTable, short } from "./tables.ts";

const VEHICLES = [1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7] as const;
const PLOT = fileURLToPath(new URL("../docs/images/growth.svg", import.meta.url));

const words = process.argv.slice(2);
const options = optionsOf(words, 3);
const about = {
  date: new Date().toISOString(),
  command: `npm run bench:growth${words.length === 0 ? "" : ` -- ${words.join(" ")}`}`,
  machine: machine(),
};
const { empty, vehicles, pending } = await measured(options.runs);
const all = [empty, ...vehicles, ...pending].flat();
mkdirSync(fileURLToPath(new URL("../docs/images/", import.meta.url)), { recursive: true });
writeFileSync(
  PLOT,
  growthPlot(points(vehicles, "time [s]"), points(vehicles, "peak [MB]"), points(pending, "ns")),
);
const text = [heading({ ...about, figures: all }), vehicleTable(), pendingTable()].join("\n");
writeSection("growth", text);
process.stdout.write(`${text}\nWritten: docs/performance.md, docs/images/growth.svg\n`);

/** Figures by size, smallest first; all sizes in every round. */
async function measured(runs: number) {
  const samples = {
    empty: [] as Sample[],
    vehicles: VEHICLES.map((): Sample[] => []),
    pending: PENDING.map((): Sample[] => []),
  };
  for (let run = 1; run <= runs; run += 1) {
    samples.empty.push(await programSample(EMPTY_RUN, []));
    for (const [i, count] of VEHICLES.entries()) {
      process.stderr.write(`${count} vehicles, ${run} of ${runs}\n`);
      const length = `calendar.length=${count / 0.8} s`;
      samples.vehicles[i]?.push(await programSample(mm1(), ["--set", length]));
    }
    for (const [i, count] of PENDING.entries()) {
      process.stderr.write(`${count} events pending, ${run} of ${runs}\n`);
      const found = await runScript<Sample>("micro/measure.ts", ["calendar", holdName("fast", count)]);
      samples.pending[i]?.push({ ns: found["ns/operation"] ?? Number.NaN });
    }
  }
  return {
    empty: figuresOf("growth", "0", samples.empty),
    vehicles: VEHICLES.map((count, i) => figuresOf("growth", String(count), samples.vehicles[i] ?? [])),
    pending: PENDING.map((count, i) => figuresOf("pending", String(count), samples.pending[i] ?? [])),
  };
}

async function programSample(file: string, set: readonly string[]): Promise<Sample> {
  const { seconds, cpuSeconds, peak } = await runProgram(file, ["--workers", "1", ...set]);
  return { "time [s]": options.cpu ? cpuSeconds : seconds, "peak [MB]": peak / 1e6 };
}

function mm1(): string {
  return allCases().find(({ name }) => name === "mm1")?.file ?? "";
}

function value(figures: readonly Figure[] | undefined, name: string): number {
  return figures?.find(({ figure }) => figure === name)?.median ?? Number.NaN;
}

function points(sizes: readonly (readonly Figure[])[], name: string): [number, number][] {
  return sizes.map((figures) => [Number(figures[0]?.subject), value(figures, name)]);
}

function vehicleTable(): string {
  const rows = vehicles.map((figures, i) => {
    const count = VEHICLES[i] ?? Number.NaN;
    const seconds = value(figures, "time [s]");
    const peak = value(figures, "peak [MB]");
    const more = seconds - value(empty, "time [s]");
    return [
      count.toLocaleString("en"),
      seconds.toFixed(2),
      short((more / count) * 1e9),
      peak.toFixed(0),
      short(((peak - value(empty, "peak [MB]")) / count) * 1e6),
    ];
  });
  return markdownTable([
    [
      "vehicles",
      options.cpu ? "CPU time [s]" : "time [s]",
      "over an empty run [ns/vehicle]",
      "peak RSS [MB]",
      "over an empty run [B/vehicle]",
    ],
    ...rows,
  ]);
}

function pendingTable(): string {
  const rows = pending.map((figures, i) => [
    (PENDING[i] ?? 0).toLocaleString("en"),
    short(value(figures, "ns")),
  ]);
  return markdownTable([["events pending", "schedule and take one [ns]"], ...rows]);
}
