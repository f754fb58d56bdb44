/**
 * The observer of one replication: turns what the model tells into sums, tallies and series, and keeps the books.
 * Decides what is measured when: vehicles that became ready in the measured time, levels over the measured time.
 */
import type { Model } from "../model/compile.ts";
import { Outcome } from "../model/flows.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../model/levels.ts";
import type { Observer } from "../model/observer.ts";
import { Phase, type Vehicles } from "../model/vehicles.ts";
import { Moments } from "../statistics/moments.ts";
import { Tally } from "../statistics/tally.ts";
import type { TimeWeighted } from "../statistics/time-weighted.ts";
import { weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import { Books } from "./books.ts";
import { bandFigures, levelFigures, newLevel } from "./level-record.ts";
import { OUTCOMES, REASONS } from "./report.ts";
import { type CellTallies, type HourlyFigures, RECORDED, type RunResult } from "./run-result.ts";
import { VehicleRows } from "./vehicle-rows.ts";

/** Tells one event in words. */
export type Teller = NonNullable<Observer["tell"]>;

/** What a recorder is made with. */
export interface RecorderContext {
  readonly model: Model;
  readonly levels: LevelPlan;
  /** Values of one kind kept one by one in this replication. */
  readonly exactUpTo: number;
  readonly keepVehicles: boolean;
  readonly tell: Teller | null;
}

interface StageRecord {
  wait: Tally;
  visits: number;
  serviceSum: number;
  timeSum: number;
  busy: Moments;
  busySince: number;
  joined: number;
  left: number;
  /** Time at the stage within the measured time [s], for Little's law. */
  sojourn: number;
}

/** Hours in a week. */
const WEEK_HOURS = 168;

/** Records one replication. */
export class Recorder implements Observer {
  readonly tell: Teller | null;
  readonly #c: RecorderContext;
  readonly #warmup: number;
  readonly #levels: TimeWeighted[];
  readonly #crossed: (Tally | null)[][];
  readonly #unfinished: (Tally | null)[][];
  readonly #gaveUp: Tally[];
  readonly #outcomes: Float64Array[];
  readonly #reasons: Float64Array[];
  readonly #returns: Float64Array;
  readonly #generatedIn: Float64Array;
  readonly #hourly: HourlyFigures[];
  readonly #clocks: ZoneClock[];
  readonly #stages: StageRecord[];
  readonly #lastExit: Float64Array;
  readonly #crossedBy: Float64Array;
  /** Of them, those who had crossed when the measured time began. */
  readonly #crossedBefore: Float64Array;
  readonly #rows: VehicleRows | null;
  readonly #ticks: number;
  readonly #series: Float64Array;
  readonly #crossedSeries: Float64Array;
  /** Time before the gate and at the post within the measured time [s], by flow, for Little's law. */
  readonly #queueTime: Float64Array;
  readonly #postTime: Float64Array;
  #vehicles!: Vehicles;
  #tick = 0;
  #generated = 0;

  constructor(context: RecorderContext) {
    const { model, levels, exactUpTo } = context;
    this.#c = context;
    this.tell = context.tell;
    this.#warmup = model.warmup;
    const flows = model.flows.length;
    const cells = flows * model.channels;
    const keep = (name: string) =>
      (name !== "blockedTime" || model.blocking) && (name !== "awayTime" || model.retrials);
    const cell = () => RECORDED.map((name) => (keep(name) ? new Tally(exactUpTo) : null));
    this.#levels = levels.specs.map(newLevel);
    this.#crossed = Array.from({ length: cells }, cell);
    this.#unfinished = Array.from({ length: cells }, cell);
    this.#gaveUp = model.flows.map(() => new Tally(exactUpTo));
    this.#outcomes = model.flows.map(() => new Float64Array(OUTCOMES.length));
    this.#reasons = model.flows.map(() => new Float64Array(REASONS.length));
    this.#returns = new Float64Array(flows);
    this.#generatedIn = new Float64Array(flows);
    this.#queueTime = new Float64Array(flows);
    this.#postTime = new Float64Array(flows);
    this.#clocks = model.flows.map((f) =>
      model.clockOf(f.spec.timezone ?? sideZone(model, f.spec.at, f.side)),
    );
    this.#hourly = model.flows.map(() => ({
      arrivals: new Float64Array(WEEK_HOURS),
      crossed: new Float64Array(WEEK_HOURS),
      queueWait: new Float64Array(WEEK_HOURS),
      borderTime: new Float64Array(WEEK_HOURS),
    }));
    this.#stages = model.stages.map(() => ({
      wait: new Tally(exactUpTo),
      visits: 0,
      serviceSum: 0,
      timeSum: 0,
      busy: new Moments(),
      busySince: Number.NaN,
      joined: 0,
      left: 0,
      sojourn: 0,
    }));
    this.#lastExit = new Float64Array(model.checkpoints.length).fill(Number.NaN);
    this.#crossedBy = new Float64Array(model.checkpoints.length);
    this.#crossedBefore = new Float64Array(model.checkpoints.length);
    this.#rows = context.keepVehicles ? new VehicleRows() : null;
    this.#ticks = Math.floor(model.length / model.scenario.measures.every) + 1;
    this.#series = new Float64Array(this.#ticks * levels.specs.length);
    this.#crossedSeries = new Float64Array(this.#ticks * model.checkpoints.length);
  }

  /** The vehicles whose columns are read; before the first event. */
  watch(vehicles: Vehicles): void {
    this.#vehicles = vehicles;
  }

  generated(v: number): void {
    const { flow, readyAt, arrivedAt } = this.#vehicles;
    this.#generated += 1;
    if (!this.#counts(v)) return;
    const f = flow[v]!;
    this.#generatedIn[f]! += 1;
    if (readyAt[v]! >= 0) this.#hourly[f]!.arrivals[this.#hourOf(f, arrivedAt[v]!)]! += 1;
  }

  left(v: number, now: number, outcome: number, reason: number): void {
    const { flow, arrivedAt, enteredAt } = this.#vehicles;
    const f = flow[v]!;
    this.#atBorder(v, f, now);
    if (outcome === Outcome.crossed) {
      const checkpoint = this.#c.model.flows[f]!.checkpoint;
      this.#lastExit[checkpoint] = now;
      this.#crossedBy[checkpoint]! += 1;
    }
    this.tell?.(now, OUTCOMES[outcome]!, v, REASONS[reason]!);
    if (!this.#counts(v)) return;
    this.#outcomes[f]![outcome]! += 1;
    this.#reasons[f]![reason]! += 1;
    this.#rows?.add(this.#vehicles, v, now, outcome, reason);
    if (outcome === Outcome.crossed) {
      this.#times(this.#crossed, v, now);
      const hour = this.#hourOf(f, arrivedAt[v]!);
      const hourly = this.#hourly[f]!;
      hourly.crossed[hour]! += 1;
      hourly.queueWait[hour]! += enteredAt[v]! - arrivedAt[v]!;
      hourly.borderTime[hour]! += now - arrivedAt[v]!;
    } else if (outcome === Outcome.gaveUp) {
      const until = Number.isNaN(enteredAt[v]!) ? now : enteredAt[v]!;
      this.#gaveUp[f]!.add(until - arrivedAt[v]!);
    }
  }

  returned(v: number): void {
    if (this.#counts(v)) this.#returns[this.#vehicles.flow[v]!]! += 1;
  }

  joinedStage(_v: number, stage: number): void {
    this.#stages[stage]!.joined += 1;
  }

  leftStage(v: number, stage: number, now: number): void {
    const { since, waitTime, waitAtJoin, serviceTime, serviceAtJoin } = this.#vehicles;
    const record = this.#stages[stage]!;
    record.left += 1;
    const joinedAt = since[v]!;
    record.sojourn += within(joinedAt, now, this.#warmup);
    if (joinedAt < this.#warmup) return;
    record.visits += 1;
    record.wait.add(waitTime[v]! - waitAtJoin[v]!);
    record.serviceSum += serviceTime[v]! - serviceAtJoin[v]!;
    record.timeSum += now - joinedAt;
  }

  level(level: number, now: number, value: number): void {
    if (level >= 0) this.#levels[level]!.set(now, value);
  }

  busyPeriod(stage: number, now: number, busy: boolean): void {
    const record = this.#stages[stage]!;
    if (busy) record.busySince = now;
    else if (record.busySince >= this.#warmup) record.busy.add(now - record.busySince);
  }

  /** The measured time begins: levels are averaged from here. */
  endWarmup(now: number): void {
    for (const level of this.#levels) level.reset(now);
    this.#crossedBefore.set(this.#crossedBy);
  }

  /** Takes the values of the series at the next tick. */
  sample(): void {
    const t = this.#tick;
    this.#levels.forEach((level, i) => {
      this.#series[i * this.#ticks + t] = level.level;
    });
    this.#crossedBy.forEach((count, i) => {
      this.#crossedSeries[i * this.#ticks + t] = count;
    });
    this.#tick += 1;
  }

  /** Closes the books at the end of the run and gives the results. */
  finish(replication: number, end: number, events: number): RunResult {
    const { model, levels } = this.#c;
    const stillAtStage = new Float64Array(model.stages.length);
    this.#vehicles.visitAll((v) => this.#stillThere(v, end, stillAtStage));
    const books = new Books();
    const counts = model.scenario.measures.counts;
    const figures = this.#levels.map((level) => levelFigures(level, end, counts));
    this.#checkConservation(books, stillAtStage);
    this.#checkLittle(books, end);
    const gates = gatesOf(model).map((g) => ({
      ...g,
      level: this.#levels[levels.index("queueLength", g.checkpoint, gateGroup(g))]!,
    }));
    return {
      replication,
      events,
      generated: this.#generated,
      crossed: this.#crossed.map(plain),
      gaveUp: this.#gaveUp.map((t) => t.toPlain()),
      unfinished: this.#unfinished.map(plain),
      outcomes: this.#outcomes,
      reasons: this.#reasons,
      returns: this.#returns,
      levels: figures,
      areas: gates.map((g) => bandFigures(g.level, end, 0, g.waitingArea)),
      roads: gates.map((g) => bandFigures(g.level, end, g.waitingArea, Number.POSITIVE_INFINITY)),
      stages: this.#stages.map((s) => ({
        wait: s.wait.toPlain(),
        visits: s.visits,
        serviceSum: s.serviceSum,
        timeSum: s.timeSum,
        busyPeriods: { count: s.busy.count, mean: s.busy.mean, variance: s.busy.variance },
      })),
      series: this.#series,
      crossedSeries: this.#crossedSeries,
      crossings: this.#crossedBy.map((n, c) => n - this.#crossedBefore[c]!),
      hourly: this.#hourly,
      lastExit: this.#lastExit,
      books: books.results(),
      vehicles: this.#rows?.table(replication) ?? null,
    };
  }

  #counts(v: number): boolean {
    return this.#warmup === 0 || this.#vehicles.readyAt[v]! >= this.#warmup;
  }

  #hourOf(flow: number, time: number): number {
    const wall = this.#clocks[flow]!.wall(time);
    const day = Math.floor(wall / 86400);
    return weekdayOf(day) * 24 + Math.floor((wall - day * 86400) / 3600);
  }

  /** Adds the times of a vehicle, finished or so far, to a cell. */
  #times(cells: readonly (Tally | null)[][], v: number, now: number): void {
    const { flow, channel, arrivedAt, enteredAt, serviceTime, waitTime, blockedTime, awayTime } =
      this.#vehicles;
    const [queue, inside, service, wait, border, blocked, away] =
      cells[flow[v]! * this.#c.model.channels + channel[v]!]!;
    const entered = enteredAt[v]!;
    if (Number.isNaN(entered)) queue!.add(now - arrivedAt[v]!);
    else {
      queue!.add(entered - arrivedAt[v]!);
      inside!.add(now - entered);
      service!.add(serviceTime[v]!);
      wait!.add(waitTime[v]!);
    }
    border!.add(now - arrivedAt[v]!);
    blocked?.add(blockedTime[v]!);
    away?.add(awayTime[v]!);
  }

  /** Adds a vehicle's time at the border within the measured time, for Little's law. */
  #atBorder(v: number, f: number, now: number): void {
    const { arrivedAt, enteredAt } = this.#vehicles;
    const from = Math.max(arrivedAt[v]!, 0);
    if (from > now) return;
    const until = Number.isNaN(enteredAt[v]!) ? now : enteredAt[v]!;
    this.#queueTime[f]! += within(from, until, this.#warmup);
    this.#postTime[f]! += within(from, now, this.#warmup);
  }

  /** A vehicle that is still about at the end. */
  #stillThere(v: number, end: number, stillAtStage: Float64Array): void {
    const { vehicles, c } = { vehicles: this.#vehicles, c: this.#c };
    const phase = vehicles.phase[v]!;
    if (phase >= Phase.waiting) {
      const stage = vehicles.stage[v]!;
      stillAtStage[stage]! += 1;
      this.#stages[stage]!.sojourn += within(vehicles.since[v]!, end, this.#warmup);
    }
    if (vehicles.parent[v]! >= 0) return;
    const f = vehicles.flow[v]!;
    this.#atBorder(v, f, end);
    if (!this.#counts(v)) return;
    this.#outcomes[f]![Outcome.unfinished]! += 1;
    this.#reasons[f]![0]! += 1;
    vehicles.enter(v, phase, end);
    if (vehicles.arrivedAt[v]! <= end) this.#times(this.#unfinished, v, end);
    this.#rows?.add(vehicles, v, Number.NaN, Outcome.unfinished, 0);
    if (c.tell !== null) c.tell(end, "unfinished", v, "");
  }

  #checkConservation(books: Books, stillAtStage: Float64Array): void {
    const { model } = this.#c;
    model.flows.forEach((flow, f) => {
      const sum = this.#outcomes[f]!.reduce((a, b) => a + b, 0);
      books.equal("conservation", `vehicles of flow ${flow.id}`, this.#generatedIn[f]!, sum);
    });
    model.stages.forEach(({ spec }, s) => {
      const { joined, left } = this.#stages[s]!;
      books.equal("conservation", `vehicles at stage ${spec.id}`, joined, left + stillAtStage[s]!);
    });
  }

  /** Little's law on the sample path: the time integral of a number is the sum of the times spent. */
  #checkLittle(books: Books, end: number): void {
    const { model, levels } = this.#c;
    const check = (index: number, what: string, sum: number, terms: number) => {
      const integral = this.#levels[index]!.integral(end);
      books.equalTimes("littles-law", what, integral, sum, terms, end);
    };
    model.stages.forEach(({ spec, checkpoint }, s) => {
      const { sojourn, joined } = this.#stages[s]!;
      check(levels.index("present", checkpoint, `stage=${spec.id}`), `stage ${spec.id}`, sojourn, 2 * joined);
    });
    const total = (sums: Float64Array, belongs: (f: number) => boolean) =>
      sums.reduce((a, time, f) => (belongs(f) ? a + time : a), 0);
    const terms = 2 * this.#generated + 2;
    for (const gate of gatesOf(model)) {
      const mine = (f: number) =>
        model.flows[f]!.spec.at === gate.checkpoint && model.flows[f]!.side === gate.side;
      if (model.retrials) continue;
      const index = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
      check(index, `gate of ${gate.checkpoint}`, total(this.#queueTime, mine), terms);
    }
    model.checkpoints.forEach((id, c) => {
      if (model.retrials) return;
      const mine = (f: number) => model.flows[f]!.checkpoint === c;
      check(levels.index("atPost", id, ""), `post ${id}`, total(this.#postTime, mine), terms);
    });
  }
}

function plain(cell: readonly (Tally | null)[]): CellTallies {
  return cell.map((t) => t?.toPlain() ?? null);
}

/** Length of [from, to] after `start`. */
function within(from: number, to: number, start: number): number {
  return Math.max(0, to - Math.max(from, start));
}

function sideZone(model: Model, checkpoint: string, side: string): string | undefined {
  const spec = model.scenario.checkpoints[checkpoint];
  return spec?.sides?.[side]?.timezone ?? spec?.timezone;
}
