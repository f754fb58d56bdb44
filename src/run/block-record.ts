/**
 * The part of the recorder that the flat engine speaks to: what `generated`, `left`, `leftStage` and `level` do for one
 * vehicle, done for many in one loop, whose sums stay in the processor. The rules are the same and every sum is taken
 * in the same order, so that both engines give the same bytes (tests/properties/engines.test.ts).
 */
import type { ChangeLog, VisitLog } from "../model/flat/logs.ts";
import type { FlatVehicle } from "../model/flat/places.ts";
import { Outcome } from "../model/outcomes.ts";
import type { Vehicles } from "../model/vehicles.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { CellRecord } from "./cell-record.ts";
import type { HourOfWeek } from "./hour-of-week.ts";
import type { HourlyFigures } from "./run-result.ts";
import { type StageRecord, within } from "./stage-record.ts";
import type { VehicleRows } from "./vehicle-rows.ts";

const { crossed: CROSSED } = Outcome;

/** What is kept of one flow; the recorder's own arrays. Sums have one element. */
export interface FlowFigures {
  readonly checkpoint: number;
  /** Vehicles of the measured time. */
  readonly generated: Float64Array;
  readonly outcomes: Float64Array;
  readonly reasons: Float64Array;
  readonly hourly: HourlyFigures;
  /** Local hours at which its vehicles came, told when they come and when they leave. */
  readonly hoursIn: HourOfWeek;
  readonly hoursOut: HourOfWeek;
  /** Time before the gate and at the post within the measured time [s], for Little's law. */
  readonly queueTime: Float64Array;
  readonly postTime: Float64Array;
  /** Those who crossed, by channel. */
  readonly cells: readonly Pick<CellRecord, "addStay">[];
}

/** What a recorder keeps. */
export interface Figures {
  readonly warmup: number;
  /** Vehicles that came at this time or later are measured [s]. */
  readonly countsFrom: number;
  readonly levels: LevelSet;
  readonly flows: readonly FlowFigures[];
  readonly stages: readonly StageRecord[];
  /** By checkpoint. */
  readonly lastExit: Float64Array;
  readonly crossedBy: Float64Array;
  readonly rows: VehicleRows | null;
}

/** Records many at a time. */
export class BlockRecord {
  readonly #figures: Figures;
  readonly #rowVehicle: Vehicles;

  /** @param rowVehicle columns whose first entry a vehicle is put into when its row is kept */
  constructor(figures: Figures, rowVehicle: Vehicles) {
    this.#figures = figures;
    this.#rowVehicle = rowVehicle;
  }

  /** Vehicles of a flow that have come into being. @param times when [s] */
  generated(flow: number, times: Float64Array, count: number): void {
    const { countsFrom, flows } = this.#figures;
    const { generated, hourly, hoursIn } = flows[flow]!;
    const { arrivals } = hourly;
    let measured = 0;
    for (let i = 0; i < count; i += 1) {
      const time = times[i]!;
      if (!(time >= countsFrom)) continue;
      measured += 1;
      arrivals[hoursIn.at(time)]! += 1;
    }
    generated[0]! += measured;
  }

  /** Changes of a level. */
  level(level: number, { times, values }: ChangeLog, count: number): void {
    this.#figures.levels.setMany(level, times, values, count);
  }

  /** Visits to a stage that are over. */
  leftStage(stage: number, visits: VisitLog, count: number): void {
    this.#figures.stages[stage]!.addVisits(visits, count, this.#figures.warmup);
  }

  /** Vehicles that have left for good, in that order. */
  left(vehicles: readonly FlatVehicle[], count: number): void {
    const { warmup, countsFrom, flows, lastExit, crossedBy, rows } = this.#figures;
    for (let i = 0; i < count; i += 1) {
      const v = vehicles[i]!;
      const own = flows[v.flow.index]!;
      const { arrivedAt, exitedAt, outcome } = v;
      const enteredAt = Number.isNaN(v.enteredAt) ? exitedAt : v.enteredAt;
      own.queueTime[0]! += within(arrivedAt, enteredAt, warmup);
      own.postTime[0]! += within(arrivedAt, exitedAt, warmup);
      if (outcome === CROSSED) {
        lastExit[own.checkpoint] = exitedAt;
        crossedBy[own.checkpoint]! += 1;
      }
      if (!(arrivedAt >= countsFrom)) continue;
      own.outcomes[outcome]! += 1;
      own.reasons[v.reason]! += 1;
      if (rows !== null) this.#addRow(rows, v);
      if (outcome === CROSSED) this.#crossed(own, v);
    }
  }

  #crossed({ cells, hourly, hoursOut }: FlowFigures, v: FlatVehicle): void {
    const { arrivedAt } = v;
    cells[v.channel]!.addStay(v);
    const hour = hoursOut.at(arrivedAt);
    hourly.crossed[hour]! += 1;
    hourly.queueWait[hour]! += v.enteredAt - arrivedAt;
    hourly.borderTime[hour]! += v.exitedAt - arrivedAt;
  }

  #addRow(rows: VehicleRows, v: FlatVehicle): void {
    const columns = this.#rowVehicle;
    columns.flow[0] = v.flow.index;
    columns.number[0] = v.number;
    columns.channel[0] = v.channel;
    columns.readyAt[0] = v.arrivedAt;
    columns.arrivedAt[0] = v.arrivedAt;
    columns.enteredAt[0] = v.enteredAt;
    columns.serviceTime[0] = v.service;
    rows.add(columns, 0, v.exitedAt, v.outcome, v.reason);
  }
}
