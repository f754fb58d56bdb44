/**
 * A replication after the other on the flat engine, of which only some parts are read from the journal. The program
 * always reads everything: what is left out here is what a measure costs.
 */
import { builtApart } from "./built.ts";
import { PARTS } from "./measures-parts.ts";

/** Events between two looks at the clock. */
const SLICE = 20_000;
const nothing = () => {};

/** Something that is measured slice by slice. */
export interface Variant {
  /** Processor time of the next events [ns a vehicle]; NaN at the end of a replication. */
  slice(): number;
}

/**
 * The variant that reads the first `parts` parts and one more. It has code of its own, not shared with the others:
 * the compiler makes each to measure.
 */
export async function variant(file: string, parts: number): Promise<Variant> {
  const built = builtApart(`part-${parts}`);
  const { compile, exactInEach } = await built<typeof import("../src/index.ts")>("index");
  const { loadScenario } = await built<typeof import("../src/scenario/load.ts")>("scenario/load");
  const { EventClass } = await built<typeof import("../src/kernel/calendar.ts")>("kernel/calendar");
  const { FastCalendar } =
    await built<typeof import("../src/kernel/fast-calendar.ts")>("kernel/fast-calendar");
  const { instantiateFlat } = await built<typeof import("../src/model/flat/instantiate-flat.ts")>(
    "model/flat/instantiate-flat",
  );
  const { Journal } = await built<typeof import("../src/model/flat/journal.ts")>("model/flat/journal");
  const { runsFlat } = await built<typeof import("../src/model/flat/supported.ts")>("model/flat/supported");
  const { planLevels } = await built<typeof import("../src/model/levels.ts")>("model/levels");
  const { JournalReader } = await built<typeof import("../src/run/journal-reader.ts")>("run/journal-reader");
  const { Recorder } = await built<typeof import("../src/run/recorder.ts")>("run/recorder");

  const { scenario } = await loadScenario(file);
  if (scenario === undefined) throw new Error(`${file} is no sound scenario`);
  const model = compile(scenario);
  if (!runsFlat(model)) throw new Error(`${file} does not run on the flat engine`);
  const { seed, replications } = scenario.run;
  const { every, exactUpTo: exact } = scenario.measures;
  const exactUpTo = exactInEach(exact, replications);
  const levels = planLevels(model);
  const reads = new Set<string>(PARTS.slice(0, parts + 1).map(({ name }) => name));

  function begin(replication: number) {
    const calendar = new FastCalendar();
    const journal = new Journal(levels.specs.length, model.stages.length, model.flows.length);
    const reader = new JournalReader(
      journal,
      (clock) => new Recorder({ model, levels, clock, exactUpTo, keepVehicles: false, tell: null }),
      (figures) => (reads.has("tallies") ? figures : withoutTallies(figures)),
    );
    const { recorder, vehicles } = reader;
    const flat = instantiateFlat(model, levels, seed, replication, calendar, journal, vehicles);
    if (!reads.has("levels")) for (const log of journal.levels) log.readBy(nothing);
    if (!reads.has("visits")) for (const log of [...journal.visits, ...journal.periods]) log.readBy(nothing);
    if (!reads.has("arrivals")) for (const log of journal.comings) log.readBy(nothing);
    if (!reads.has("departures")) journal.exits.readBy(nothing);
    const run = { ...flat, calendar, ended: false };
    let tick = 0;
    const sample = flat.on(() => {
      if (reads.has("series")) {
        journal.flushLevels();
        recorder.sample();
      }
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
  const vehiclesOf = () => run.state.flows.reduce((sum, flow) => sum + flow.number, 0);
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
      if (!run.ended) return ((user + system) * 1000) / (vehiclesOf() - vehiclesBefore);
      replication += 1;
      run = begin(replication);
      return Number.NaN;
    },
  };
}

/** Figures to which the times of those who crossed are not added. */
function withoutTallies(figures: import("../src/run/block-record.ts").Figures) {
  const none = { addStay: nothing };
  return { ...figures, flows: figures.flows.map((flow) => ({ ...flow, cells: flow.cells.map(() => none) })) };
}
