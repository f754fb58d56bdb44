/** What the time at the border costs: a table by checkpoint and flow. */
import { costsOf } from "../../cost-lines.ts";
import { checkpointName, flowName } from "../../names.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A row a part. */
export const costs: Section = {
  id: "costs",
  title: "Costs",
  body: (report) => {
    const entries = costsOf(report);
    if (entries.length === 0) return "";
    return tableMarkup(
      "Costs of a run and per vehicle; vehicles unfinished at the end by what they have had by then",
      [
        { title: "Checkpoint", kind: "text" },
        { title: "Flow", kind: "text" },
        { title: "Part", kind: "text" },
        { title: "Unit", kind: "text" },
        { title: "A run" },
        { title: "Per vehicle" },
      ],
      entries.map((e) => [
        escaped(checkpointName(report, e.checkpoint)),
        escaped(flowName(report, e.flow)),
        escaped(e.title),
        escaped(e.unit),
        intervalMarkup(e.total),
        intervalMarkup(e.each),
      ]),
    );
  },
};
