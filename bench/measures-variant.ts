/**
 * A replication after the other on the flat engine, by an inner loop that takes only some measures. The program always
 * takes them all: what is left out here is what a measure costs. No result is ever asked for, since without some measures
 * the books would not balance.
 */
import { builtApart, type Loops } from "./built.ts";
import { PARTS } from "./measures-parts.ts";

/** Events between two looks at the clock. */
const SLICE = 20_000;

/** What the next events took. */
export interface Slice {
  /** Processor time [ns]. */
  readonly time: number;
  /** Vehicles that came; null at the end of a replication. */
  readonly vehicles: number | null;
}

/** Something that is measured slice by slice. */
export interface Variant {
  slice(): Slice;
}

/**
 * The variant that takes the measures of the first `parts` parts and of one more. It has code of its own, not shared with
 * the others: the compiler makes each to measure.
 * @param loops its inner loops
 */
export async function variant(file: string, parts: number, loops: Loops): Promise<Variant> {
  const built = builtApart(`part-${parts}`, loops);
  const { compile, exactInEach } = await built<typeof import("../src/index.ts")>("index");
  const { loadScenario } = await built<typeof import("../src/scenario/load.ts")>("scenario/load");
  const { EventClass } = await built<typeof import("../src/kernel/calendar.ts")>("kernel/calendar");
  const { FastCalendar } =
    await built<typeof import("../src/kernel/fast-calendar.ts")>("kernel/fast-calendar");
  const { instantiateFlat } = await built<typeof import("../src/model/flat/instantiate-flat.ts")>(
    "model/flat/instantiate-flat",
  );
  const { runsFlat } = await built<typeof import("../src/model/flat/supported.ts")>("model/flat/supported");
  const { planLevels } = await built<typeof import("../src/model/levels.ts")>("model/levels");
  const { CoreReader } = await built<typeof import("../src/run/core-reader.ts")>("run/core-reader");
  const { Recorder } = await built<typeof import("../src/run/recorder.ts")>("run/recorder");

  const { scenario } = await loadScenario(file);
  if (scenario === undefined) throw new Error(`${file} is no sound scenario`);
  const model = compile(scenario);
  if (!runsFlat(model)) throw new Error(`${file} does not run on the flat engine`);
  const { seed, replications } = scenario.run;
  const { every, exactUpTo: exact } = scenario.measures;
  const exactUpTo = exactInEach(exact, replications);
  const levels = planLevels(model);
  const series = parts >= PARTS.findIndex(({ name }) => name === "series");

  function begin(replication: number) {
    const calendar = new FastCalendar();
    const reader = new CoreReader(
      (clock) => new Recorder({ model, levels, clock, exactUpTo, keepVehicles: false, tell: null }),
    );
    const { vehicles } = reader;
    const { warmup, countsFrom } = reader.figures;
    const measuring = { warmup, countsFrom, keepsRows: false, taker: reader };
    const flat = instantiateFlat(model, levels, seed, replication, calendar, measuring, vehicles);
    reader.read(flat.core, flat.state);
    const run = { ...flat, calendar, ended: false };
    let tick = 0;
    const sample = flat.on(() => {
      if (series) reader.sample();
      tick += 1;
      next();
    });
    const next = () => {
      if (tick * every <= model.length) calendar.schedule(tick * every, EventClass.report, sample, 0, 0);
    };
    next();
    const end = flat.on(() => {
      run.ended = true;
    });
    calendar.schedule(model.length, EventClass.report + 1, end, 0, 0);
    return run;
  }

  let replication = 0;
  let run = begin(replication);
  const vehiclesOf = () => {
    const { calls } = run.core;
    return run.state.flows.reduce((sum, _, f) => {
      calls.readFlow(f);
      return sum + run.core.room(0);
    }, 0);
  };
  return {
    slice() {
      const vehiclesBefore = vehiclesOf();
      const before = process.cpuUsage();
      const { post, calendar, handlers } = run;
      for (let i = 0; i < SLICE && !run.ended; i += 1) {
        i += post.advance(SLICE - i);
        if (i >= SLICE) break;
        calendar.next();
        handlers[calendar.handler]!(calendar.a, calendar.b);
        post.settle();
      }
      const { user, system } = process.cpuUsage(before);
      const time = (user + system) * 1000;
      if (!run.ended) return { time, vehicles: vehiclesOf() - vehiclesBefore };
      run.core.release();
      replication += 1;
      run = begin(replication);
      return { time, vehicles: null };
    },
  };
}
