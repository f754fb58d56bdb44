/** The scopes of a report whose trains are counted by wagon and TEU. Knows no format of output. */
import type { Report } from "../run/report.ts";
import { placesOf } from "./scopes.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** Ways to count a train, and what is counted. */
export const COUNTED = [
  { group: "per=train", times: "*", name: "trains", one: "train" },
  { group: "per=wagon", times: "per=wagon", name: "wagons", one: "wagon" },
  { group: "per=teu", times: "per=teu", name: "TEU", one: "TEU" },
] as const;

/** One scope counted in one way. */
export interface TrainScope {
  readonly checkpoint: string;
  readonly flow: string;
  readonly title: string;
  /** What is counted, one and several. */
  readonly one: string;
  readonly name: string;
  /** Groups of its throughput and of its times. */
  readonly group: string;
  readonly times: string;
  /** By metric and statistic; times are those of this way to count. */
  figure(metric: string, statistic: "mean" | "p50" | "p95"): Figure;
  /** A day. */
  readonly throughput: Figure;
}

/** Each checkpoint with trains, then each of its flows of trains, counted in each way that applies. */
export function trainScopesOf(report: Report): TrainScope[] {
  const lookup = SummaryLookup.of(report);
  const { flows } = report.scenario;
  const places = placesOf(report).filter(({ id }) => id !== "*");
  const scopes = places.flatMap(({ id, title }) => {
    const mine = flows.filter((f) => f.checkpoint === id && has(lookup, id, f.id));
    const whole = { checkpoint: id, flow: "*", title: title || id };
    const each = mine.map((f) => ({ checkpoint: id, flow: f.id, title: f.title }));
    if (mine.length === 0) return [];
    return mine.length === 1 ? each : [whole, ...each];
  });
  return scopes.flatMap((scope) => {
    const { checkpoint, flow } = scope;
    return COUNTED.flatMap(({ group, times, name, one }) => {
      const throughput = lookup.figure("throughput", "mean", { checkpoint, flow, group });
      if (lookup.row("throughput", "mean", { checkpoint, flow, group }) === undefined) return [];
      // A checkpoint may have trucks too: its rows without a group are of all vehicles.
      if (times === "*" && flow === "*") return [];
      const figure: TrainScope["figure"] = (metric, statistic) =>
        lookup.figure(metric, statistic, { checkpoint, flow, group: times });
      return [{ ...scope, name, one, group, times, figure, throughput }];
    });
  });
}

function has(lookup: SummaryLookup, checkpoint: string, flow: string): boolean {
  return lookup.row("throughput", "mean", { checkpoint, flow, group: "per=train" }) !== undefined;
}
