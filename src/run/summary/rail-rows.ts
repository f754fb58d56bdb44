/**
 * Summary rows of rail stations: use of tracks, what became of wagons and of paths, departing trains, and how long each
 * TEU that is regrouped is in the yard. Levels (tracks occupied, stock, yard) are among those of `level-rows.ts`.
 */
import type { Model } from "../../model/compile.ts";
import type { LevelPlan } from "../../model/levels.ts";
import { Tally } from "../../statistics/tally.ts";
import type { RailFigures } from "../rail-figures.ts";
import type { RunResult } from "../run-result.ts";
import { MergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import { addMeanAndQuantiles, UPPER_QUANTILES } from "./times-rows.ts";

const DAY = 86400;

const WAGON_COUNTS = [
  ["wagonsInitial", "initial"],
  ["wagonsSupplied", "supplied"],
  ["wagonsGiven", "given"],
  ["wagonsTaken", "taken"],
  ["wagonsLeft", "stock"],
] as const;
const PATH_COUNTS = [
  ["pathsOffered", "offered"],
  ["pathsUsed", "used"],
  ["pathsLost", "lost"],
  ["pathsKept", "kept"],
] as const;
const DEPARTURE_COUNTS = [
  ["departingTrains", "trains", "trains"],
  ["departingWagons", "wagons", "wagons"],
  ["departingTeu", "teu", "TEU"],
] as const;

/** Rows of all rail stations; none where there are none. */
export function addRail(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  levels: LevelPlan,
  exactUpTo: number,
): void {
  const { rail } = model;
  if (rail === null) return;
  const found = results.map((r) => r.rail!);
  const counts = (subject: Subject, of: (f: RailFigures) => number) =>
    list.mean(subject, "count", found.map(of));
  addTracks(list, results, model, levels);
  rail.wagons.forEach(({ checkpoint, id }, w) => {
    for (const [metric, name] of WAGON_COUNTS)
      counts(about(checkpoint, `wagons=${id}`, metric, "wagons"), (f) => f.wagons[w]![name]);
  });
  rail.paths.forEach(({ checkpoint, id }, p) => {
    for (const [metric, name] of PATH_COUNTS)
      counts(about(checkpoint, `path=${id}`, metric, "paths"), (f) => f.paths[p]![name]);
  });
  const days = (model.length - model.warmup) / DAY;
  model.stages.forEach(({ spec, checkpoint }, s) => {
    if (rail.departures[s] === null) return;
    const group = `stage=${spec.id}`;
    for (const [metric, name, unit] of DEPARTURE_COUNTS)
      counts(about(checkpoint, group, metric, unit), (f) => f.departures[s]![name]);
    const perDay = found.map((f) => f.departures[s]!.trains / days);
    list.mean(about(checkpoint, group, "departuresPerDay", "trains/day"), "mean", perDay);
    addYardTime(list, found, about(checkpoint, group, "yardTime", "h"), s, exactUpTo);
  });
}

function about(checkpoint: string, group: string, metric: string, unit: string): Subject {
  return { checkpoint, flow: "*", group, metric, unit };
}

/** Occupied over all track-hours. */
function addTracks(list: RowList, results: readonly RunResult[], model: Model, levels: LevelPlan): void {
  model.rail?.tracks.forEach(({ checkpoint, id, count }) => {
    const level = levels.index("tracksOccupied", checkpoint, `track=${id}`);
    const used = results.map((r) => r.levels[level]!.integral);
    const there = results.map(() => count * (model.length - model.warmup));
    list.ratio(about(checkpoint, `track=${id}`, "utilisation", "share"), "mean", used, there);
  });
}

/** How long the TEU (or wagons) that left a yard were in it. */
function addYardTime(
  list: RowList,
  found: readonly RailFigures[],
  subject: Subject,
  stage: number,
  exactUpTo: number,
): void {
  if (found[0]!.yardTime[stage] === null) return;
  const plain = found.map((f) => f.yardTime[stage]!);
  const each = plain.map((p) => Tally.merged([p], exactUpTo));
  addMeanAndQuantiles(list, subject, new MergedTimes(each, exactUpTo), UPPER_QUANTILES);
}

/** A sentence for each post where, in some replications, no train could move at the end. */
export function standstillWarnings(results: readonly RunResult[], model: Model): string[] {
  return model.checkpoints.flatMap((id, c) => {
    const stuck = results.map((r) => r.rail?.stuck[c] ?? 0).filter((trains) => trains > 0);
    if (stuck.length === 0) return [];
    const most = Math.max(...stuck);
    const among = results.length === 1 ? "" : ` in ${stuck.length} of ${results.length} replications`;
    return [
      `No train at ${id} could move any more at the end${among}: each (${most} at most) waited for a track, a place or wagons, and nobody was left to free them. They are unfinished.`,
    ];
  });
}

/** What the tracks, wagons and paths of a model, and the stages where trains depart, are called. */
export function railTitles(model: Model): { checkpoint: string; group: string; title: string }[] {
  const named = (
    checkpoint: string,
    prefix: string,
    things: Readonly<Record<string, { title?: string | undefined }>>,
  ) =>
    Object.entries(things).flatMap(([id, { title }]) =>
      title === undefined ? [] : [{ checkpoint, group: `${prefix}=${id}`, title }],
    );
  const posts = Object.entries(model.scenario.checkpoints).flatMap(([id, { tracks, wagons, paths }]) => [
    ...named(id, "track", tracks ?? {}),
    ...named(id, "wagons", wagons ?? {}),
    ...named(id, "path", paths ?? {}),
  ]);
  const stages = model.stages.flatMap(({ spec, checkpoint, index }) =>
    model.rail?.departures[index] ? named(checkpoint, "stage", { [spec.id]: spec }) : [],
  );
  return [...posts, ...stages];
}
