/** The books of every model: no vehicle is lost, and Little's law holds on the sample path. */
import type { Model } from "../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../model/levels.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { Books } from "./books.ts";
import type { StageRecord } from "./stage-record.ts";

/** Every vehicle has one outcome, and whoever joined a stage has left it or is still there. */
export function checkConservation(
  books: Books,
  model: Model,
  found: {
    /** Vehicles of the measured time by flow, and by flow and outcome. */
    readonly generated: Float64Array;
    readonly outcomes: readonly Float64Array[];
    readonly stages: readonly StageRecord[];
    readonly stillAtStage: Float64Array;
  },
): void {
  model.flows.forEach((flow, f) => {
    const sum = found.outcomes[f]!.reduce((a, b) => a + b, 0);
    books.equal("conservation", `vehicles of flow ${flow.id}`, found.generated[f]!, sum);
  });
  model.stages.forEach(({ spec }, s) => {
    const { joined, left } = found.stages[s]!;
    books.equal("conservation", `vehicles at stage ${spec.id}`, joined, left + found.stillAtStage[s]!);
  });
}

/** Little's law on the sample path: the time integral of a number is the sum of the times spent. */
export function checkLittle(
  books: Books,
  model: Model,
  levels: LevelPlan,
  found: {
    readonly levels: LevelSet;
    readonly stages: readonly StageRecord[];
    /** Time before the gate and at the post within the measured time [s], by flow. */
    readonly queue: Float64Array;
    readonly post: Float64Array;
    /** Vehicles in all. */
    readonly generated: number;
    readonly end: number;
  },
): void {
  const check = (index: number, what: string, sum: number, terms: number) => {
    const integral = found.levels.integral(index, found.end);
    books.equalTimes("littles-law", what, integral, sum, terms, found.end);
  };
  model.stages.forEach(({ spec, checkpoint }, s) => {
    const { sojourn, joined } = found.stages[s]!;
    check(levels.index("present", checkpoint, `stage=${spec.id}`), `stage ${spec.id}`, sojourn, 2 * joined);
  });
  if (model.retrials) return;
  const total = (sums: Float64Array, belongs: (f: number) => boolean) =>
    sums.reduce((a, time, f) => (belongs(f) ? a + time : a), 0);
  const terms = 2 * found.generated + 2;
  for (const gate of gatesOf(model)) {
    const mine = (f: number) =>
      model.flows[f]!.spec.at === gate.checkpoint && model.flows[f]!.side === gate.side;
    const index = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    check(index, `gate of ${gate.checkpoint}`, total(found.queue, mine), terms);
  }
  model.checkpoints.forEach((id, c) => {
    const mine = (f: number) => model.flows[f]!.checkpoint === c;
    check(levels.index("atPost", id, ""), `post ${id}`, total(found.post, mine), terms);
  });
}
