/** Who stands before each gate, by where: in the waiting area, and on the road beyond it. */
import type { Model } from "../model/compile.ts";
import { gateGroup, gatesOf, isElectronic, type LevelPlan } from "../model/levels.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import { bandFigures, levelFigures } from "./level-record.ts";
import type { LevelFigures } from "./run-result.ts";

/** Figures of each gate of a model at the end of the measured time, in the order of `gatesOf`. */
export function standingFigures(
  levels: LevelSet,
  plan: LevelPlan,
  model: Model,
  end: number,
): { readonly area: LevelFigures; readonly road: LevelFigures }[] {
  return gatesOf(model).map((g) => {
    const level = (kind: "queueLength" | "waitingArea" | "road") =>
      plan.index(kind, g.checkpoint, gateGroup(g));
    const queue = level("queueLength");
    if (!isElectronic(model, g)) {
      return {
        area: bandFigures(levels, queue, end, 0, g.waitingArea),
        road: bandFigures(levels, queue, end, g.waitingArea, Number.POSITIVE_INFINITY),
      };
    }
    return {
      area: levelFigures(levels, level("waitingArea"), end, []),
      road: levelFigures(levels, level("road"), end, []),
    };
  });
}
