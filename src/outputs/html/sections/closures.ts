/** Closures: the queue each leaves and how long it lasts; then who met it, by flow. */
import { closuresOf } from "../../closures.ts";
import { checkpointName, flowName, titleOf } from "../../names.ts";
import { NONE } from "../../summary-lookup.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A table of queues and a table of vehicles. */
export const closures: Section = {
  id: "closures",
  title: "Closures",
  body: (report) => {
    const entries = closuresOf(report);
    if (entries.length === 0) return "";
    const queues = entries.map((e) => [
      escaped([titleOf(report, `closure=${e.closure}`), ...(e.begins === "" ? [] : [e.begins])].join(", ")),
      escaped(checkpointName(report, e.checkpoint)),
      intervalMarkup(e.peak),
      intervalMarkup(e.stranded),
      intervalMarkup(e.recovery),
      percentMarkup({ ...NONE, value: e.recovered }),
    ]);
    const met = entries.flatMap((e) =>
      e.met.map((m) => [
        escaped(titleOf(report, `closure=${e.closure}`)),
        escaped(flowName(report, m.flow)),
        intervalMarkup(m.vehicles),
        intervalMarkup(m.delay),
      ]),
    );
    return `${tableMarkup(
      "Vehicles before the gate and at parkings: the most from the beginning of the closure until it is back to normal, those there when the post opens, and hours from then until it is back to normal, of those cases in which it was within the run",
      [
        { title: "Closure", kind: "text" },
        { title: "Checkpoint", kind: "text" },
        { title: "Peak" },
        { title: "When it opens" },
        { title: "Hours to normal" },
        { title: "Back to normal" },
      ],
      queues,
    )}${tableMarkup(
      "Vehicles that were held back by a closure or stood there while it lasted, and their delay to the end of their stay, in vehicle hours",
      [
        { title: "Closure", kind: "text" },
        { title: "Flow", kind: "text" },
        { title: "Vehicles" },
        { title: "Delay" },
      ],
      met,
    )}`;
  },
};
