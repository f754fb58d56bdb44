/** When permits are issued: the rules of a pool as a list of instants. Knows no stock and no vehicle. */
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import type { IssueRule } from "./schema/permits.ts";

/** One change of a pool's supply. */
export interface IssueEvent {
  /** [s since start] */
  readonly at: number;
  /** Permits that come into stock. */
  readonly permits: number;
  /** Whether from then on whoever asks gets one. */
  readonly unlimited: boolean;
}

/**
 * The changes of supply within [0, length], in order of time. A rule holds on whole local days: from its date to the
 * day before the next rule's. Batches of one instant are one.
 */
export function issueEvents(rules: readonly IssueRule[], clock: ZoneClock, length: number): IssueEvent[] {
  const found: IssueEvent[] = [];
  let unlimited = false;
  for (let day = clock.day(0); day <= clock.day(length); day += 1) {
    const rule = ruleOn(rules, day);
    const now = rule !== undefined && "unlimited" in rule;
    const midnight = Math.max(0, clock.instant(day * DAY));
    if (now !== unlimited && midnight <= length) found.push({ at: midnight, permits: 0, unlimited: now });
    unlimited = now;
    for (const { permits, time } of rule === undefined ? [] : batchesOn(rule, day)) {
      const at = clock.instant(day * DAY + time);
      if (at >= 0 && at <= length) found.push({ at, permits, unlimited });
    }
  }
  return joined(found.sort((a, b) => a.at - b.at));
}

/** Events of one instant as one. */
function joined(events: readonly IssueEvent[]): IssueEvent[] {
  const found: IssueEvent[] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (last?.at !== event.at) found.push(event);
    else found[found.length - 1] = { ...event, permits: last.permits + event.permits };
  }
  return found;
}

function ruleOn(rules: readonly IssueRule[], day: number): IssueRule | undefined {
  return rules.findLast(({ from }) => from === undefined || from <= day);
}

/** Batches of a rule on a local day, with their time of day [s]. */
function batchesOn(rule: IssueRule, day: number): { permits: number; time: number }[] {
  if ("daily" in rule) return [{ permits: rule.daily.permits, time: rule.daily.at }];
  if ("yearly" in rule) {
    const first = new Date(day * DAY * 1000).toISOString().endsWith("-01-01T00:00:00.000Z");
    return first ? [{ permits: rule.yearly.permits, time: rule.yearly.at }] : [];
  }
  if ("unlimited" in rule) return [];
  return rule.batches
    .filter(({ days, date }) => date === day || (days?.includes(weekdayOf(day)) ?? false))
    .map(({ permits, at }) => ({ permits, time: at }));
}
