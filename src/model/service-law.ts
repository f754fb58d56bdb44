/** The law of service of a flow and channel in a table of them. */
import type { Chosen } from "../catalogue/family.ts";
import type { ServiceTime } from "../scenario/schema/stage.ts";

/** The law of service for a flow and channel; undefined where a table has none. */
export function serviceLaw(service: ServiceTime, flow: string, channel: string): Chosen | undefined {
  if ("law" in service) return service.law;
  const { byFlow, byChannel, otherwise } = service.table;
  const entry = byFlow?.[flow] ?? byChannel?.[channel] ?? otherwise;
  return entry === undefined ? undefined : serviceLaw(entry, flow, channel);
}
