/** What a level over time is a number of. */
import type { LevelSpec, Model } from "../../model/compile.ts";

const UNITS: Readonly<Partial<Record<LevelSpec["kind"], string>>> = {
  busy: "servers",
  onDuty: "servers",
  turning: "servers",
  queueWagons: "wagons",
  wagonsAtOrigin: "wagons",
  abandonedWagons: "wagons",
  tracksOccupied: "tracks",
  wagonStock: "wagons",
  pathsKept: "paths",
};

/** The unit of a level of a model. */
export function levelUnit(model: Model, { kind, checkpoint, group }: LevelSpec): string {
  if (kind !== "yard") return UNITS[kind] ?? "vehicles";
  const stage = model.stages.find((s) => s.checkpoint === checkpoint && `stage=${s.spec.id}` === group);
  const byWagon = stage !== undefined && "regroup" in stage.spec && stage.spec.regroup?.wagons !== undefined;
  return byWagon ? "wagons" : "TEU";
}
