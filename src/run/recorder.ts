/**
 * The observer of one replication: turns what the model tells into sums, tallies and series, and keeps the books.
 * Decides what is measured when: vehicles that became ready in the measured time, levels over the measured time.
 */
import type { Calendar } from "../kernel/calendar.ts";
import { zoneOf } from "../model/compile.ts";
import type { Observer } from "../model/observer.ts";
import { Outcome, Reason } from "../model/outcomes.ts";
import { Phase, type Vehicles } from "../model/vehicles.ts";
import { LevelSet } from "../statistics/level-set.ts";
import { Tally } from "../statistics/tally.ts";
import { BookingRecord } from "./booking-record.ts";
import { Books } from "./books.ts";
import { CellRecord } from "./cell-record.ts";
import { ClosureRecord } from "./closure-record.ts";
import { type DocumentRecord, documentRecordOf } from "./document-record.ts";
import { DriverRecord } from "./driver-record.ts";
import type { Figures } from "./figures.ts";
import { checkConservation, checkLittle } from "./flow-books.ts";
import { type HeldRecord, heldRecordOf, NOTHING_HELD } from "./held-record.ts";
import { HourOfWeek, WEEK_HOURS } from "./hour-of-week.ts";
import { levelFigures } from "./level-record.ts";
import type { OfficeRecord } from "./office-record.ts";
import { PermitRecord } from "./permit-record.ts";
import { RailRecord } from "./rail-record.ts";
import type { RecorderContext, Teller } from "./recorder-context.ts";
import { RegimeRecord } from "./regime-record.ts";
import { OUTCOMES, REASONS } from "./report.ts";
import type { HourlyFigures, Recorded, RunResult } from "./run-result.ts";
import { SeriesRecord } from "./series-record.ts";
import { StageRecord, within } from "./stage-record.ts";
import { standingFigures } from "./standing-figures.ts";
import { TrainRecord } from "./train-record.ts";
import { VehicleRows } from "./vehicle-rows.ts";
import type { Watched } from "./watched.ts";

/** Records one replication. */
export class Recorder implements Observer {
  readonly tell: Teller | null;
  readonly serves: Observer["serves"];
  readonly #c: RecorderContext;
  readonly #clock: Pick<Calendar, "time">;
  readonly #channels: number;
  readonly #warmup: number;
  /** Vehicles that became ready at this time or later are measured [s]; all when there is no warm-up. */
  readonly #countsFrom: number;
  readonly #levels: LevelSet;
  readonly #crossed: CellRecord[];
  readonly #unfinished: CellRecord[];
  readonly #gaveUp: Tally[];
  readonly #outcomes: Float64Array[];
  readonly #reasons: Float64Array[];
  readonly #returns: Float64Array;
  readonly #generatedIn: Float64Array;
  readonly #hourly: HourlyFigures[];
  /** Hours at which the vehicles of a flow came, told when they come and when they leave. */
  readonly #hoursIn: HourOfWeek[];
  readonly #hoursOut: HourOfWeek[];
  readonly #checkpoints: Int32Array;
  readonly #stages: StageRecord[];
  readonly #lastExit: Float64Array;
  readonly #crossedBy: Float64Array;
  /** Of them, those who had crossed when the measured time began. */
  readonly #crossedBefore: Float64Array;
  readonly #rows: VehicleRows | null;
  readonly #booking: BookingRecord | null;
  readonly #permits: PermitRecord | null;
  readonly #drivers: DriverRecord | null;
  /** Those of the three above that there are, for what all hear of. */
  readonly #offices: readonly OfficeRecord[];
  readonly #closures: ClosureRecord | null;
  readonly #regimes: RegimeRecord | null;
  readonly #documents: DocumentRecord | null;
  readonly #trains: TrainRecord | null;
  #rail: RailRecord | null = null;
  readonly #series: SeriesRecord;
  /** Time before the gate and at the post within the measured time [s], by flow, for Little's law. */
  readonly #queueTime: Float64Array;
  readonly #postTime: Float64Array;
  /** What is kept away or outside. */
  readonly #held: HeldRecord | null;
  #vehicles!: Vehicles;
  #generated = 0;

  constructor(context: RecorderContext) {
    const { model, levels, exactUpTo } = context;
    this.#c = context;
    this.tell = context.tell;
    this.#clock = context.clock;
    this.#channels = model.channels;
    this.#warmup = model.warmup;
    this.#countsFrom = model.warmup === 0 ? Number.NEGATIVE_INFINITY : model.warmup;
    const flows = model.flows.length;
    const cells = flows * model.channels;
    const keeps = (name: Recorded) =>
      (name !== "blockedTime" || model.blocking) && (name !== "awayTime" || model.retrials);
    const cell = () => new CellRecord(exactUpTo, keeps);
    this.#levels = new LevelSet(levels.specs.length);
    this.#crossed = Array.from({ length: cells }, cell);
    this.#unfinished = Array.from({ length: cells }, cell);
    this.#gaveUp = model.flows.map(() => new Tally(exactUpTo));
    this.#outcomes = model.flows.map(() => new Float64Array(OUTCOMES.length));
    this.#reasons = model.flows.map(() => new Float64Array(REASONS.length));
    this.#returns = new Float64Array(flows);
    this.#generatedIn = new Float64Array(flows);
    this.#queueTime = new Float64Array(flows);
    this.#postTime = new Float64Array(flows);
    const clocks = model.flows.map((f) =>
      model.clockOf(f.spec.timezone ?? zoneOf(model.scenario, f.spec.at, f.side)),
    );
    // One for all flows of a zone: what one has found out holds for the next.
    const hours = () => {
      const ofClock = new Map([...new Set(clocks)].map((clock) => [clock, new HourOfWeek(clock)]));
      return clocks.map((clock) => ofClock.get(clock)!);
    };
    this.#hoursIn = hours();
    this.#hoursOut = hours();
    this.#checkpoints = Int32Array.from(model.flows, (f) => f.checkpoint);
    this.#hourly = model.flows.map(() => ({
      arrivals: new Float64Array(WEEK_HOURS),
      crossed: new Float64Array(WEEK_HOURS),
      queueWait: new Float64Array(WEEK_HOURS),
      borderTime: new Float64Array(WEEK_HOURS),
    }));
    this.#stages = model.stages.map(() => new StageRecord(exactUpTo));
    this.#lastExit = new Float64Array(model.checkpoints.length).fill(Number.NaN);
    this.#crossedBy = new Float64Array(model.checkpoints.length);
    this.#crossedBefore = new Float64Array(model.checkpoints.length);
    this.#rows = context.keepVehicles ? new VehicleRows(model) : null;
    this.#booking = model.delaysBefore ? new BookingRecord(model, exactUpTo) : null;
    this.#permits = model.permits === null ? null : new PermitRecord(model, exactUpTo, context.clock);
    this.#drivers = model.drivers === null ? null : new DriverRecord(model, exactUpTo, context.clock);
    this.#offices = [this.#booking, this.#permits, this.#drivers].filter((r) => r !== null);
    const closures = model.closures.length > 0 ? new ClosureRecord(model, levels, exactUpTo) : null;
    this.#closures = closures;
    this.#held = heldRecordOf(model, levels, exactUpTo);
    this.#regimes = model.regimes.length > 0 ? new RegimeRecord(model, exactUpTo) : null;
    this.#documents = documentRecordOf(model, exactUpTo);
    this.#trains = model.trains ? new TrainRecord(model, exactUpTo) : null;
    this.serves = closures && ((_v, stage) => closures.serves(stage, this.#clock.time));
    const ticks = Math.floor(model.length / model.scenario.measures.every) + 1;
    this.#series = new SeriesRecord(ticks, levels.specs.length, model.checkpoints.length);
  }

  /** The vehicles whose columns are read, and what else is at work; before the first event. */
  watch(vehicles: Vehicles, parts: Watched | null = null): void {
    this.#vehicles = vehicles;
    if (parts === null) return;
    const { model, exactUpTo } = this.#c;
    const partLeft = (v: number, wagons: number, teu: number) =>
      this.#trains?.partLeft(vehicles, v, [wagons, teu], this.#clock.time, this.#counts(v));
    const { rail } = parts;
    if (rail)
      this.#rail = new RailRecord(model, rail, vehicles, exactUpTo, this.#countsFrom, this.#clock, partLeft);
    this.#closures?.watch(parts.closures);
    this.#held?.watch(parts);
    this.#booking?.watch(parts.desks);
    this.#permits?.watch(parts.permits);
    this.#drivers?.watch(parts.drivers);
  }

  generated(v: number): void {
    this.#generated += 1;
    this.#held?.generated(this.#vehicles, v);
    if (!this.#counts(v)) return;
    const { flow, readyAt, arrivedAt } = this.#vehicles;
    const f = flow[v]!;
    this.#generatedIn[f]! += 1;
    this.#trains?.generated(this.#vehicles, v);
    if (readyAt[v]! >= 0) this.#hourly[f]!.arrivals[this.#hoursIn[f]!.at(arrivedAt[v]!)]! += 1;
  }

  left(v: number, outcome: number, reason: number): void {
    const f = this.#vehicles.flow[v]!;
    const now = this.#clock.time;
    this.#atBorder(v, f);
    if (outcome === Outcome.crossed) {
      const checkpoint = this.#checkpoints[f]!;
      this.#lastExit[checkpoint] = now;
      this.#crossedBy[checkpoint]! += 1;
    }
    if (this.tell !== null) this.tell(now, OUTCOMES[outcome]!, v, REASONS[reason]!);
    const measured = this.#counts(v);
    this.#trains?.left(this.#vehicles, v, outcome, now, measured);
    this.#held?.left(this.#vehicles, v, outcome, reason, measured);
    if (reason !== Reason.closed && reason !== Reason.embargo)
      this.#closures?.gone(this.#vehicles, v, now, outcome === Outcome.crossed, measured);
    if (!measured) return;
    this.#regimes?.gone(this.#vehicles, v, now, outcome === Outcome.crossed);
    this.#documents?.left(this.#vehicles, v, now, outcome);
    this.#outcomes[f]![outcome]! += 1;
    this.#reasons[f]![reason]! += 1;
    if (this.#rows !== null) this.#rows.add(this.#vehicles, v, now, outcome, reason);
    if (outcome === Outcome.crossed) this.#hasCrossed(v, f);
    else if (outcome === Outcome.gaveUp && this.#vehicles.arrivedAt[v]! <= now) {
      const { arrivedAt, enteredAt } = this.#vehicles;
      const until = Number.isNaN(enteredAt[v]!) ? now : enteredAt[v]!;
      this.#gaveUp[f]!.add(until - arrivedAt[v]!);
    }
  }

  returned(v: number): void {
    if (this.#counts(v)) this.#returns[this.#vehicles.flow[v]!]! += 1;
  }

  /** @param times how often, where several are told at once */
  joinedStage(_v: number, stage: number, times = 1): void {
    this.#stages[stage]!.joined += times;
  }

  leftStage(v: number, stage: number): void {
    const vehicles = this.#vehicles;
    const record = this.#stages[stage]!;
    const now = this.#clock.time;
    const joinedAt = vehicles.since[v]!;
    record.left += 1;
    record.sojourn += within(joinedAt, now, this.#warmup);
    if (joinedAt < this.#warmup) return;
    record.visits += 1;
    const { waits } = record;
    const waited = vehicles.waitTime[v]! - vehicles.waitAtJoin[v]!;
    waits.values[waits.nextRow()] = waited;
    this.#trains?.leftStage(vehicles, v, stage, waited);
    record.serviceSum += vehicles.serviceTime[v]! - vehicles.serviceAtJoin[v]!;
    record.timeSum += now - joinedAt;
  }

  level(level: number, value: number): void {
    if (level < 0) return;
    this.#levels.set(level, this.#clock.time, value);
    this.#closures?.level(level, this.#clock.time, value);
    this.#held?.level(level, this.#clock.time, value);
  }

  /** What is kept, for whoever adds to it many at a time: what the flat engine tells. */
  figures(): Figures {
    const flows = this.#outcomes.map((outcomes, f) => ({
      generated: this.#generatedIn.subarray(f, f + 1),
      outcomes,
      reasons: this.#reasons[f]!,
      hourly: this.#hourly[f]!,
      hoursIn: this.#hoursIn[f]!,
      queueTime: this.#queueTime.subarray(f, f + 1),
      postTime: this.#postTime.subarray(f, f + 1),
    }));
    return {
      warmup: this.#warmup,
      countsFrom: this.#countsFrom,
      levels: this.#levels,
      series: this.#series,
      flows,
      cells: this.#crossed,
      stages: this.#stages,
      lastExit: this.#lastExit,
      crossedBy: this.#crossedBy,
      rows: this.#rows,
    };
  }

  /** So many vehicles have come into being. */
  hasGenerated(count: number): void {
    this.#generated += count;
  }

  busyPeriod(stage: number, busy: boolean): void {
    const record = this.#stages[stage]!;
    const now = this.#clock.time;
    if (busy) record.busySince = now;
    else if (record.busySince >= this.#warmup) record.busy.add(now - record.busySince);
  }

  /** The measured time begins: levels are averaged from here. */
  endWarmup(now: number): void {
    this.#levels.reset(now);
    this.#crossedBefore.set(this.#crossedBy);
    for (const office of this.#offices) office.endWarmup?.();
    this.#rail?.endWarmup();
  }

  /** Takes the values of the series at the next tick. */
  sample(): void {
    this.#series.sample(this.#levels, this.#crossedBy);
    for (const office of this.#offices) office.sample();
  }

  /** Closes the books at the end of the run and gives the results. */
  finish(replication: number, end: number, events: number): RunResult {
    const { model, levels } = this.#c;
    const stillAtStage = new Float64Array(model.stages.length);
    this.#held?.closing();
    this.#vehicles.visitAll((v) => this.#stillThere(v, end, stillAtStage));
    const books = new Books();
    const counts = model.scenario.measures.counts;
    const figures = levels.specs.map((_, l) => levelFigures(this.#levels, l, end, counts));
    const found = { outcomes: this.#outcomes, stages: this.#stages, levels: this.#levels };
    checkConservation(books, model, { ...found, generated: this.#generatedIn, stillAtStage });
    const times = { queue: this.#queueTime, post: this.#postTime, generated: this.#generated };
    checkLittle(books, model, levels, { ...found, ...times, end });
    const held = this.#held?.finish(books, this.#levels, end) ?? NOTHING_HELD;
    const booking = this.#booking?.finish(books, end) ?? null;
    const permits = this.#permits?.finish(books, end) ?? null;
    const drivers = this.#drivers?.finish(books, end) ?? null;
    const closures = this.#closures?.finish(books, end) ?? null;
    const gates = standingFigures(this.#levels, levels, model, end);
    return {
      replication,
      events,
      generated: this.#generated,
      crossed: this.#crossed.map((c) => c.plain()),
      gaveUp: this.#gaveUp.map((t) => t.toPlain()),
      unfinished: this.#unfinished.map((c) => c.plain()),
      outcomes: this.#outcomes,
      reasons: this.#reasons,
      returns: this.#returns,
      levels: figures,
      areas: gates.map((g) => g.area),
      roads: gates.map((g) => g.road),
      stages: this.#stages.map((s) => s.figures()),
      series: this.#series.levels,
      crossedSeries: this.#series.crossed,
      crossings: this.#crossedBy.map((n, c) => n - this.#crossedBefore[c]!),
      hourly: this.#hourly,
      lastExit: this.#lastExit,
      booking,
      permits,
      drivers,
      closures,
      rail: this.#rail?.finish(books) ?? null,
      ...held,
      documents: this.#documents?.finish(books, this.#outcomes) ?? null,
      regimes: this.#regimes?.figures() ?? null,
      trains: this.#trains?.finish(books) ?? null,
      books: books.results(),
      vehicles: this.#rows?.table(replication) ?? null,
    };
  }

  #counts(v: number): boolean {
    return this.#vehicles.readyAt[v]! >= this.#countsFrom;
  }

  #hasCrossed(v: number, f: number): void {
    const vehicles = this.#vehicles;
    const now = this.#clock.time;
    this.#crossed[f * this.#channels + vehicles.channel[v]!]!.add(vehicles, v, now);
    for (const office of this.#offices) office.crossed(vehicles, v, now);
    const arrivedAt = vehicles.arrivedAt[v]!;
    const hour = this.#hoursOut[f]!.at(arrivedAt);
    const hourly = this.#hourly[f]!;
    hourly.crossed[hour]! += 1;
    hourly.queueWait[hour]! += vehicles.enteredAt[v]! - arrivedAt;
    hourly.borderTime[hour]! += now - arrivedAt;
  }

  /** Adds a vehicle's time at the border up to now within the measured time, for Little's law. */
  #atBorder(v: number, f: number): void {
    const now = this.#clock.time;
    const entered = this.#vehicles.enteredAt[v]!;
    const from = Math.max(this.#vehicles.arrivedAt[v]!, 0);
    if (from > now) return;
    this.#queueTime[f]! += within(from, Number.isNaN(entered) ? now : entered, this.#warmup);
    this.#postTime[f]! += within(from, now, this.#warmup);
  }

  /** A vehicle that is still about at the end. */
  #stillThere(v: number, end: number, stillAtStage: Float64Array): void {
    const vehicles = this.#vehicles;
    const phase = vehicles.phase[v]!;
    if (phase >= Phase.waiting) {
      const stage = vehicles.stage[v]!;
      stillAtStage[stage]! += 1;
      this.#stages[stage]!.sojourn += within(vehicles.since[v]!, end, this.#warmup);
    }
    if (vehicles.parent[v]! >= 0) return;
    const f = vehicles.flow[v]!;
    this.#atBorder(v, f);
    if (!this.#counts(v)) return;
    this.#outcomes[f]![Outcome.unfinished]! += 1;
    this.#reasons[f]![0]! += 1;
    this.#trains?.left(vehicles, v, Outcome.unfinished, end, true);
    vehicles.enter(v, phase);
    const cell = this.#unfinished[f * this.#channels + vehicles.channel[v]!]!;
    if (!Number.isNaN(vehicles.enteredAt[v]!)) cell.add(vehicles, v, end);
    else if (vehicles.arrivedAt[v]! <= end) cell.addOutside(vehicles, v, end);
    for (const office of this.#offices) office.unfinished(vehicles, v, end);
    this.#closures?.gone(vehicles, v, end, false, true);
    this.#regimes?.gone(vehicles, v, end, false);
    this.#documents?.left(vehicles, v, end, Outcome.unfinished);
    this.#rows?.add(vehicles, v, Number.NaN, Outcome.unfinished, 0);
    if (this.tell !== null) this.tell(end, "unfinished", v, "");
  }
}
