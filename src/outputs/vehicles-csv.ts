/**
 * vehicles.csv: a row a vehicle, made piece by piece since there may be millions. Reads the vehicle tables of the
 * replications; knows of the scenario only the names it is given.
 */
import { OUTCOMES, REASONS, VEHICLE_METRICS, type VehicleMetric, type VehicleTable } from "../run/report.ts";
import {
  type CsvDialect,
  type CsvDialectName,
  csvDialect,
  csvNumber,
  csvText,
  csvTime,
} from "./csv-dialect.ts";
import { csvBeginning, csvField, csvLines } from "./csv-lines.ts";

/** Names and clock for the indexes and times of a vehicle table. */
export interface VehicleNames {
  readonly scenario: string;
  /** In the order of `VehicleTable.flow`. */
  readonly flows: readonly {
    readonly id: string;
    readonly checkpoint: string;
    readonly channels: readonly string[];
  }[];
  /** In the order of `VehicleTable.documents`; absent where there are none. */
  readonly documents?: readonly string[];
  /** Local ISO time of an instant [s since start]; `ZoneClock.iso` is one. */
  readonly localTime: (time: number) => string;
}

/** A vehicle table with the waits that its instants do not tell [s]; what is absent stays empty in the file. */
export interface VehicleRows extends VehicleTable {
  readonly totalDelay?: Float64Array;
}

const INSTANTS = ["readyAt", "arrivedAt", "enteredAt", "exitedAt"] as const;

/** Columns of vehicles.csv: names, instants as local time, instants as hours since the start, waits in hours. */
export const VEHICLES_COLUMNS: readonly string[] = [
  "scenario",
  "replication",
  "checkpoint",
  "flow",
  "vehicle",
  "channel",
  "outcome",
  "reason",
  "ready_at",
  "arrived_at",
  "entered_at",
  "exited_at",
  "ready_h",
  "arrived_h",
  "entered_h",
  "exited_h",
  ...VEHICLE_METRICS.map((metric) => `${metric}_h`),
];

/** Columns that follow where there is an electronic queue: the slot or call, and where the delay was spent. */
export const BOOKING_COLUMNS: readonly string[] = [
  "slot_at",
  "slot_h",
  "lag_h",
  "homeTime_h",
  "roadTime_h",
  "areaTime_h",
];

/** The column that follows where there are permits: the part of the wait for one that was spent at the border. */
export const PERMIT_COLUMNS: readonly string[] = ["permitBorderTime_h"];

/** The column that follows where there are drivers: the wait for one, at home. */
export const DRIVER_COLUMNS: readonly string[] = ["driverWait_h"];

/** The column that follows where there are embargoes: how much later it is at the border for them. */
export const EMBARGO_COLUMNS: readonly string[] = ["embargoTime_h"];

/** The column that follows where trains stand on the line before a station: how often each was abandoned there. */
export const LINE_COLUMNS: readonly string[] = ["abandoned"];

/** The columns that follow where some flow has trains: what each vehicle brought. */
export const TRAIN_COLUMNS: readonly string[] = ["wagons", "teu", "tonnes"];

/** The column that follows where some flow declares documents: with which a vehicle came. */
export const DOCUMENT_COLUMNS: readonly string[] = ["documents"];

/** Parts of a model that give vehicles columns of their own. */
export interface VehicleParts {
  /** Waits before the border, with an electronic queue or without. */
  readonly electronic?: boolean;
  readonly permits?: boolean;
  readonly drivers?: boolean;
  readonly trains?: boolean;
  readonly embargoes?: boolean;
  /** Trains that stand on the line before a station. */
  readonly lines?: boolean;
  readonly documents?: boolean;
}

/**
 * The beginning of vehicles.csv: byte order mark where the dialect has one, and the header.
 * @param parts what the model has, and so which columns follow
 */
export function vehiclesCsvHeader(
  dialect: CsvDialectName = "rfc4180",
  { electronic, permits, drivers, trains, embargoes, lines, documents }: VehicleParts = {},
): string {
  const style = csvDialect(dialect);
  const columns = [
    ...VEHICLES_COLUMNS,
    ...(electronic ? BOOKING_COLUMNS : []),
    ...(permits ? PERMIT_COLUMNS : []),
    ...(drivers ? DRIVER_COLUMNS : []),
    ...(trains ? TRAIN_COLUMNS : []),
    ...(embargoes ? EMBARGO_COLUMNS : []),
    ...(lines ? LINE_COLUMNS : []),
    ...(documents ? DOCUMENT_COLUMNS : []),
  ];
  return csvBeginning(style) + csvLines([columns], style);
}

/** Rows held as text at one time. */
const PIECE = 4096;

/** The rows of one replication, in pieces of some thousand lines. */
export function* vehiclesCsvRows(
  table: VehicleRows,
  names: VehicleNames,
  dialect: CsvDialectName = "rfc4180",
): Generator<string> {
  const style = csvDialect(dialect);
  const fields = namesAsFields(names, style);
  for (let from = 0; from < table.number.length; from += PIECE) {
    const to = Math.min(table.number.length, from + PIECE);
    let piece = "";
    for (let i = from; i < to; i += 1) piece += `${rowOf(table, i, fields, style).join(style.delimiter)}\r\n`;
    yield piece;
  }
}

/** The names quoted once: numbers, times and outcomes need no quotes, and a row has little else. */
function namesAsFields(names: VehicleNames, style: CsvDialect): VehicleNames {
  const field = (text: string) => csvField(csvText(text, style), style);
  return {
    scenario: field(names.scenario),
    flows: names.flows.map(({ id, checkpoint, channels }) => ({
      id: field(id),
      checkpoint: field(checkpoint),
      channels: channels.map(field),
    })),
    ...(names.documents === undefined ? {} : { documents: names.documents.map(field) }),
    localTime: names.localTime,
  };
}

function rowOf(table: VehicleRows, i: number, names: VehicleNames, style: CsvDialect): string[] {
  const flow = names.flows[table.flow[i] ?? -1];
  const instants = INSTANTS.map((name) => table[name][i] ?? Number.NaN);
  const waits = waitsOf(table, i);
  return [
    names.scenario,
    csvNumber(table.replication, style),
    flow?.checkpoint ?? "",
    flow?.id ?? "",
    csvNumber(table.number[i] ?? Number.NaN, style),
    flow?.channels[table.channel[i] ?? 255] ?? "",
    OUTCOMES[table.outcome[i] ?? -1] ?? "",
    REASONS[table.reason[i] ?? -1] ?? "",
    ...instants.map((time) =>
      Number.isFinite(time) ? csvTime(toSeconds(names.localTime(time)), style) : "",
    ),
    ...instants.map((time) => csvNumber(time / 3600, style)),
    ...VEHICLE_METRICS.map((metric) => csvNumber(waits[metric] / 3600, style)),
    ...bookingOf(table, i, names, style),
    ...(table.permitBorderTime === undefined
      ? []
      : [csvNumber((table.permitBorderTime[i] ?? Number.NaN) / 3600, style)]),
    ...(table.driverWait === undefined ? [] : [csvNumber((table.driverWait[i] ?? Number.NaN) / 3600, style)]),
    ...loadOf(table, i, style),
    ...heldOf(table, i, style),
    ...(table.documents === undefined ? [] : [names.documents?.[table.documents[i] ?? -1] ?? ""]),
  ];
}

/** The cells of an electronic queue; none where there is none. */
function bookingOf(table: VehicleRows, i: number, names: VehicleNames, style: CsvDialect): string[] {
  if (table.slotAt === undefined) return [];
  const at = (column: Float64Array | undefined) => column?.[i] ?? Number.NaN;
  const slotAt = at(table.slotAt);
  const hours = [
    slotAt,
    at(table.enteredAt) - slotAt,
    at(table.homeTime),
    at(table.roadTime),
    at(table.areaTime),
  ];
  return [
    Number.isFinite(slotAt) ? csvTime(toSeconds(names.localTime(slotAt)), style) : "",
    ...hours.map((time) => csvNumber(time / 3600, style)),
  ];
}

/** The cells of embargoes and of the line before a station; none where there are none. */
function heldOf({ embargoTime, abandoned }: VehicleRows, i: number, style: CsvDialect): string[] {
  return [
    ...(embargoTime === undefined ? [] : [csvNumber((embargoTime[i] ?? Number.NaN) / 3600, style)]),
    ...(abandoned === undefined ? [] : [csvNumber(abandoned[i] ?? Number.NaN, style)]),
  ];
}

/** The cells of trains; none where no flow has any. */
function loadOf({ wagons, teu, tonnes }: VehicleRows, i: number, style: CsvDialect): string[] {
  if (wagons === undefined) return [];
  return [wagons, teu, tonnes].map((column) => csvNumber(column?.[i] ?? Number.NaN, style));
}

/** `2025-09-22T08:00` with its seconds. */
function toSeconds(iso: string): string {
  return iso.length === 16 ? `${iso}:00` : iso;
}

/** Waits of one vehicle [s]; NaN where it has none (design, section 6). */
function waitsOf(table: VehicleRows, i: number): Record<VehicleMetric, number> {
  const at = (column: Float64Array | undefined) => column?.[i] ?? Number.NaN;
  const insideTime = at(table.exitedAt) - at(table.enteredAt);
  const through = Number.isFinite(insideTime);
  const part = (column: Float64Array) => (through ? at(column) : Number.NaN);
  const serviceTime = part(table.serviceTime);
  const blockedTime = part(table.blockedTime);
  const awayTime = part(table.awayTime);
  return {
    permitWait: at(table.permitWait),
    slotWait: at(table.slotWait),
    queueWait: at(table.enteredAt) - at(table.arrivedAt),
    insideTime,
    serviceTime,
    // Rounding may leave a wait a hair below zero.
    insideWait: Math.max(0, insideTime - serviceTime - blockedTime - awayTime),
    blockedTime,
    awayTime,
    borderTime: at(table.exitedAt) - at(table.arrivedAt),
    totalDelay: at(table.totalDelay),
  };
}
