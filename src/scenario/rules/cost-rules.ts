/** Rules of costs: one currency in a scenario, so that totals can be added; at least one rate. */
import type { Problem } from "../../errors.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding } from "./finding.ts";

/** Problems of the costs of flows. */
export function costProblems(scenario: Scenario): Problem[] {
  const priced = Object.entries(scenario.flows).flatMap(([id, { costs }]) =>
    costs === undefined ? [] : [{ path: ["flows", id, "costs"], costs }],
  );
  const first = priced[0]?.costs.currency;
  return priced.flatMap(({ path, costs }) => {
    const { perHour, spoilagePerHour, idling, currency } = costs;
    const none = perHour === undefined && spoilagePerHour === undefined && idling === undefined;
    return [
      ...(none ? [finding("costs:nothing", path)] : []),
      ...(currency === first
        ? []
        : [
            finding("costs:currencies", [...path, "currency"], {
              received: currency,
              detail: { first: first ?? "" },
            }),
          ]),
    ];
  });
}
