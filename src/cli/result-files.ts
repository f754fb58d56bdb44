/** The files of one scenario's results, by name, as text or pieces of it. */

import { availableParallelism, cpus, platform } from "node:os";
import type { Comparison } from "../experiments/compare.ts";
import { gatesOf } from "../model/levels.ts";
import { comparisonCsv } from "../outputs/comparison-csv.ts";
import { hourlyCsv, summaryCsv, waitsCsv } from "../outputs/csv.ts";
import type { CsvDialectName } from "../outputs/csv-dialect.ts";
import { comparisonPage } from "../outputs/html/comparison-page.ts";
import { reportPage } from "../outputs/html/report-page.ts";
import { MANIFEST_FILE, manifestJson } from "../outputs/manifest.ts";
import { timeseriesCsvPieces } from "../outputs/timeseries-csv.ts";
import { type VehicleRows, vehiclesCsvHeader, vehiclesCsvRows } from "../outputs/vehicles-csv.ts";
import type { FileContent } from "../outputs/write-results.ts";
import type { Report, VehicleTable } from "../run/report.ts";
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
    ["timeseries.csv", timeseriesCsvPieces(report, dialect)],
    ["hourly.csv", hourlyCsv(report, dialect)],
  ]);
  if (args.vehicles) files.set("vehicles.csv", vehicleText(ran, dialect));
  const context = { version: facts.version, command: commandText(args) };
  files.set(
    "report.html",
    whenWritten(() => reportPage(report, context)),
  );
  return files.set(MANIFEST_FILE, manifestOf(report, args, facts, [...files.keys()]));
}

/** A text that is made when its turn has come: the disk is then busy with the files before it. */
function* whenWritten(text: () => string): Generator<string> {
  yield text();
}

/** All files of a comparison in the order in which they are written; the manifest last. */
export function comparisonFiles(
  comparison: Comparison,
  args: Args,
  facts: RunFacts,
): Map<string, FileContent> {
  const context = { version: facts.version, command: commandText(args) };
  const files = new Map<string, FileContent>([
    ["comparison.csv", comparisonCsv(comparison, args.csvDialect ?? "rfc4180")],
    ["report.html", comparisonPage(comparison, context)],
  ]);
  const reports = [comparison.base, comparison.other];
  return files.set(MANIFEST_FILE, manifestOf(reports, args, facts, [...files.keys()]));
}

/** The command that makes the same figures again: its files and the options that bear on figures. */
export function commandText({ command, files, replications, seed, set }: Args): string {
  const options = [
    ...(replications === undefined ? [] : ["--replications", String(replications)]),
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...set.flatMap((text) => ["--set", text]),
  ];
  return ["kezek", command, ...[...files, ...options].map(quoted)].join(" ");
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function manifestOf(
  reports: Report | readonly Report[],
  args: Args,
  facts: RunFacts,
  files: readonly string[],
): string {
  return manifestJson(reports, {
    version: facts.version,
    command: [args.command, ...args.files],
    options: {
      kernel: args.kernel ?? "fast",
      workers: facts.workers,
      csvDialect: args.csvDialect ?? "rfc4180",
      vehicles: args.vehicles,
      set: args.set,
    },
    environment: {
      node: process.version,
      platform: platform(),
      processors: availableParallelism(),
      processor: cpus()[0]?.model ?? "",
    },
    timings: { run_s: Number(facts.seconds.toFixed(3)), finished: new Date().toISOString() },
    files,
  });
}

function* vehicleText({ model, scenario, results }: Ran, dialect: CsvDialectName): Generator<string> {
  yield vehiclesCsvHeader(dialect, {
    electronic: model.delaysBefore,
    permits: model.permits !== null,
    drivers: model.drivers !== null,
    trains: model.trains,
    embargoes: model.embargoes.length > 0,
    lines: gatesOf(model).some((g) => g.line !== undefined),
    documents: model.documents !== null,
  });
  const names = {
    scenario: scenario.id,
    flows: model.flows.map((f) => ({ id: f.id, checkpoint: f.spec.at, channels: f.channels })),
    ...(model.documents === null ? {} : { documents: model.documents.words }),
    localTime: (time: number) => model.clock.iso(time),
  };
  for (const { vehicles } of results) {
    if (vehicles !== null) yield* vehiclesCsvRows(withWaits(vehicles), names, dialect);
  }
}

/** Adds the waits that the instants do not tell (none before the border without an electronic queue); counts from 1. */
function withWaits(table: VehicleTable): VehicleRows {
  const zero = new Float64Array(table.number.length);
  const home = table.homeTime ?? zero;
  const totalDelay = table.exitedAt.map((exited, i) => exited - table.arrivedAt[i]! + home[i]!);
  const number = table.number.map((n) => (n < 0 ? n : n + 1));
  return {
    permitWait: zero,
    slotWait: zero,
    ...table,
    replication: table.replication + 1,
    number,
    totalDelay,
  };
}
