/** The files of one scenario's results, by name, as text or pieces of it. */
import { availableParallelism, cpus, platform } from "node:os";
import { hourlyCsv, summaryCsv, timeseriesCsv, waitsCsv } from "../outputs/csv.ts";
import type { CsvDialectName } from "../outputs/csv-dialect.ts";
import { reportPage } from "../outputs/html/report-page.ts";
import { MANIFEST_FILE, manifestJson } from "../outputs/manifest.ts";
import { type VehicleRows, vehiclesCsvHeader, vehiclesCsvRows } from "../outputs/vehicles-csv.ts";
import type { FileContent } from "../outputs/write-results.ts";
import type { VehicleTable } from "../run/report.ts";
import type { Args } from "./args.ts";
import type { Ran } from "./run-scenario.ts";

/** What the manifest says of the run itself. */
export interface RunFacts {
  readonly version: string;
  readonly workers: number;
  /** Seconds it took to simulate and summarise. */
  readonly seconds: number;
}

/** All files of a run in the order in which they are written; the manifest last. */
export function resultFiles(ran: Ran, args: Args, facts: RunFacts): Map<string, FileContent> {
  const { report } = ran;
  const dialect: CsvDialectName = args.csvDialect ?? "rfc4180";
  const files = new Map<string, FileContent>([
    ["summary.csv", summaryCsv(report, dialect)],
    ["waits.csv", waitsCsv(report, dialect)],
    ["timeseries.csv", timeseriesCsv(report, dialect)],
    ["hourly.csv", hourlyCsv(report, dialect)],
  ]);
  if (args.vehicles) files.set("vehicles.csv", vehicleText(ran, dialect));
  const command = `kezek ${args.command} ${args.files.join(" ")}`;
  files.set("report.html", reportPage(report, { version: facts.version, command }));
  const options = {
    kernel: args.kernel ?? "fast",
    workers: facts.workers,
    csvDialect: dialect,
    vehicles: args.vehicles,
    set: args.set,
  };
  const manifest = manifestJson(report, {
    version: facts.version,
    command: [args.command, ...args.files],
    options,
    environment: {
      node: process.version,
      platform: platform(),
      processors: availableParallelism(),
      processor: cpus()[0]?.model ?? "",
    },
    timings: { run_s: Number(facts.seconds.toFixed(3)), finished: new Date().toISOString() },
    files: [...files.keys()],
  });
  return files.set(MANIFEST_FILE, manifest);
}

function* vehicleText({ model, scenario, results }: Ran, dialect: CsvDialectName): Generator<string> {
  yield vehiclesCsvHeader(dialect);
  const names = {
    scenario: scenario.id,
    flows: model.flows.map((f) => ({ id: f.id, checkpoint: f.spec.at, channels: f.channels })),
    localTime: (time: number) => model.clock.iso(time),
  };
  for (const { vehicles } of results) {
    if (vehicles !== null) yield* vehiclesCsvRows(withWaits(vehicles), names, dialect);
  }
}

/** Adds the waits that the instants do not tell (none for a permit or a slot in this version); counts from 1. */
function withWaits(table: VehicleTable): VehicleRows {
  const zero = new Float64Array(table.number.length);
  const totalDelay = table.exitedAt.map((exited, i) => exited - table.arrivedAt[i]!);
  const number = table.number.map((n) => (n < 0 ? n : n + 1));
  return {
    ...table,
    replication: table.replication + 1,
    number,
    permitWait: zero,
    slotWait: zero,
    totalDelay,
  };
}
