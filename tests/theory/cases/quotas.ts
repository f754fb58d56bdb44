/** Permits issued in batches: a queue that is released up to a number at a time (bulk service). */
import type { RunResult } from "../../../src/run/run-result.ts";
import { mean, post, row, type TheoryCase } from "../theory-case.ts";

const DAY = 24;
const OF_POOL = { group: "permits=quota" };
const usedAnIssue = ({ permits }: RunResult): number => {
  const { counts, issues } = permits!.pools[0]!;
  return counts.used / issues.count;
};

/**
 * 9 vehicles a day by lot; every midnight up to 10 who wait get a permit, and what is left is void. The number that
 * waits before a release is a chain, N' = max(N - 10, 0) + Poisson(9); the mean wait follows by Little's law.
 * @param atGate whether they wait before the gate, else at home
 */
function daily(id: string, title: string, permit: object, atGate: boolean): TheoryCase {
  return {
    id,
    title,
    source: "Bailey (1954), bulk service; the chain of the discrete-time D^[K] bulk server",
    unit: "h",
    warmup: 200 * DAY,
    length: 2500 * DAY,
    body: {
      measures: { every: "50 d" },
      permits: { quota: { issue: { daily: { permits: 10 } }, validity: 0 } },
      checkpoints: post({ servers: "unlimited", service: 0 }),
      flows: { trucks: { at: "post", arrivals: { poisson: { perDay: 9 } }, permit } },
    },
    rows: [
      mean("permitWait", 0.8445820504 * DAY),
      // Nothing else delays them.
      mean("totalDelay", 0.8445820504 * DAY),
      mean("permitQueue", 7.601238453, OF_POOL),
      mean("waitingBeforeIssue", 12.10123845, OF_POOL),
      mean("waitingAfterIssue", 3.101238453, OF_POOL),
      row("issuesMoreThanEnough", "share", 0.3531387161, OF_POOL),
      ...(atGate ? [mean("queueWait", 0.8445820504 * DAY), mean("queueLength", 7.601238453)] : []),
    ],
    means: [{ name: "permits used an issue", exact: 9, of: usedAnIssue }],
  };
}

export const quotaCases: readonly TheoryCase[] = [
  daily(
    "quota-permits-daily",
    "up to 10 permits a day for those who wait at the gate",
    { pool: "quota", consumedAt: "gate" },
    true,
  ),
  daily("quota-permits-daily-home", "the same for those who wait at home", { pool: "quota" }, false),
];
