/** Summary rows of regimes: how long those took who came while one held, and what share of them fell in each channel. */
import type { Model } from "../../model/compile.ts";
import type { RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import { addMeanAndQuantiles, type Quantiles } from "./times-rows.ts";

const QUANTILES: Quantiles = [
  ["p50", 0.5],
  ["p90", 0.9],
  ["p95", 0.95],
];

/** Rows of every regime: each flow of its checkpoint, and all of them. */
export function addRegimes(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  exactUpTo: number,
): void {
  model.regimes.forEach(({ id, checkpoint }, r) => {
    const mine = model.flows.flatMap((f, i) => (f.checkpoint === checkpoint ? [i] : []));
    const place = model.checkpoints[checkpoint]!;
    const add = (flow: string, flows: readonly number[]) =>
      addTimes(
        list,
        results,
        r,
        flows,
        { checkpoint: place, flow, group: `regime=${id}`, metric: "borderTime", unit: "h" },
        exactUpTo,
      );
    if (mine.length > 1) add("*", mine);
    for (const f of mine) {
      add(model.flows[f]!.id, [f]);
      addChannels(list, results, model, r, f, {
        checkpoint: place,
        flow: model.flows[f]!.id,
        group: `regime=${id}`,
        metric: "channelShare",
        unit: "share",
      });
    }
  });
}

function addTimes(
  list: RowList,
  results: readonly RunResult[],
  r: number,
  flows: readonly number[],
  subject: Subject,
  exactUpTo: number,
): void {
  const times = mergedTimes(
    results,
    ({ regimes }) => flows.map((f) => regimes![r]!.borderTime[f]!),
    exactUpTo,
  );
  const counts = times.each.map((t) => t.count);
  list.mean({ ...subject, unit: "vehicles" }, "count", counts);
  addMeanAndQuantiles(list, subject, times, QUANTILES);
}

function addChannels(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  r: number,
  f: number,
  subject: Subject,
): void {
  const counts = results.map((result) => result.regimes![r]!.channels[f]!);
  const all = counts.map((c) => c.reduce((a, b) => a + b, 0));
  model.flows[f]!.channels.forEach((name, c) => {
    const group = `${subject.group},channel=${name}`;
    list.ratio(
      { ...subject, group },
      "share",
      counts.map((byChannel) => byChannel[c]!),
      all,
    );
  });
}
