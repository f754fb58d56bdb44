/**
 * One replication on the flat engine of which only some things are read from the journal, timed in a process of its own,
 * after one that warmed the compiler up. Usage: measures-part.ts FILE PARTS; prints JSON. The program itself always
 * reads everything: what is left out here is what a measure costs.
 */
import { built } from "./built.ts";
import { PARTS } from "./measures-parts.ts";

const { compile, exactInEach } = await built<typeof import("../src/index.ts")>("index");
const { loadScenario } = await built<typeof import("../src/scenario/load.ts")>("scenario/load");
const { EventClass } = await built<typeof import("../src/kernel/calendar.ts")>("kernel/calendar");
const { FastCalendar } = await built<typeof import("../src/kernel/fast-calendar.ts")>("kernel/fast-calendar");
const { instantiateFlat } = await built<typeof import("../src/model/flat/instantiate-flat.ts")>(
  "model/flat/instantiate-flat",
);
const { Journal } = await built<typeof import("../src/model/flat/journal.ts")>("model/flat/journal");
const { runsFlat } = await built<typeof import("../src/model/flat/supported.ts")>("model/flat/supported");
const { planLevels } = await built<typeof import("../src/model/levels.ts")>("model/levels");
const { JournalReader } = await built<typeof import("../src/run/journal-reader.ts")>("run/journal-reader");
const { Recorder } = await built<typeof import("../src/run/recorder.ts")>("run/recorder");

/** Events between two looks at the clock. */
const SLICE = 50_000;
const nothing = () => {};

const [file = "", parts = "0"] = process.argv.slice(2);
const { scenario } = await loadScenario(file);
if (scenario === undefined) throw new Error(`${file} is no sound scenario`);
const model = compile(scenario);
if (!runsFlat(model)) throw new Error(`${file} does not run on the flat engine`);
const exactUpTo = exactInEach(scenario.measures.exactUpTo, scenario.run.replications);
const reads = new Set<string>(PARTS.slice(0, Number(parts) + 1).map(({ name }) => name));

replicate(0);
console.log(JSON.stringify(replicate(1)));

/** What the vehicles of a replication cost, the construction and the end of it left out. */
function replicate(replication: number): { readonly nsAVehicle: number } {
  const calendar = new FastCalendar();
  const levels = planLevels(model);
  const journal = new Journal(levels.specs.length, model.stages.length, model.flows.length);
  const reader = new JournalReader(
    journal,
    (clock) => new Recorder({ model, levels, clock, exactUpTo, keepVehicles: false, tell: null }),
    // Tallies are what takes the times of those who crossed.
    (figures) => (reads.has("tallies") ? figures : withoutTallies(figures)),
  );
  const { recorder, vehicles } = reader;
  const seed = scenario!.run.seed;
  const { post, state, handlers, on } = instantiateFlat(
    model,
    levels,
    seed,
    replication,
    calendar,
    journal,
    vehicles,
  );
  if (!reads.has("levels")) for (const log of journal.levels) log.readBy(nothing);
  if (!reads.has("visits")) for (const log of [...journal.visits, ...journal.periods]) log.readBy(nothing);
  if (!reads.has("arrivals")) for (const log of journal.comings) log.readBy(nothing);
  if (!reads.has("departures")) journal.exits.readBy(nothing);
  let ended = false;
  if (reads.has("series")) sampleAtTicks();
  calendar.schedule(
    model.length,
    EventClass.report + 1,
    on(() => (ended = true)),
    0,
    0,
  );
  const slices: number[] = [];
  while (!ended) slices.push(slice());
  const vehicleCount = state.flows.reduce((sum, flow) => sum + flow.number, 0);
  // The last slice is cut short by the end.
  const nsAnEvent = medianOf(slices.slice(0, -1)) / SLICE;
  return { nsAVehicle: (nsAnEvent * calendar.taken) / vehicleCount };

  function sampleAtTicks(): void {
    const { every } = model.scenario.measures;
    let tick = 0;
    const sample = on(() => {
      journal.flushLevels();
      recorder.sample();
      tick += 1;
      schedule();
    });
    function schedule(): void {
      if (tick * every <= model.length) calendar.schedule(tick * every, EventClass.report, sample, 0, 0);
    }
    schedule();
  }

  /** Processor time of some events [ns]. */
  function slice(): number {
    const before = process.cpuUsage();
    for (let i = 0; i < SLICE && !ended; i += 1) {
      i += post.advance(SLICE - i);
      if (i >= SLICE) break;
      calendar.next();
      handlers[calendar.handler]!(calendar.a, calendar.b);
      post.settle();
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) * 1000;
  }
}

function withoutTallies(figures: import("../src/run/block-record.ts").Figures) {
  const none = { addStay: nothing };
  return { ...figures, flows: figures.flows.map((flow) => ({ ...flow, cells: flow.cells.map(() => none) })) };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
