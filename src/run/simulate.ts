/**
 * One replication of one scenario, from the model and the seed to its results. Runs in slices, so that whoever
 * drives it can show progress and stop it. Pure: no clock, no file, no thread.
 */
import { Fault } from "../errors.ts";
import { type Calendar, EventClass } from "../kernel/calendar.ts";
import { FastCalendar } from "../kernel/fast-calendar.ts";
import { createSimjsCalendar } from "../kernel/simjs-calendar.ts";
import type { Model } from "../model/compile.ts";
import { instantiateFlat } from "../model/flat/instantiate-flat.ts";
import type { FlatPost } from "../model/flat/post.ts";
import { runsFlat } from "../model/flat/supported.ts";
import { instantiate } from "../model/instantiate.ts";
import { type LevelPlan, planLevels } from "../model/levels.ts";
import type { EventHandler, World } from "../model/post.ts";
import { Recorder, type Teller } from "./recorder.ts";
import type { RunResult } from "./run-result.ts";

/** Name of an event calendar. */
export type KernelName = "fast" | "simjs";

/** Which engine moves the vehicles: they find the same to the last bit. `flat` knows ordinary posts only. */
export type EngineName = "general" | "flat";

/** What one replication is made with. */
export interface SimulationOptions {
  readonly model: Model;
  readonly seed: string;
  /** 0-based. */
  readonly replication: number;
  readonly kernel: KernelName;
  readonly keepVehicles: boolean;
  /** Values of one kind kept one by one in this replication. */
  readonly exactUpTo: number;
  readonly tell?: (world: World) => Teller;
  /** `auto` when absent: the flat engine where it can; `general` is there to compare with. */
  readonly engine?: "auto" | "general";
}

/** After every event of its instant: the end of the run. */
const END_CLASS = EventClass.report + 1;

/** Whether a replication runs on the flat engine. A listener hears every step, so it needs the general one. */
function flatEngine({ model, kernel, tell, engine }: SimulationOptions): boolean {
  return kernel === "fast" && tell === undefined && engine !== "general" && runsFlat(model);
}

/** An empty calendar of the kernel named. */
export async function createCalendar(kernel: KernelName): Promise<Calendar> {
  return kernel === "simjs" ? createSimjsCalendar() : new FastCalendar();
}

/** One replication under way. */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #calendar: Calendar;
  readonly #recorder: Recorder;
  readonly #handlers: readonly EventHandler[];
  /** Works off what an event from the calendar has made possible. */
  readonly #agenda: { settle(): void };
  /** The flat engine, where it runs: it keeps most events itself. */
  readonly #flat: FlatPost | null;
  #ended = false;

  /** @param calendar empty, and used by nobody else */
  constructor(options: SimulationOptions, calendar: Calendar) {
    const { model } = options;
    const levels: LevelPlan = planLevels(model);
    this.#options = options;
    this.#calendar = calendar;
    let world: World | undefined;
    const teller = options.tell;
    const tell: Teller | null =
      teller === undefined ? null : (now, what, v, where) => teller(world!)(now, what, v, where);
    this.#recorder = new Recorder({
      model,
      levels,
      clock: calendar,
      exactUpTo: options.exactUpTo,
      keepVehicles: options.keepVehicles,
      tell,
    });
    const { seed, replication } = options;
    if (calendar instanceof FastCalendar && flatEngine(options)) {
      const instance = instantiateFlat(model, levels, seed, replication, calendar, this.#recorder);
      this.#flat = instance.post;
      this.#agenda = instance.post;
      this.#handlers = instance.handlers;
      this.#recorder.watch(instance.post.vehicles);
      this.#scheduleObservations(model, instance.on);
      return;
    }
    const instance = instantiate(model, levels, seed, replication, calendar, this.#recorder);
    world = instance.world;
    this.#flat = null;
    this.#agenda = world.agenda;
    this.#handlers = instance.handlers;
    this.#recorder.watch(world.vehicles);
    this.#scheduleObservations(model, world.on);
  }

  /** Which engine runs. */
  get engine(): EngineName {
    return this.#flat === null ? "general" : "flat";
  }

  /** Simulated time reached [s]. */
  get time(): number {
    return this.#calendar.time;
  }

  #scheduleObservations(model: Model, on: World["on"]): void {
    const calendar = this.#calendar;
    const { every } = model.scenario.measures;
    let tick = 0;
    const next = () => {
      if (tick * every <= model.length) calendar.schedule(tick * every, EventClass.report, sample, 0, 0);
    };
    const sample = on(() => {
      this.#recorder.sample();
      tick += 1;
      next();
    });
    const endWarmup = on(() => this.#recorder.endWarmup(calendar.time));
    const end = on(() => {
      this.#ended = true;
    });
    next();
    if (model.warmup > 0) calendar.schedule(model.warmup, EventClass.report, endWarmup, 0, 0);
    calendar.schedule(model.length, END_CLASS, end, 0, 0);
  }

  /** Handles up to `events` events; true when the run has reached its end. */
  advance(events: number): boolean {
    const calendar = this.#calendar;
    const handlers = this.#handlers;
    const agenda = this.#agenda;
    try {
      for (let i = 0; i < events && !this.#ended; i += 1) {
        if (this.#flat !== null) i += this.#flat.advance(events - i);
        if (i >= events) break;
        const last = calendar.time;
        if (!calendar.next())
          throw new Fault("kernel:no-end", "the calendar is empty before the end of the run");
        if (calendar.time < last)
          throw new Fault("kernel:clock", `time ran from ${last} s back to ${calendar.time} s`);
        handlers[calendar.handler]!(calendar.a, calendar.b);
        agenda.settle();
      }
    } catch (error) {
      throw this.#located(error);
    }
    return this.#ended;
  }

  /** The results; after `advance` has returned true. */
  result(): RunResult {
    try {
      return this.#recorder.finish(
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
