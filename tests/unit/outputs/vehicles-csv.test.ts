import { expect, it } from "vitest";
import {
  VEHICLES_COLUMNS,
  type VehicleRows,
  vehiclesCsvHeader,
  vehiclesCsvRows,
} from "../../../src/outputs/vehicles-csv.ts";

const NAMES = {
  scenario: "karasu",
  flows: [{ id: "produce", checkpoint: "karasu", channels: ["green", "red"] }],
  localTime: (time: number) =>
    new Date(Date.UTC(2025, 8, 22) + time * 1000).toISOString().slice(0, time % 60 ? 19 : 16),
};
const NONE = Number.NaN;

/** One vehicle that crosses and one that reneges. */
const TABLE: VehicleRows = {
  replication: 3,
  flow: Uint16Array.of(0, 0),
  number: Int32Array.of(1, 2),
  channel: Uint8Array.of(1, 255),
  outcome: Uint8Array.of(0, 2),
  reason: Uint8Array.of(0, 2),
  readyAt: Float64Array.of(3600, 7200),
  arrivedAt: Float64Array.of(3600, 7200.25),
  enteredAt: Float64Array.of(7200, NONE),
  exitedAt: Float64Array.of(14400, NONE),
  serviceTime: Float64Array.of(1800, 0),
  blockedTime: Float64Array.of(900, 0),
  awayTime: Float64Array.of(0, 0),
  totalDelay: Float64Array.of(10800, NONE),
};

const rowsOf = (dialect: "rfc4180" | "excel-ru") => [...vehiclesCsvRows(TABLE, NAMES, dialect)].join("");

it("writes instants as local time and as hours, and the waits they make", () => {
  const [first] = rowsOf("rfc4180").split("\r\n");
  const row = Object.fromEntries(VEHICLES_COLUMNS.map((name, i) => [name, first?.split(",")[i]]));
  expect(row).toMatchObject({
    scenario: "karasu",
    replication: "3",
    checkpoint: "karasu",
    flow: "produce",
    vehicle: "1",
    channel: "red",
    outcome: "crossed",
    reason: "",
    ready_at: "2025-09-22T01:00:00",
    exited_at: "2025-09-22T04:00:00",
    entered_h: "2",
    permitWait_h: "",
    queueWait_h: "1",
    insideTime_h: "2",
    serviceTime_h: "0.5",
    insideWait_h: "1.25",
    blockedTime_h: "0.25",
    awayTime_h: "0",
    borderTime_h: "3",
    totalDelay_h: "3",
  });
});

it("leaves empty what did not happen", () => {
  const second = rowsOf("rfc4180").split("\r\n")[1];
  expect(second).toBe(
    "karasu,3,karasu,produce,2,,gaveUp,reneged,2025-09-22T02:00:00,2025-09-22T02:00:00,,,2,2.000069444,,,,,,,,,,,,",
  );
});

it("writes the dialect of Russian Excel", () => {
  expect(vehiclesCsvHeader("excel-ru").startsWith("\ufeffscenario;replication;")).toBe(true);
  expect(rowsOf("excel-ru")).toContain(";2025-09-22 01:00:00;");
  expect(rowsOf("excel-ru")).toContain(";1,25;");
});

it("quotes and guards names", () => {
  const flows = [{ id: "1-2", checkpoint: 'a "b", c', channels: ["green", "=red"] }];
  const rows = [...vehiclesCsvRows(TABLE, { ...NAMES, flows }, "excel-en")].join("");
  expect(rows).toContain('karasu,3,"a ""b"", c","=""1-2""",1,\'=red,crossed,');
});

it("comes in pieces, so that millions of vehicles need no memory", () => {
  const many = 10_000;
  const column = (value: number) => new Float64Array(many).fill(value);
  const table = {
    ...TABLE,
    flow: new Uint16Array(many),
    number: Int32Array.from({ length: many }, (_, i) => i + 1),
    readyAt: column(0),
    arrivedAt: column(0),
    enteredAt: column(0),
    exitedAt: column(0),
  };
  const pieces = [...vehiclesCsvRows(table, NAMES)];
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join("").split("\r\n")).toHaveLength(many + 1);
});
