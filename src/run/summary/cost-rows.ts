/**
 * Summary rows of costs, made of the times of the vehicles: value of time and spoilage by total delay, fuel by time
 * spent waiting at the border, and fees paid to electronic queues in the same currency. Vehicles unfinished at the end count with what they have had by then.
 */
import type { Model } from "../../model/compile.ts";
import type { CostSpec } from "../../scenario/schema/costs.ts";
import type { VehicleMetric } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import { amountsOf } from "./booking-rows.ts";
import { ScopeTimes } from "./cells.ts";
import type { RowList } from "./rows.ts";
import type { Scope } from "./scope.ts";

const HOUR = 3600;
/** Where vehicles wait with their engines running. */
const IDLING: readonly VehicleMetric[] = ["queueWait", "insideWait", "blockedTime"];

/** Names of the parts, with the unit where it is not the currency. */
export const COSTS = [
  ["timeCost", null],
  ["spoilage", null],
  ["idlingFuel", "l"],
  ["fuelCost", null],
  ["queueFees", null],
  ["idlingCo2", "kg"],
  ["totalCost", null],
] as const;
type Part = (typeof COSTS)[number][0];

/** Rows of a checkpoint, of everything, and of each flow with costs: of a run, and per vehicle. */
export function addCosts(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scopes: readonly Scope[],
  exactUpTo: number,
): void {
  const priced = model.flows.map((f) => f.spec.costs);
  const currency = priced.find((c) => c !== undefined)?.currency;
  if (currency === undefined) return;
  const byFlow = new Map(
    scopes
      .filter((s) => s.flow !== "*" && s.group === "*")
      .flatMap((s) => {
        const f = s.flows[0]!;
        const spec = priced[f];
        return spec === undefined
          ? []
          : [[f, costsOf(results, s, spec, feesOf(results, model, f, spec.currency), exactUpTo)] as const];
      }),
  );
  for (const scope of scopes.filter((s) => s.group === "*")) {
    const mine = scope.flows.flatMap((f) => byFlow.get(f) ?? []);
    if (mine.length === 0) continue;
    const { checkpoint, flow } = scope;
    const sum = (values: readonly (readonly number[])[]) =>
      results.map((_, r) => values.reduce((total, each) => total + each[r]!, 0));
    const vehicles = sum(mine.map((c) => c.vehicles));
    for (const [metric, unit] of COSTS) {
      const known = mine.map((c) => c.parts[metric]).filter((values) => values !== undefined);
      if (known.length === 0) continue;
      const own = unit ?? currency;
      const values = sum(known);
      list.mean({ checkpoint, flow, group: "*", metric, unit: own }, "mean", values);
      const subject = { checkpoint, flow, group: "per-vehicle", metric, unit: `${own}/vehicle` };
      list.ratio(subject, "mean", values, vehicles);
    }
  }
}

/** What one flow costs, by replication. */
interface FlowCosts {
  readonly vehicles: readonly number[];
  readonly parts: Partial<Record<Part, readonly number[]>>;
}

/** What the vehicles of a flow have paid to electronic queues in the measured time, where it is in this currency. */
function feesOf(
  results: readonly RunResult[],
  model: Model,
  f: number,
  currency: string,
): number[] | undefined {
  const desks = model.electronic.flatMap(({ rules: { fees } }, d) =>
    fees?.currency === currency ? [{ d, amounts: Object.entries(amountsOf(fees)) }] : [],
  );
  if (desks.length === 0) return undefined;
  const paid = (r: RunResult, d: number, what: string) => r.booking!.desks[d]!.paidByFlow[f]?.[what] ?? 0;
  return results.map((r) =>
    desks.reduce(
      (sum, { d, amounts }) => amounts.reduce((own, [what, amount]) => own + amount * paid(r, d, what), sum),
      0,
    ),
  );
}

function costsOf(
  results: readonly RunResult[],
  scope: Scope,
  spec: CostSpec,
  queueFees: readonly number[] | undefined,
  exactUpTo: number,
): FlowCosts {
  const scopeTimes = new ScopeTimes(results, scope, exactUpTo);
  const hours = (metric: VehicleMetric): number[] => {
    const times = scopeTimes.of(metric, "with-unfinished");
    return results.map((_, r) => (times === null ? 0 : times.each[r]!.sum / HOUR));
  };
  const delay = hours("totalDelay");
  const count = scopeTimes.of("totalDelay", "with-unfinished")!.each.map((t) => t.count);
  const idle = IDLING.map(hours);
  const at = (values: readonly number[], rate: number | undefined) =>
    rate === undefined ? undefined : values.map((v) => v * rate);
  const { idling } = spec;
  const fuel = at(
    results.map((_, r) => idle.reduce((sum, h) => sum + h[r]!, 0)),
    idling?.litresPerHour,
  );
  const parts = {
    timeCost: at(delay, spec.perHour),
    spoilage: at(delay, spec.spoilagePerHour),
    idlingFuel: fuel,
    fuelCost: fuel && at(fuel, idling?.pricePerLitre),
    queueFees,
    idlingCo2: fuel && at(fuel, idling?.co2PerLitre),
  };
  const money = [parts.timeCost, parts.spoilage, parts.fuelCost, queueFees].filter((p) => p !== undefined);
  const total =
    money.length === 0 ? undefined : results.map((_, r) => money.reduce((sum, p) => sum + p[r]!, 0));
  const known = Object.entries({ ...parts, totalCost: total }).filter(([, values]) => values !== undefined);
  return { vehicles: count, parts: Object.fromEntries(known) };
}
