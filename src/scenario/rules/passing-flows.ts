/** Which flows pass an entry of a checkpoint's list, in whatever channel and with whatever documents. Judges nothing. */
import { everTaken } from "../channels-taken.ts";
import { documentsTaken } from "../documents-taken.ts";
import { channelsOf, type Entry } from "../places.ts";
import { chainFor, meanVisits } from "../routes.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { Scenario } from "../schema/scenario.ts";

/** The flows, with their names, of which some vehicle may come there. */
export function passingFlows(scenario: Scenario, entry: Entry): [string, FlowSpec][] {
  return Object.entries(scenario.flows).filter(([id, flow]) =>
    channelsOf(flow).some(([channel, share]) => {
      if (!everTaken(scenario, id, channel, share)) return false;
      const at = chainFor(scenario, flow).findIndex((e) => e.spec === entry.spec);
      const taken = documentsTaken(scenario, id, flow);
      return at >= 0 && (meanVisits(scenario, id, flow, channel, taken)[at] ?? 0) > 0;
    }),
  );
}
