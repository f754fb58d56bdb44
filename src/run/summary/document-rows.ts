/** Summary rows by the documents that vehicles came with: how many, what became of them, how long those took who crossed. */
import type { Model } from "../../model/compile.ts";
import { OUTCOMES } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import { addMeanAndQuantiles, type Quantiles } from "./times-rows.ts";

const QUANTILES: Quantiles = [
  ["p50", 0.5],
  ["p90", 0.9],
  ["p95", 0.95],
];

/** Rows of every flow that declares documents, and of each quality: its own, and `complete`. */
export function addDocuments(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  exactUpTo: number,
): void {
  const { documents } = model;
  if (documents === null) return;
  model.flows.forEach((flow, f) => {
    const own = documents.own[f]!;
    if (own.length === 0) return;
    for (const word of [0, ...own]) {
      const cell = f * documents.words.length + word;
      const subject = {
        checkpoint: model.checkpoints[flow.checkpoint]!,
        flow: flow.id,
        group: `documents=${documents.words[word]}`,
      };
      addCounts(list, results, cell, subject);
      for (const metric of ["borderTime", "totalDelay"] as const)
        addTimes(list, results, cell, { ...subject, metric, unit: "h" }, exactUpTo);
    }
  });
}

/** Those generated, and of them each outcome. */
function addCounts(
  list: RowList,
  results: readonly RunResult[],
  cell: number,
  subject: Omit<Subject, "metric" | "unit">,
): void {
  const each = results.map((r) => r.documents!.outcomes[cell]!);
  const generated = each.map((outcomes) => outcomes.reduce((a, b) => a + b, 0));
  list.mean({ ...subject, metric: "generated", unit: "vehicles" }, "count", generated);
  OUTCOMES.forEach((metric, o) => {
    const counts = each.map((outcomes) => outcomes[o]!);
    list.mean({ ...subject, metric, unit: "vehicles" }, "count", counts);
    list.ratio({ ...subject, metric, unit: "share" }, "share", counts, generated);
  });
}

function addTimes(
  list: RowList,
  results: readonly RunResult[],
  cell: number,
  subject: Subject & { readonly metric: "borderTime" | "totalDelay" },
  exactUpTo: number,
): void {
  const talliesOf = ({ documents }: RunResult) => [documents![subject.metric][cell]!];
  addMeanAndQuantiles(list, subject, mergedTimes(results, talliesOf, exactUpTo), QUANTILES);
}
