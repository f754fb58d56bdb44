/**
 * One replication of one scenario, from the model and the seed to its results. Runs in slices, so that whoever
 * drives it can show progress and stop it. Pure: no clock, no file, no thread.
 */
import { Fault } from "../errors.ts";
import { type Calendar, EventClass } from "../kernel/calendar.ts";
import { FastCalendar } from "../kernel/fast-calendar.ts";
import { createSimjsCalendar } from "../kernel/simjs-calendar.ts";
import { createEngine, type Engine, type EngineName, type EngineOptions } from "./engines.ts";
import type { RunResult } from "./run-result.ts";

/** Name of an event calendar. */
export type KernelName = "fast" | "simjs";

/** What one replication is made with. */
export interface SimulationOptions extends EngineOptions {
  readonly kernel: KernelName;
}

/** After every event of its instant: the end of the run. */
const END_CLASS = EventClass.report + 1;

/** An empty calendar of the kernel named. */
export async function createCalendar(kernel: KernelName): Promise<Calendar> {
  return kernel === "simjs" ? createSimjsCalendar() : new FastCalendar();
}

/** One replication under way. */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #calendar: Calendar;
  readonly #engine: Engine;
  /** Ticks of the series so far, and the handler of the next one. */
  #ticks = 0;
  readonly #tick: number;
  #ended = false;

  /** @param calendar empty, and used by nobody else */
  constructor(options: SimulationOptions, calendar: Calendar) {
    this.#options = options;
    this.#calendar = calendar;
    this.#engine = createEngine(options, calendar);
    // Methods: functions made for each replication would be compiled for each.
    const { on } = this.#engine;
    this.#tick = on(this.#sample.bind(this));
    const endWarmup = on(this.#endWarmup.bind(this));
    const end = on(this.#end.bind(this));
    this.#scheduleTick();
    const { warmup, length } = options.model;
    if (warmup > 0) calendar.schedule(warmup, EventClass.report, endWarmup, 0, 0);
    calendar.schedule(length, END_CLASS, end, 0, 0);
  }

  /** Which engine runs. */
  get engine(): EngineName {
    return this.#engine.name;
  }

  /** Simulated time reached [s]. */
  get time(): number {
    return this.#calendar.time;
  }

  #scheduleTick(): void {
    const { length, scenario } = this.#options.model;
    const time = this.#ticks * scenario.measures.every;
    if (time <= length) this.#calendar.schedule(time, EventClass.report, this.#tick, 0, 0);
  }

  #sample(): void {
    this.#engine.sample();
    this.#ticks += 1;
    this.#scheduleTick();
  }

  #endWarmup(): void {
    this.#engine.endWarmup(this.#calendar.time);
  }

  #end(): void {
    this.#engine.end(this.#calendar.time);
    this.#ended = true;
  }

  /** Handles up to `events` events; true when the run has reached its end. */
  advance(events: number): boolean {
    const calendar = this.#calendar;
    const engine = this.#engine;
    const { handlers } = engine;
    try {
      for (let i = 0; i < events && !this.#ended; i += 1) {
        i += engine.advance(events - i);
        if (i >= events) break;
        const last = calendar.time;
        if (!calendar.next())
          throw new Fault("kernel:no-end", "the calendar is empty before the end of the run");
        if (calendar.time < last)
          throw new Fault("kernel:clock", `time ran from ${last} s back to ${calendar.time} s`);
        handlers[calendar.handler]!(calendar.a, calendar.b);
        engine.settle();
      }
    } catch (error) {
      throw this.#located(error);
    }
    return this.#ended;
  }

  /** The results; after `advance` has returned true. */
  result(): RunResult {
    try {
      return this.#engine.recorder.finish(
        this.#options.replication,
        this.#options.model.length,
        this.#calendar.taken,
      );
    } catch (error) {
      throw this.#located(error);
    }
  }

  /** A fault with the place where it can be found again. */
  #located(error: unknown): Fault {
    const fault =
      error instanceof Fault ? error : new Fault("internal", String((error as Error)?.stack ?? error));
    fault.where = {
      seed: this.#options.seed,
      replication: this.#options.replication + 1,
      time: this.#calendar.time,
    };
    return fault;
  }
}

/** Runs one replication to its end. */
export async function simulate(options: SimulationOptions): Promise<RunResult> {
  const simulation = new Simulation(options, await createCalendar(options.kernel));
  while (!simulation.advance(1_000_000));
  return simulation.result();
}
