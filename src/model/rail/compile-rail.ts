/**
 * From a scenario to what rail stations have: tracks, stocks of wagons and departure paths by index, and what each
 * stage asks of them. The same in every replication.
 */

import { type PathPlan, pathPlan } from "../../scenario/path-calendar.ts";
import { type IssueEvent, issueEvents } from "../../scenario/permit-calendar.ts";
import type { RegroupSpec, WagonAmounts } from "../../scenario/schema/rail.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import type { PlacedStage } from "../compile-routes.ts";

/** Something of a checkpoint that has a name of its own. */
interface Named {
  readonly checkpoint: string;
  readonly id: string;
}

/** Tracks of one kind. */
export interface TracksModel extends Named {
  readonly count: number;
}

/** A stock of wagons and when more come. */
export interface WagonsModel extends Named {
  readonly initial: number;
  readonly supply: readonly IssueEvent[];
  /** Whether more come after the end of the run. */
  readonly suppliedLater: boolean;
}

/** Paths of one direction. */
export interface PathsModel extends Named {
  readonly plan: PathPlan;
  readonly clock: ZoneClock;
  readonly keeps: boolean;
  /** By cap: the trains a local day, and by flow whether it is for it. */
  readonly caps: readonly { readonly perDay: number; readonly flows: readonly boolean[] }[];
}

/** Wagons that a train takes at a stage, or gives. */
export interface Exchange extends WagonAmounts {
  /** Index of the stock. */
  readonly stock: number;
}

/** A stage where trains wait for a path. */
export interface DepartureModel {
  readonly path: number;
  readonly byPriority: boolean;
  /** Null where trains leave whole. */
  readonly regroup: RegroupSpec | null;
}

/** What the rail stations of a model have; lists by stage are by stage index. */
export interface RailModel {
  readonly tracks: readonly TracksModel[];
  readonly wagons: readonly WagonsModel[];
  readonly paths: readonly PathsModel[];
  /** Kind of track at each stage, -1 for none. */
  readonly trackAt: readonly number[];
  readonly takesAt: readonly (Exchange | null)[];
  readonly givesAt: readonly (Exchange | null)[];
  readonly departures: readonly (DepartureModel | null)[];
  /** Cargo of each flow as an index, for trains of one cargo only. */
  readonly cargoOf: readonly number[];
}

/** What rail is compiled from. */
export interface RailContext {
  readonly scenario: Scenario;
  readonly stages: readonly PlacedStage[];
  readonly clockAt: (checkpoint: string) => ZoneClock;
}

/** Whoever waits for wagons at the end of the run may hope for those of the year after it [s]. */
const YEAR = 366 * DAY;

/** The rail of a scenario; null where there is none. */
export function compileRail(context: RailContext): RailModel | null {
  const { scenario, stages } = context;
  const posts = Object.entries(scenario.checkpoints);
  if (posts.every(([, { tracks, wagons, paths }]) => !tracks && !wagons && !paths)) return null;
  const { length } = scenario.calendar;
  const cargoes = Object.values(scenario.flows).map((f) => f.cargo ?? "");
  const tracks = posts.flatMap(([checkpoint, post]) =>
    Object.entries(post.tracks ?? {}).map(([id, { count }]): TracksModel => ({ checkpoint, id, count })),
  );
  const wagons = posts.flatMap(([checkpoint, post]) =>
    Object.entries(post.wagons ?? {}).map(([id, { initial, supply = [] }]): WagonsModel => {
      const clock = context.clockAt(checkpoint);
      const events = issueEvents(supply, clock, length + YEAR);
      const within = events.filter(({ at }) => at <= length);
      return { checkpoint, id, initial, supply: within, suppliedLater: within.length < events.length };
    }),
  );
  const paths = posts.flatMap(([checkpoint, post]) =>
    Object.entries(post.paths ?? {}).map(
      ([id, spec]): PathsModel => ({
        checkpoint,
        id,
        plan: pathPlan(spec),
        clock: context.clockAt(checkpoint),
        keeps: spec.missed === "kept",
        caps: (spec.caps ?? []).map(({ cargo, perDay }) => ({
          perDay,
          flows: cargoes.map((c) => cargo.includes(c)),
        })),
      }),
    ),
  );
  const indexOf = (list: readonly Named[], checkpoint: string, id: string) =>
    list.findIndex((n) => n.checkpoint === checkpoint && n.id === id);
  const kinds = [...new Set(cargoes)];
  return {
    tracks,
    wagons,
    paths,
    trackAt: stages.map(({ spec, checkpoint }) =>
      spec.track === undefined ? -1 : indexOf(tracks, checkpoint, spec.track),
    ),
    takesAt: stages.map(({ spec, checkpoint }) => {
      const takes = "parallel" in spec ? undefined : spec.takesWagons;
      return takes === undefined ? null : { ...takes, stock: indexOf(wagons, checkpoint, takes.from) };
    }),
    givesAt: stages.map(({ spec, checkpoint }) => {
      const gives = "parallel" in spec ? undefined : spec.givesWagons;
      return gives === undefined ? null : { ...gives, stock: indexOf(wagons, checkpoint, gives.to) };
    }),
    departures: stages.map(({ spec, checkpoint }) => {
      if ("parallel" in spec || spec.path === undefined) return null;
      return {
        path: indexOf(paths, checkpoint, spec.path),
        byPriority: "priority" in (spec.discipline ?? {}),
        regroup: spec.regroup ?? null,
      };
    }),
    cargoOf: cargoes.map((c) => kinds.indexOf(c)),
  };
}

/** Sums of decimal fractions may be a hair above a whole number. */
const HAIR = 1e-9;

/** Whole wagons for a train of so many wagons and TEU. */
export function wagonsFor(amounts: WagonAmounts, trainWagons: number, teu: number): number {
  return Math.ceil(amounts.wagons + amounts.perWagon * trainWagons + amounts.perTeu * teu - HAIR);
}
