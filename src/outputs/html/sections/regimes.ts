/** Regimes: how long those took who came while each held. */

import { flowName, titleOf } from "../../names.ts";
import { regimesOf } from "../../regimes.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A row a regime and flow. */
export const regimes: Section = {
  id: "regimes",
  title: "Regimes",
  body: (report) => {
    const entries = regimesOf(report);
    if (entries.length === 0) return "";
    return tableMarkup(
      "Vehicles that came to the border while a regime held: how many crossed, and their hours at the border",
      [
        { title: "Regime", kind: "text" },
        { title: "Flow", kind: "text" },
        { title: "Crossed" },
        { title: "Mean" },
        { title: "95 %" },
      ],
      entries.map((e) => [
        escaped(titleOf(report, `regime=${e.regime}`)),
        escaped(flowName(report, e.flow)),
        intervalMarkup(e.crossed),
        intervalMarkup(e.mean),
        intervalMarkup(e.p95),
      ]),
    );
  },
};
