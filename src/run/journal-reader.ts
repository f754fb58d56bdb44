/**
 * Reads what the flat engine has written down into the recorder, row by row, as if it were happening: the vehicle of a
 * row is put into the one entry of the columns that the recorder reads, and the clock to the row's instant. What is
 * measured, and how, is decided in the recorder alone.
 */
import { type Changes, COMING, EXIT_ROW, Journal, VISIT } from "../model/flat/journal.ts";
import { ROW_BITS, STAGE } from "../model/flat/layout.ts";
import type { FlatState } from "../model/flat/state.ts";
import { NOBODY, Vehicles } from "../model/vehicles.ts";
import type { Recorder } from "./recorder.ts";

// Copies in constants of this module: V8 looks up an imported one every time.
const { now: VISIT_NOW, stage: VISIT_STAGE, since: VISIT_SINCE, wait: VISIT_WAIT } = VISIT;
const {
  waitAtJoin: VISIT_WAIT_AT_JOIN,
  service: VISIT_SERVICE,
  serviceAtJoin: VISIT_SERVICE_AT_JOIN,
} = VISIT;
const { now: EXIT_NOW, flow: EXIT_FLOW, number: EXIT_NUMBER, channel: EXIT_CHANNEL } = EXIT_ROW;
const {
  outcome: EXIT_OUTCOME,
  reason: EXIT_REASON,
  arrivedAt: EXIT_ARRIVED,
  enteredAt: EXIT_ENTERED,
} = EXIT_ROW;
const { service: EXIT_SERVICE, wait: EXIT_WAIT } = EXIT_ROW;

/** The clock and the vehicles of a recorder that is told of the past. */
export class JournalReader {
  readonly journal = new Journal();
  readonly clock = { time: 0 };
  /** One entry while the run goes on; all that are left at its end. */
  readonly vehicles = new Vehicles(this.clock);
  readonly #recorder: Recorder;

  /** @param recorder makes the recorder, by this reader's clock */
  constructor(recorder: (clock: { time: number }) => Recorder) {
    this.#recorder = recorder(this.clock);
    this.vehicles.create(0, 0);
    this.#recorder.watch(this.vehicles);
    this.#bind();
  }

  get recorder(): Recorder {
    return this.#recorder;
  }

  #bind(): void {
    const { levels, busy, comings, visits, exits } = this.journal;
    levels.readBy((used) => this.recorder.levelChanges(levels.which, levels.times, levels.values, used));
    busy.readBy((used) => this.#readBusy(busy, used));
    comings.readBy((used) => this.#readComings(comings.values, comings.width, used));
    visits.readBy((used) => this.#readVisits(visits.values, visits.width, used));
    exits.readBy((used) => this.#readExits(exits.values, exits.width, used));
  }

  /** The run has ended: those still about are put where the recorder looks for them. */
  end({ n, table, poolsFrom }: FlatState, time: number): void {
    for (let s = 0; s < poolsFrom; s += 1) {
      this.#recorder.joinedStage(NOBODY, s, n[(s << ROW_BITS) + STAGE.joined]!);
    }
    this.clock.time = time;
    this.vehicles.release(0);
    table.copyTo(this.vehicles);
  }

  #readBusy({ times, which, values }: Changes, used: number): void {
    for (let i = 0; i < used; i += 1) {
      this.clock.time = times[i]!;
      this.#recorder.busyPeriod(which[i]!, values[i] === 1);
    }
  }

  #readComings(values: Float64Array, width: number, used: number): void {
    const recorder = this.#recorder;
    const { flow, readyAt, arrivedAt } = this.vehicles;
    for (let row = 0; row < used; row += width) {
      const now = values[row + COMING.now]!;
      flow[0] = values[row + COMING.flow]!;
      readyAt[0] = now;
      arrivedAt[0] = now;
      recorder.generated(0);
    }
  }

  #readVisits(values: Float64Array, width: number, used: number): void {
    const recorder = this.#recorder;
    const { clock } = this;
    const { since, waitTime, waitAtJoin, serviceTime, serviceAtJoin } = this.vehicles;
    for (let row = 0; row < used; row += width) {
      clock.time = values[row + VISIT_NOW]!;
      since[0] = values[row + VISIT_SINCE]!;
      waitTime[0] = values[row + VISIT_WAIT]!;
      waitAtJoin[0] = values[row + VISIT_WAIT_AT_JOIN]!;
      serviceTime[0] = values[row + VISIT_SERVICE]!;
      serviceAtJoin[0] = values[row + VISIT_SERVICE_AT_JOIN]!;
      const stage = values[row + VISIT_STAGE]! | 0;
      recorder.leftStage(0, stage);
    }
  }

  #readExits(values: Float64Array, width: number, used: number): void {
    const recorder = this.#recorder;
    const { clock } = this;
    const { flow, number, channel, readyAt, arrivedAt, enteredAt, serviceTime, waitTime } = this.vehicles;
    for (let row = 0; row < used; row += width) {
      clock.time = values[row + EXIT_NOW]!;
      flow[0] = values[row + EXIT_FLOW]!;
      number[0] = values[row + EXIT_NUMBER]!;
      channel[0] = values[row + EXIT_CHANNEL]!;
      readyAt[0] = values[row + EXIT_ARRIVED]!;
      arrivedAt[0] = values[row + EXIT_ARRIVED]!;
      enteredAt[0] = values[row + EXIT_ENTERED]!;
      serviceTime[0] = values[row + EXIT_SERVICE]!;
      waitTime[0] = values[row + EXIT_WAIT]!;
      recorder.left(0, values[row + EXIT_OUTCOME]! | 0, values[row + EXIT_REASON]! | 0);
    }
  }
}
