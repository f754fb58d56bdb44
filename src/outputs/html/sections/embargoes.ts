/** Embargoes: what waits for each and how long until it is over; then what became of vehicles, by flow. */
import { embargoesOf } from "../../embargoes.ts";
import { checkpointName, flowName, titleOf } from "../../names.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A table of embargoes and a table of vehicles. */
export const embargoes: Section = {
  id: "embargoes",
  title: "Embargoes",
  body: (report) => {
    const entries = embargoesOf(report);
    if (entries.length === 0) return "";
    const lines = entries.map((e) => [
      escaped(titleOf(report, `embargo=${e.embargo}`)),
      escaped(checkpointName(report, e.checkpoint)),
      intervalMarkup(e.peak),
      intervalMarkup(e.clear),
      intervalMarkup(e.recovery),
    ]);
    const counts = entries.flatMap((e) =>
      e.flows.flatMap((f) =>
        f.counts
          .filter(({ vehicles }) => vehicles.value > 0)
          .map(({ name, vehicles, wagons }) => [
            escaped(titleOf(report, `embargo=${e.embargo}`)),
            escaped(flowName(report, f.flow)),
            escaped(name),
            intervalMarkup(vehicles),
            intervalMarkup(wagons),
          ]),
      ),
    );
    const times = entries.flatMap((e) =>
      e.flows.map((f) => [
        escaped(titleOf(report, `embargo=${e.embargo}`)),
        escaped(flowName(report, f.flow)),
        intervalMarkup(f.held),
        intervalMarkup(f.beyond),
        intervalMarkup(f.stopped),
      ]),
    );
    const who = [
      { title: "Embargo", kind: "text" },
      { title: "Flow", kind: "text" },
    ] as const;
    return `${tableMarkup(
      "Vehicles that wait at their origin and before the gates: the most until it is back to normal; hours from the end until the last of those who waited is loaded, and until the line is back to normal",
      [
        { title: "Embargo", kind: "text" },
        { title: "Checkpoint", kind: "text" },
        { title: "Peak" },
        { title: "Hours to load" },
        { title: "Hours to normal" },
      ],
      lines,
    )}${
      counts.length === 0
        ? ""
        : tableMarkup(
            "What became of vehicles per replication",
            [...who, { title: "", kind: "text" }, { title: "Vehicles" }, { title: "Wagons" }],
            counts,
          )
    }${tableMarkup(
      "Time lost, in vehicle hours: at the origin, of it beyond the end that was known when the wait began, and stopped under way",
      [...who, { title: "At the origin" }, { title: "Beyond the known end" }, { title: "Under way" }],
      times,
    )}`;
  },
};
