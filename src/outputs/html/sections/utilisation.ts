/** How busy the stages and the shared resources are, and how long a visit takes. */
import { busyPlaces } from "../../busy-places.ts";
import { type Figure, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup, valueMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** One table of stages and resources. */
export const utilisation: Section = {
  id: "utilisation",
  title: "Stages and resources",
  body: (report) => {
    const rows = busyPlaces(report);
    if (rows.length === 0) return "";
    const unit = timeUnitOf(rows.map(({ wait }) => wait.value));
    const turns = rows.some(({ turning }) => !Number.isNaN(turning.value));
    const time = (figure: Figure) => scaled(figure, unit.perHour);
    return tableMarkup(
      `Waits and service per visit in ${unit.plural}; in use is the share of the time on duty`,
      [
        { title: "Stage or resource", kind: "text" },
        { title: "Wait, mean" },
        { title: "Wait, p95" },
        { title: "Service, mean" },
        { title: "In use" },
        ...(turns ? [{ title: "Away after a use" }] : []),
        { title: "", kind: "wide" },
      ],
      rows.map(({ name, wait, lateWait, service, utilisation: used, turning }) => [
        escaped(name),
        intervalMarkup(time(wait)),
        valueMarkup(time(lateWait)),
        valueMarkup(time(service)),
        percentMarkup(used),
        ...(turns ? [percentMarkup(turning)] : []),
        meter(used.value),
      ]),
    );
  },
};

function meter(share: number): string {
  if (!Number.isFinite(share)) return "";
  const width = (Math.max(0, Math.min(1, share)) * 100).toFixed(1);
  return `<span class="meter" aria-hidden="true"><span style="width:${width}%"></span></span>`;
}
