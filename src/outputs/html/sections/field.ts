/** Observed figures beside simulated ones: how far the model may be believed. */
import { agreementOf, observedText } from "../../field-agreement.ts";
import { metricTitle } from "../../metric-titles.ts";
import { flowName } from "../../names.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import { referenceMarkup } from "../reference-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A row an observed figure. */
export const field: Section = {
  id: "field",
  title: "Field figures against simulated",
  body: (report) => {
    if (report.field.length === 0) return "";
    const rows = report.field.map((row) => [
      escaped(row.figure),
      `${escaped(metricTitle(row.metric))}, ${escaped(row.statistic)}${row.flow === "*" ? "" : `, ${escaped(flowName(report, row.flow))}`}`,
      `${observedText(row, "–")} ${escaped(row.unit)}`,
      intervalMarkup({
        value: row.simulated,
        low: row.low,
        high: row.high,
        halfWidth: (row.high - row.low) / 2,
        observations: 0,
      }),
      agreementOf(row),
      referenceMarkup(row.reference),
    ]);
    return tableMarkup(
      "Within: the simulated figure lies in the observed range. Near: only its interval reaches that range.",
      [
        { title: "Observed figure", kind: "text" },
        { title: "Measure", kind: "text" },
        { title: "Observed" },
        { title: "Simulated" },
        { title: "It lies", kind: "text" },
        { title: "Source", kind: "text" },
      ],
      rows,
    );
  },
};
