/** The laws that hold in every replication, checked on what was counted: a breach is a fault of the program. */
import type { Model } from "../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../model/levels.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { Books } from "./books.ts";
import type { StageRecord } from "./stage-record.ts";

/** No vehicle is lost: of each flow and at each stage, as many have come as have left or are left at the end. */
export function checkConservation(
  books: Books,
  model: Model,
  generatedIn: Float64Array,
  outcomes: readonly Float64Array[],
  stages: readonly StageRecord[],
  stillAtStage: Float64Array,
): void {
  model.flows.forEach((flow, f) => {
    const sum = outcomes[f]!.reduce((a, b) => a + b, 0);
    books.equal("conservation", `vehicles of flow ${flow.id}`, generatedIn[f]!, sum);
  });
  model.stages.forEach(({ spec }, s) => {
    const { joined, left } = stages[s]!;
    books.equal("conservation", `vehicles at stage ${spec.id}`, joined, left + stillAtStage[s]!);
  });
}

/** What Little's law is checked on. */
export interface Sojourns {
  readonly model: Model;
  readonly levels: LevelPlan;
  readonly set: LevelSet;
  readonly stages: readonly StageRecord[];
  /** Vehicles in all, which bounds the rounding. */
  readonly generated: number;
  /** Time before the gate and at the post within the measured time [s], by flow. */
  readonly queueTime: Float64Array;
  readonly postTime: Float64Array;
}

/** Little's law on the sample path: the time integral of a number is the sum of the times spent. */
export function checkLittle(books: Books, sojourns: Sojourns, end: number): void {
  const { model, levels, set, stages, generated, queueTime, postTime } = sojourns;
  const check = (index: number, what: string, sum: number, terms: number) => {
    books.equalTimes("littles-law", what, set.integral(index, end), sum, terms, end);
  };
  model.stages.forEach(({ spec, checkpoint }, s) => {
    const { sojourn, joined } = stages[s]!;
    check(levels.index("present", checkpoint, `stage=${spec.id}`), `stage ${spec.id}`, sojourn, 2 * joined);
  });
  if (model.retrials) return;
  const total = (sums: Float64Array, belongs: (f: number) => boolean) =>
    sums.reduce((a, time, f) => (belongs(f) ? a + time : a), 0);
  const terms = 2 * generated + 2;
  for (const gate of gatesOf(model)) {
    const mine = (f: number) =>
      model.flows[f]!.spec.at === gate.checkpoint && model.flows[f]!.side === gate.side;
    const index = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    check(index, `gate of ${gate.checkpoint}`, total(queueTime, mine), terms);
  }
  model.checkpoints.forEach((id, c) => {
    const mine = (f: number) => model.flows[f]!.checkpoint === c;
    check(levels.index("atPost", id, ""), `post ${id}`, total(postTime, mine), terms);
  });
}
