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
  /** Has the recorder told everything so far: before it is asked. */
  report(): void;
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
    ? flatEngine(options, calendar)
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
    report: () => {},
    endWarmup: (time) => recorder.endWarmup(time),
    end: () => {},
  };
}

function flatEngine(options: EngineOptions, calendar: FastCalendar): Engine {
  const { model, seed, replication, exactUpTo, keepVehicles } = options;
  const levels = planLevels(model);
  const reader = new CoreReader(
    (clock) => new Recorder({ model, levels, clock, exactUpTo, keepVehicles, tell: null }),
  );
  const { vehicles, figures, taker, recorder } = reader;
  const { warmup, countsFrom } = figures;
  const measuring = { warmup, countsFrom, keepsRows: keepVehicles, taker };
  const instance = instantiateFlat(model, levels, seed, replication, calendar, measuring, vehicles);
  const { post, handlers, on } = instance;
  reader.read(instance.core, instance.state);
  return {
    name: "flat",
    recorder,
    handlers,
    on,
    advance: (events) => post.advance(events),
    settle: () => post.settle(),
    report: () => reader.report(),
    endWarmup: (time) => {
      reader.endWarmup(time);
      recorder.endWarmup(time);
    },
    end: (time) => reader.end(time),
  };
}
