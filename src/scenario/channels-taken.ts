/** Which channels vehicles ever take. */
import type { Scenario } from "./schema/scenario.ts";

/** Whether vehicles of a flow ever take a channel: by its own shares or in some regime. */
export function everTaken(
  scenario: Scenario,
  flow: string,
  channel: string | undefined,
  share: number,
): boolean {
  if (share > 0 || channel === undefined) return share > 0;
  return Object.values(scenario.regimes ?? {}).some((r) => (r.channels?.[flow]?.[channel] ?? 0) > 0);
}
