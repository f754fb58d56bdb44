/**
 * Takes into the recorder what the flat engine has found: values gathered row by row as it goes on, levels when they are
 * asked for, counts and sums at the end. What is measured, and how, is decided in the recorder.
 */
import { sum } from "d3-array";
import type { FlatState } from "../model/flat/build-state.ts";
import type { Core } from "../model/flat/core.ts";
import type { Taker } from "../model/flat/answers.ts";
import { Outcome, Reason } from "../model/outcomes.ts";
import { NOBODY, Vehicles } from "../model/vehicles.ts";
import { handOver, takeBack } from "./core-sketches.ts";
import type { Figures } from "./figures.ts";
import { WEEK_HOURS } from "./hour-of-week.ts";
import type { Recorder } from "./recorder.ts";
import { OUTCOMES, REASONS } from "./report.ts";

/** The clock and the vehicles of a recorder that is told of the past. */
export class CoreReader {
  readonly clock = { time: 0 };
  /** One entry while the run goes on; all that are left at its end. */
  readonly vehicles = new Vehicles(this.clock);
  readonly recorder: Recorder;
  readonly figures: Figures;
  readonly taker: Taker;
  #core!: Core;
  #state!: FlatState;

  /** @param recorder makes the recorder, by this reader's clock */
  constructor(recorder: (clock: { time: number }) => Recorder) {
    this.recorder = recorder(this.clock);
    this.vehicles.create(0, 0);
    this.recorder.watch(this.vehicles);
    this.figures = this.recorder.figures();
    this.taker = takerOf(this.figures, this.vehicles, () => this.#core);
  }

  /** What is read; before the first event. */
  read(core: Core, state: FlatState): void {
    this.#core = core;
    this.#state = state;
  }

  /** Takes what the series are made of. */
  report(): void {
    const { levels, crossedBy, lastExit } = this.figures;
    const { calls } = this.#core;
    const at = calls.levelValues() >> 3;
    levels.hold(this.#core.numbers, at);
    this.#state.checkpoints.forEach((checkpoint, c) => {
      crossedBy[c] = calls.crossedAt(checkpoint);
      lastExit[c] = calls.lastExitAt(checkpoint);
    });
  }

  /** Takes the levels with their history. */
  #takeLevels(): void {
    const { levels } = this.figures;
    const core = this.#core;
    for (let l = 0; l < levels.size; l += 1) {
      core.calls.readLevel(l);
      levels.restore(l, {
        value: core.room(0),
        held: core.room(1),
        max: core.room(2),
        changedAt: core.room(3),
        heldSince: core.room(4),
        maxAt: core.room(5),
        beyond: core.room(6),
        times: core.roomNumbers(7, core.room(8)),
      });
    }
  }

  /** The measured time begins: the levels' history is forgotten. */
  endWarmup(time: number): void {
    this.#takeLevels();
    this.#core.calls.resetLevels(time);
  }

  /** The run has ended: everything is taken, and those still about are put where the recorder looks for them. */
  end(time: number): void {
    this.report();
    this.#takeLevels();
    this.#core.calls.flush();
    this.#takeSketches();
    this.#state.flows.forEach((_, f) => {
      this.#takeFlow(f);
    });
    this.#state.stages.forEach((_, s) => {
      this.#takeStage(s);
    });
    this.clock.time = time;
    this.vehicles.release(0);
    for (let slot = 0; slot < this.#core.calls.slotCount(); slot += 1) this.#takeVehicle(slot);
    this.#core.release();
  }

  #takeSketches(): void {
    const core = this.#core;
    const { flows, cells, stages } = this.figures;
    const channels = cells.length / flows.length;
    cells.forEach((cell, i) => {
      const gathered = core.calls.staysOf(Math.floor(i / channels), i % channels);
      takeBack(core, gathered, cell.stays);
    });
    stages.forEach((stage, s) => {
      takeBack(core, core.calls.waitsAt(s), [stage.wait]);
    });
  }

  #takeFlow(f: number): void {
    const core = this.#core;
    core.calls.readFlow(f);
    const { generated, outcomes, reasons, hourly, queueTime, postTime } = this.figures.flows[f]!;
    this.recorder.hasGenerated(core.room(0));
    queueTime[0] = core.room(1);
    postTime[0] = core.room(2);
    outcomes.set(core.roomNumbers(3, OUTCOMES.length));
    reasons.set(core.roomNumbers(4, REASONS.length));
    const columns = [hourly.arrivals, hourly.crossed, hourly.queueWait, hourly.borderTime];
    const hours = core.roomNumbers(5, WEEK_HOURS * columns.length);
    hours.forEach((value, i) => {
      columns[i % columns.length]![Math.floor(i / columns.length)] = value;
    });
    generated[0] = sum(hourly.arrivals);
    outcomes[Outcome.crossed] = sum(hourly.crossed);
    reasons[Reason.none] = outcomes[Outcome.crossed]!;
  }

  #takeStage(s: number): void {
    const core = this.#core;
    core.calls.readStage(s);
    const record = this.figures.stages[s]!;
    this.recorder.joinedStage(NOBODY, s, core.room(0));
    record.left = core.room(1);
    record.visits = core.room(2);
    record.sojourn = core.room(3);
    record.serviceSum = core.room(4);
    record.timeSum = core.room(5);
    record.busy.takeOver(core.room(6), core.room(7), core.room(8));
  }

  #takeVehicle(slot: number): void {
    const core = this.#core;
    if (core.calls.readVehicle(slot) === 0) return;
    const columns = this.vehicles;
    const at = columns.create(core.room(0), core.room(1));
    columns.channel[at] = core.room(2);
    columns.stage[at] = core.room(3);
    columns.phase[at] = core.room(4);
    columns.lap[at] = core.room(5);
    columns.readyAt[at] = core.room(6);
    columns.arrivedAt[at] = core.room(6);
    columns.enteredAt[at] = core.room(7);
    columns.since[at] = core.room(8);
    columns.phaseAt[at] = core.room(9);
    columns.serviceTime[at] = core.room(10);
    columns.waitTime[at] = core.room(11);
  }
}

/** @param rowVehicle columns whose first entry a vehicle is put into when its row is kept */
function takerOf({ flows, cells, stages, rows }: Figures, rowVehicle: Vehicles, core: () => Core): Taker {
  return {
    takeStays: (cell, count, numbers, at, gathered) => {
      cells[cell]!.addStays(numbers, at, count);
      return handOver(core(), gathered, cells[cell]!.stays);
    },
    takeWaits: (stage, count, numbers, at, gathered) => {
      stages[stage]!.addWaits(numbers, at, count);
      return handOver(core(), gathered, [stages[stage]!.wait]);
    },
    takeRow: (flow, number, channel, outcome, reason, arrivedAt, enteredAt, exitedAt, service) => {
      rowVehicle.flow[0] = flow;
      rowVehicle.number[0] = number;
      rowVehicle.channel[0] = channel;
      rowVehicle.readyAt[0] = arrivedAt;
      rowVehicle.arrivedAt[0] = arrivedAt;
      rowVehicle.enteredAt[0] = enteredAt;
      rowVehicle.serviceTime[0] = service;
      rows?.add(rowVehicle, 0, exitedAt, outcome, reason);
    },
    hourAt: (flow, time) => flows[flow]!.hoursIn.at(time),
    hourUntil: (flow) => flows[flow]!.hoursIn.until,
  };
}
