/**
 * The two engines that can move the vehicles of a replication, as `Simulation` sees them: the general one, which knows
 * everything a file can say, and the flat one for ordinary posts, which finds the same to the last bit.
 */
import type { Calendar } from "../kernel/calendar.ts";
import { FastCalendar } from "../kernel/fast-calendar.ts";
import type { Model } from "../model/compile.ts";
import { coreAvailable } from "../model/flat/core.ts";
import { instantiateFlat } from "../model/flat/instantiate-flat.ts";
import { loopFor } from "../model/flat/plain.ts";
import type { FlatPost } from "../model/flat/post.ts";
import { runsFlat } from "../model/flat/supported.ts";
import { instantiate } from "../model/instantiate.ts";
import { planLevels } from "../model/levels.ts";
import type { EventHandler, World } from "../model/post.ts";
import { CoreReader } from "./core-reader.ts";
import { Recorder } from "./recorder.ts";
import type { Teller } from "./recorder-context.ts";

/** Which engine runs. */
export type EngineName = "general" | "flat";

/** What an engine is made with. */
export interface EngineOptions {
  readonly model: Model;
  readonly seed: string;
  /** 0-based. */
  readonly replication: number;
  readonly keepVehicles: boolean;
  /** Values of one kind kept one by one in this replication. */
  readonly exactUpTo: number;
  /** Listens to every step, which the general engine alone tells. */
  readonly tell?: (world: World) => Teller;
  /** `auto` when absent: the flat engine where it can. `general` is there to compare with. */
  readonly engine?: "auto" | "general";
}

/** A model at work. */
export interface Engine {
  readonly name: EngineName;
  readonly recorder: Recorder;
  /** Handlers of the events in the calendar, by index; `on` registers another. */
  readonly handlers: readonly EventHandler[];
  readonly on: World["on"];
  /** Handles events that are not in the calendar and come before its first, at most so many; tells how many. */
  advance(events: number): number;
  /** Works off what an event from the calendar has made possible. */
  settle(): void;
  /** Takes the values of the series at the next tick. */
  sample(): void;
  /** The measured time begins. */
  endWarmup(time: number): void;
  /** The run has ended at `time` [s]. */
  end(time: number): void;
}

/** The engine for a model; the flat one runs on the fast calendar only, and where there is WebAssembly. */
export function createEngine(options: EngineOptions, calendar: Calendar): Engine {
  const { model, tell, engine } = options;
  const wanted = tell === undefined && engine !== "general" && runsFlat(model);
  return wanted && calendar instanceof FastCalendar && coreAvailable(loopFor(model))
    ? new FlatEngine(options, calendar)
    : generalEngine(options, calendar);
}

function generalEngine(options: EngineOptions, calendar: Calendar): Engine {
  const { model, seed, replication, exactUpTo, keepVehicles, tell: teller } = options;
  const levels = planLevels(model);
  let world: World | undefined;
  // What holds from the start on, such as a closure, is told while the world is still being made.
  const early: Parameters<Teller>[] = [];
  const tell: Teller | null =
    teller === undefined
      ? null
      : (...told) => {
          if (world === undefined) early.push(told);
          else teller(world)(...told);
        };
  const recorder = new Recorder({ model, levels, clock: calendar, exactUpTo, keepVehicles, tell });
  const instance = instantiate(model, levels, seed, replication, calendar, recorder);
  world = instance.world;
  for (const told of early) tell?.(...told);
  recorder.watch(world.vehicles, instance);
  const { agenda, on } = world;
  return {
    name: "general",
    recorder,
    handlers: instance.handlers,
    on,
    advance: () => 0,
    settle: () => agenda.settle(),
    sample: () => recorder.sample(),
    endWarmup: (time) => recorder.endWarmup(time),
    end: () => {},
  };
}

/** Its methods belong to all replications: functions made for each would be compiled for each. */
class FlatEngine implements Engine {
  readonly name = "flat";
  readonly recorder: Recorder;
  readonly handlers: readonly EventHandler[];
  readonly on: World["on"];
  readonly #post: FlatPost;
  readonly #reader: CoreReader;

  constructor(options: EngineOptions, calendar: FastCalendar) {
    const { model, seed, replication, exactUpTo, keepVehicles } = options;
    const levels = planLevels(model);
    const reader = new CoreReader(
      (clock) => new Recorder({ model, levels, clock, exactUpTo, keepVehicles, tell: null }),
    );
    const { warmup, countsFrom } = reader.figures;
    const measuring = { warmup, countsFrom, keepsRows: keepVehicles, taker: reader };
    const instance = instantiateFlat(model, levels, seed, replication, calendar, measuring, reader.vehicles);
    reader.read(instance.core, instance.state);
    this.recorder = reader.recorder;
    this.handlers = instance.handlers;
    this.on = instance.on;
    this.#post = instance.post;
    this.#reader = reader;
  }

  advance(events: number): number {
    return this.#post.advance(events);
  }

  settle(): void {
    this.#post.settle();
  }

  sample(): void {
    this.#reader.sample();
  }

  endWarmup(time: number): void {
    this.#reader.endWarmup(time);
    this.recorder.endWarmup(time);
  }

  end(time: number): void {
    this.#reader.end(time);
  }
}
