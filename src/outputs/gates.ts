/** The gates of a checkpoint as a report names them: one, or one for each side from which vehicles come. */
import type { Report } from "../run/report.ts";

/** A gate with a queue before it. */
export interface Gate {
  /** Group of its summary rows: `*`, or `from=<side>`. */
  readonly group: string;
  /** What its series are called: the measure with this after it. */
  readonly suffix: string;
  /** Empty, or `from <side>`. */
  readonly name: string;
}

const FROM = "from=";

/** Gates in the order of the report. */
export function gatesAt({ summary }: Report, checkpoint: string): Gate[] {
  const groups = summary
    .filter((row) => row.checkpoint === checkpoint && row.flow === "*")
    .filter(({ metric, statistic }) => metric === "queueLength" && statistic === "max")
    .map(({ group }) => group)
    .filter((group) => group === "*" || group.startsWith(FROM));
  return [...new Set(groups)].map((group) => {
    const side = group === "*" ? "" : group.slice(FROM.length);
    return { group, suffix: side === "" ? "" : `:${side}`, name: side === "" ? "" : `from ${side}` };
  });
}
