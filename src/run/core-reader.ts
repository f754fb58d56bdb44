/**
 * Takes into the recorder what the flat engine has found: values gathered row by row as it goes on, levels when they are
 * asked for, counts and sums at the end. What is measured, and how, is decided in the recorder.
 */
import { sum } from "d3-array";
import type { Taker } from "../model/flat/answers.ts";
import type { FlatState } from "../model/flat/build-state.ts";
import type { Address, Core } from "../model/flat/core.ts";
import { Outcome, Reason } from "../model/outcomes.ts";
import { NOBODY, Vehicles } from "../model/vehicles.ts";
import type { Figures } from "./figures.ts";
import { WEEK_HOURS } from "./hour-of-week.ts";
import type { Recorder } from "./recorder.ts";
import { OUTCOMES, REASONS } from "./report.ts";

/** Ticks whose values the inner loop keeps for the series: `TICKS` of core/read.ts. */
export const TICKS = 64;

/** The clock and the vehicles of a recorder that is told of the past. */
export class CoreReader implements Taker {
  readonly clock = { time: 0 };
  /** One entry while the run goes on; all that are left at its end. */
  readonly vehicles = new Vehicles(this.clock);
  readonly recorder: Recorder;
  readonly figures: Figures;
  /** Ticks whose values the inner loop still has. */
  #ticksLeft = 0;
  #core!: Core;
  #state!: FlatState;

  /** @param recorder makes the recorder, by this reader's clock */
  constructor(recorder: (clock: { time: number }) => Recorder) {
    this.recorder = recorder(this.clock);
    this.vehicles.create(0, 0);
    this.recorder.watch(this.vehicles);
    this.figures = this.recorder.figures();
  }

  /** What is read; before the first event. */
  read(core: Core, state: FlatState): void {
    this.#core = core;
    this.#state = state;
  }

  takeStays(cell: number, rows: number, values: Address, gathered: Address): number {
    return this.figures.cells[cell]!.gathered().take(this.#core, rows, values, gathered);
  }

  takeWaits(stage: number, rows: number, values: Address, gathered: Address): number {
    return this.figures.stages[stage]!.gathered().take(this.#core, rows, values, gathered);
  }

  takeRow(...row: Parameters<Taker["takeRow"]>): void {
    const [flow, number, channel, outcome, reason, arrivedAt, enteredAt, exitedAt, service] = row;
    const columns = this.vehicles;
    columns.flow[0] = flow;
    columns.number[0] = number;
    columns.channel[0] = channel;
    columns.readyAt[0] = arrivedAt;
    columns.arrivedAt[0] = arrivedAt;
    columns.enteredAt[0] = enteredAt;
    columns.serviceTime[0] = service;
    this.figures.rows?.add(columns, 0, exitedAt, outcome, reason);
  }

  hourAt(flow: number, time: number): number {
    return this.figures.flows[flow]!.hoursIn.at(time);
  }

  hourUntil(flow: number): number {
    return this.figures.flows[flow]!.hoursIn.until;
  }

  /** Takes the values of the series at the next tick. */
  sample(): void {
    const ticks = this.#core.calls.sample();
    if (ticks === TICKS) this.#takeTicks(ticks);
    else this.#ticksLeft = ticks;
  }

  #takeTicks(count: number): void {
    const at = this.#core.calls.takeTicks() >> 3;
    this.figures.series.takeMany(this.#core.numbers, at, TICKS, count);
    this.#ticksLeft = 0;
  }

  #takeCrossed(): void {
    const { crossedBy, lastExit } = this.figures;
    const { calls } = this.#core;
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
    this.#takeCrossed();
    this.#takeLevels();
    this.#core.calls.resetLevels(time);
  }

  /** The run has ended: everything is taken, and those still about are put where the recorder looks for them. */
  end(time: number): void {
    this.#takeTicks(this.#ticksLeft);
    this.#takeCrossed();
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
      cell.gathered().takeBack(core, core.calls.staysOf(Math.floor(i / channels), i % channels));
    });
    stages.forEach((stage, s) => {
      stage.gathered().takeBack(core, core.calls.waitsAt(s));
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
    for (let c = 0; c < columns.length; c += 1) {
      for (let h = 0; h < WEEK_HOURS; h += 1) columns[c]![h] = hours[h * columns.length + c]!;
    }
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
