/** Trains counted by train, by wagon and by TEU: how many pass a day, and how long each takes. */
import { scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { trainScopesOf } from "../../train-scopes.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, valueMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

const TIMES = [
  ["totalDelay", "mean", "Mean delay"],
  ["totalDelay", "p50", "Median"],
  ["totalDelay", "p95", "p95"],
  ["queueWait", "mean", "Mean in the queue"],
  ["insideTime", "mean", "Mean inside"],
] as const;

/** A row a flow and way to count. */
export const byTrain: Section = {
  id: "trains",
  title: "By train, wagon and TEU",
  body: (report) => {
    const rows = trainScopesOf(report);
    if (rows.length === 0) return "";
    const unit = timeUnitOf(rows.map(({ figure }) => figure("totalDelay", "mean").value));
    const markup = tableMarkup(
      `Trains, wagons and TEU through a day, and the time of each, in ${unit.plural}`,
      [
        { title: "Flow", kind: "text" },
        { title: "Counted by", kind: "text" },
        { title: "Through a day" },
        ...TIMES.map(([, , title]) => ({ title })),
      ],
      rows.map(({ title, one, throughput, figure }) => [
        escaped(title),
        escaped(one),
        intervalMarkup(throughput),
        ...TIMES.map(([metric, statistic], i) => {
          const time = scaled(figure(metric, statistic), unit.perHour);
          return i === 0 ? intervalMarkup(time) : valueMarkup(time);
        }),
      ]),
    );
    return `${markup}<p class="note">By wagon, a train of 60 wagons counts 60 times: the figure of a wagon drawn by lot, not of a train. Where trains are dissolved, each TEU has the time at which it left.</p>`;
  },
};
