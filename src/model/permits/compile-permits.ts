/** The permits of a model: pools with their calendar of issues, and what each flow draws on. The same in every replication. */
import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import { type IssueEvent, issueEvents } from "../../scenario/permit-calendar.ts";
import type { FlowSpec } from "../../scenario/schema/flow.ts";
import type { PermitPoolSpec } from "../../scenario/schema/permits.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import { FOR_ALL, type LedgerRules } from "./permit-ledger.ts";

/** A pool of permits, compiled. */
export interface PermitPoolModel {
  readonly id: string;
  readonly initial: number;
  readonly rules: LedgerRules;
  readonly events: readonly IssueEvent[];
  readonly loss: number;
  /** From the grant until the permit is in hand; null for at once. */
  readonly delay: Sampler | null;
}

/** How the vehicles of a flow draw on a pool, compiled. */
export interface FlowPermitModel {
  /** Index of the pool. */
  readonly pool: number;
  /** Index of the carrier group in the ledger. */
  readonly group: number;
  readonly consumedAt: "booking" | "setting-out" | "gate";
  readonly atShortage: "wait-at-home" | "wait-at-border" | "divert" | "give-up";
  readonly patience: Sampler | null;
  readonly returned: boolean;
}

/** The permits of a model. */
export interface PermitsModel {
  readonly pools: readonly PermitPoolModel[];
  /** By flow; null for flows that need none. */
  readonly flows: readonly (FlowPermitModel | null)[];
}

/** The permits of a scenario; null where it has no pool. */
export function compilePermits(scenario: Scenario, clock: ZoneClock): PermitsModel | null {
  const pools = Object.entries(scenario.permits ?? {});
  if (pools.length === 0) return null;
  const law = (chosen: PermitPoolSpec["form"] | undefined): Sampler | null =>
    chosen == null ? null : buildDistribution(chosen, { files: scenario.files });
  return {
    pools: pools.map(([id, pool]) => ({
      id,
      initial: pool.initial,
      rules: {
        shares: Object.values(pool.shares ?? {}),
        carryOver: pool.carryOver,
        validity: pool.validity ?? Number.POSITIVE_INFINITY,
        leftoversForAll: pool.leftovers === "for-all",
      },
      events: issueEvents(pool.issue, clock, scenario.calendar.length),
      loss: pool.loss,
      delay: law(pool.form),
    })),
    flows: Object.values(scenario.flows).map((flow): FlowPermitModel | null => {
      const { permit } = flow;
      if (permit === undefined) return null;
      const [, pool] = pools.find(([id]) => id === permit.pool)!;
      return {
        pool: pools.findIndex(([id]) => id === permit.pool),
        group: groupOf(flow, pool),
        consumedAt: permit.consumedAt,
        atShortage: permit.atShortage ?? (permit.consumedAt === "gate" ? "wait-at-border" : "wait-at-home"),
        patience: law(permit.patience),
        returned: permit.returned,
      };
    }),
  };
}

/** Index of a flow's carrier group in its pool's ledger. */
function groupOf(flow: FlowSpec, pool: PermitPoolSpec): number {
  const names = Object.keys(pool.shares ?? {});
  const name = flow.permit?.group ?? flow.carriers ?? "";
  return names.includes(name) ? names.indexOf(name) + 1 : FOR_ALL;
}
