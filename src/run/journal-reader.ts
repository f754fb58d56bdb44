/**
 * Reads what the flat engine has written down into the recorder, many rows at a time. What is measured, and how, is
 * decided in the recorder alone.
 */
import type { Journal } from "../model/flat/journal.ts";
import type { ChangeLog } from "../model/flat/logs.ts";
import type { FlatState } from "../model/flat/state.ts";
import { NOBODY, Vehicles } from "../model/vehicles.ts";
import { BlockRecord, type Figures } from "./block-record.ts";
import type { Recorder } from "./recorder.ts";

/** The clock and the vehicles of a recorder that is told of the past. */
export class JournalReader {
  readonly journal: Journal;
  readonly clock = { time: 0 };
  /** One entry while the run goes on; all that are left at its end. */
  readonly vehicles = new Vehicles(this.clock);
  readonly recorder: Recorder;

  /**
   * @param recorder makes the recorder, by this reader's clock
   * @param chosen what of its figures is added to; a benchmark leaves some out, the program none
   */
  constructor(
    journal: Journal,
    recorder: (clock: { time: number }) => Recorder,
    chosen: (figures: Figures) => Figures = (figures) => figures,
  ) {
    this.journal = journal;
    this.recorder = recorder(this.clock);
    this.vehicles.create(0, 0);
    this.recorder.watch(this.vehicles);
    this.#bind(chosen(this.recorder.figures()));
  }

  #bind(figures: Figures): void {
    const { recorder } = this;
    const blocks = new BlockRecord(figures, this.vehicles);
    const { levels, comings, visits, periods, exits } = this.journal;
    levels.forEach((log, l) => {
      log.readBy((count) => blocks.level(l, log, count));
    });
    comings.forEach((log, f) => {
      log.readBy((count) => {
        recorder.hasGenerated(count);
        blocks.generated(f, log.times, count);
      });
    });
    visits.forEach((log, s) => {
      log.readBy((count) => blocks.leftStage(s, log, count));
    });
    periods.forEach((log, s) => {
      log.readBy((count) => this.#readPeriods(s, log, count));
    });
    exits.readBy((count) => blocks.left(exits.left, count));
  }

  #readPeriods(stage: number, { times, values }: ChangeLog, count: number): void {
    for (let i = 0; i < count; i += 1) {
      this.clock.time = times[i]!;
      this.recorder.busyPeriod(stage, values[i] === 1);
    }
  }

  /** The run has ended: those still about are put where the recorder looks for them. */
  end({ stages }: FlatState, time: number): void {
    for (const { index, joined } of stages) this.recorder.joinedStage(NOBODY, index, joined);
    this.clock.time = time;
    this.vehicles.release(0);
    this.journal.exits.vehicles.copyTo(this.vehicles);
  }
}
