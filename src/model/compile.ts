/**
 * From a validated scenario to a model: names become indexes, plans become change points, distributions become
 * samplers. Immutable; never leaves its thread. `instantiate` makes it live for one replication.
 */

import type { ArrivalPattern } from "../catalogue/arrivals/arrival-source.ts";
import { arrivals } from "../catalogue/arrivals/index.ts";
import { buildDistribution } from "../catalogue/distributions/index.ts";
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import { buildService } from "../catalogue/service/load.ts";
import type { FlowSpec } from "../scenario/schema/flow.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import { epochOf, ZoneClock } from "../time/zone-clock.ts";
import { compileElectronic, type ElectronicGate } from "./booking/compile-electronic.ts";
import { type ClosureModel, compileClosures, reactionsOf } from "./closures/compile-closures.ts";
import { compileRows, entrySide, type PlacedStage, placeStages } from "./compile-routes.ts";
import { compileDocuments, type DocumentsModel } from "./documents/compile-documents.ts";
import { compileDrivers, type DriversModel } from "./drivers/compile-drivers.ts";
import { compileEmbargoes, type EmbargoModel } from "./embargoes/compile-embargoes.ts";
import type { LevelKind } from "./observer.ts";
import { compilePermits, type PermitsModel } from "./permits/compile-permits.ts";
import { Plans } from "./plans.ts";
import { compileRail, type RailModel } from "./rail/compile-rail.ts";
import { compileRegimes, type RegimeModel } from "./regimes/compile-regimes.ts";
import type { Way } from "./router.ts";
import { serviceLaw } from "./service-law.ts";

/** A level that is followed over time. */
export interface LevelSpec {
  readonly kind: LevelKind;
  readonly checkpoint: string;
  /** `stage=<id>`, `resource=<id>`, `from=<side>` or empty. */
  readonly group: string;
}

/** One flow, compiled. */
export interface FlowModel {
  readonly id: string;
  readonly spec: FlowSpec;
  /** Index of its checkpoint. */
  readonly checkpoint: number;
  readonly side: string;
  readonly channels: readonly string[];
  readonly pattern: ArrivalPattern | null;
  readonly backlogLaw: Sampler | null;
}

/** A model: everything that does not change from replication to replication. */
export interface Model {
  readonly scenario: Scenario;
  /** Clock of the study's zone. */
  readonly clock: ZoneClock;
  /** Clock by zone name, made on demand. */
  readonly clockOf: (zone: string | undefined) => ZoneClock;
  readonly plans: Plans;
  readonly length: number;
  readonly warmup: number;
  readonly flows: readonly FlowModel[];
  readonly checkpoints: readonly string[];
  readonly stages: readonly PlacedStage[];
  /** Greatest number of channels of any flow. */
  readonly channels: number;
  /** Ways on by `(flow * channels + channel) * (stages + 1) + place`. */
  readonly rows: readonly (readonly Way[])[];
  /** Qualities of documents; null where no flow declares any. Then `rows` are those of complete ones. */
  readonly documents: DocumentsModel | null;
  /** Service laws by stage, then by `flow * channels + channel`; null where such a vehicle never comes. */
  readonly services: readonly (readonly (Sampler | null)[])[];
  /** Whether any vehicle can be blocked, or come back: else those times are zero and not kept. */
  readonly blocking: boolean;
  readonly retrials: boolean;
  /** Whether some flow has trains with wagons. */
  readonly trains: boolean;
  /** Gates with an electronic queue. */
  readonly electronic: readonly ElectronicGate[];
  /** Pools of permits and who draws on them; null where there are none. */
  readonly permits: PermitsModel | null;
  /** Tracks, stocks of wagons and departure paths; null where there are none. */
  readonly rail: RailModel | null;
  /** Pools of drivers and who takes one; null where there are none. */
  readonly drivers: DriversModel | null;
  readonly closures: readonly ClosureModel[];
  readonly regimes: readonly RegimeModel[];
  readonly embargoes: readonly EmbargoModel[];
  /** Whether vehicles may be late at the border because of something before it; whether some wait at parkings. */
  readonly delaysBefore: boolean;
  readonly parks: boolean;
}

/** Epoch second at which a scenario's run begins. */
export function startEpoch(scenario: Scenario): number {
  const epoch = epochOf(scenario.calendar.start, scenario.calendar.timezone);
  if (epoch === undefined)
    throw new RangeError(`calendar.start ${scenario.calendar.start} is not understood`);
  return epoch;
}

/** Clocks by zone: the study's own when none is named. */
function clocks(scenario: Scenario): (zone: string | undefined) => ZoneClock {
  const start = startEpoch(scenario);
  const made = new Map<string, ZoneClock>();
  return (zone) => {
    const name = zone ?? scenario.calendar.timezone;
    let clock = made.get(name);
    if (clock === undefined) {
      clock = new ZoneClock(start, name, scenario.calendar.length);
      made.set(name, clock);
    }
    return clock;
  };
}

/** Zone of a side of a checkpoint, undefined for the study's. */
export function zoneOf(scenario: Scenario, checkpoint: string, side: string): string | undefined {
  const spec = scenario.checkpoints[checkpoint];
  return spec?.sides?.[side]?.timezone ?? spec?.timezone;
}

/** Ways on of the vehicles of all flows with such documents; see `Model.rows`. */
export function rowsOf(
  scenario: Scenario,
  { flows, stages, channels }: Pick<Model, "flows" | "stages" | "channels">,
  documents?: string,
): Way[][] {
  return flows.flatMap(({ id, spec, channels: names }) => {
    const checkpoint = scenario.checkpoints[spec.at]!;
    return Array.from({ length: channels }, (_, c) =>
      compileRows(id, spec, names[c] ?? "", checkpoint, stages, documents),
    ).flat();
  });
}

/** Compiles a scenario that has passed validation. */
export function compile(scenario: Scenario): Model {
  const clockOf = clocks(scenario);
  const files = scenario.files;
  const checkpoints = Object.keys(scenario.checkpoints);
  const stages = placeStages(scenario.checkpoints);
  const { length, warmup } = scenario.calendar;
  const flows = Object.entries(scenario.flows).map(([id, spec]): FlowModel => {
    const side = entrySide(spec, scenario.checkpoints[spec.at]!);
    const clock = clockOf(spec.timezone ?? zoneOf(scenario, spec.at, side));
    const waited = spec.backlog?.waited;
    return {
      id,
      spec,
      checkpoint: checkpoints.indexOf(spec.at),
      side,
      channels: Object.keys(spec.channels ?? {}),
      pattern: spec.arrivals === undefined ? null : arrivals.build(spec.arrivals, { files, clock, length }),
      backlogLaw: waited !== undefined && "law" in waited ? buildDistribution(waited.law, { files }) : null,
    };
  });
  const channels = Math.max(1, ...flows.map((f) => f.channels.length));
  const rows = rowsOf(scenario, { flows, stages, channels });
  const services = stages.map(({ spec, checkpoint }) =>
    flows.flatMap((flow) =>
      Array.from({ length: channels }, (_, c) => {
        if ("parallel" in spec || flow.spec.at !== checkpoint) return null;
        const law = serviceLaw(spec.service, flow.id, flow.channels[c] ?? "");
        return law === undefined ? null : buildService(law, { files });
      }),
    ),
  );
  const electronic = compileElectronic(scenario, flows, (at, side) => clockOf(zoneOf(scenario, at, side)));
  const rail = compileRail({ scenario, stages, clockAt: (at) => clockOf(zoneOf(scenario, at, "")) });
  const closures = compileClosures({ scenario, flows, stages, checkpoints, clockOf });
  const drivers = compileDrivers(scenario, clockOf);
  const reactions = flows.map(({ spec }, f) =>
    closures.some((c) => c.reacts[f]) ? reactionsOf(spec).map(([name]) => name) : [],
  );
  const embargoes = compileEmbargoes({ scenario, flows, checkpoints, clockOf });
  return {
    scenario,
    clock: clockOf(undefined),
    clockOf,
    plans: new Plans(length),
    length,
    warmup,
    flows,
    checkpoints,
    stages,
    channels,
    rows,
    documents: compileDocuments(flows, stages, (word) => rowsOf(scenario, { flows, stages, channels }, word)),
    services,
    blocking: stages.some(({ spec }) => "queue" in spec && spec.queue?.places !== undefined) || rail !== null,
    retrials: flows.some((f) => f.spec.retrial !== undefined),
    trains: flows.some((f) => f.spec.train !== undefined),
    permits: compilePermits(scenario, clockOf(undefined)),
    drivers,
    electronic,
    rail,
    closures,
    embargoes,
    regimes: compileRegimes({
      scenario,
      flows,
      stages,
      checkpoints,
      channels,
      clockAt: (at) => clockOf(zoneOf(scenario, at, "")),
    }),
    delaysBefore:
      electronic.length > 0 ||
      embargoes.length > 0 ||
      drivers !== null ||
      reactions.flat().some((name) => name !== "keeps-coming"),
    parks: reactions.flat().includes("parks"),
  };
}
