/** Permits: what became of them, and when there were none. A sentence or two a pool. */
import type { Report } from "../../run/report.ts";
import { type PermitPoolFigures, permitPoolsOf } from "../permit-pools.ts";
import { placesOf } from "../scopes.ts";
import { type Figure, SummaryLookup, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText, valueText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** The pools, each in its own lines. */
export function permitsSection(report: Report, page: Page): string[] {
  const pools = permitPoolsOf(report);
  if (pools.length === 0) return [];
  const lines = pools.flatMap((pool) => {
    const name = pool.name === "" ? "" : `${printable(pool.name)}: `;
    return [...wrapped(name + fate(pool, page), page.width), ...wrapped(shortage(pool, page), page.width)];
  });
  return [
    ...heading("Permits", "a replication", page),
    ...lines,
    ...wrapped(waits(report, page), page.width),
  ];
}

/** The mean wait of a vehicle, at home and at the border. */
function waits(report: Report, page: Page): string {
  const lookup = SummaryLookup.of(report);
  const checkpoint = placesOf(report)[0]?.id ?? "*";
  const wait = lookup.figure("permitWait", "mean", { checkpoint });
  if (!(wait.value > 0)) return "";
  const border = lookup.figure("permitBorderTime", "mean", { checkpoint });
  const unit = timeUnitOf([wait.value]);
  const text = (figure: Figure) => intervalText(scaled(figure, unit.perHour), page.marks.plusMinus);
  return `Wait for a permit, mean a vehicle that crossed: ${text(wait)} ${unit.name}, of it ${text(border)} ${unit.name} at the border.`;
}

const FATES = [
  ["permitsUsed", "used"],
  ["permitsReturned", "given back"],
  ["permitsExpired", "expired unused"],
  ["permitsLost", "lost"],
  ["permitsLeft", "left at the end"],
] as const;

function fate(pool: PermitPoolFigures, page: Page): string {
  const text = (metric: string) => intervalText(pool.figure(metric, "count"), page.marks.plusMinus);
  const parts = FATES.filter(([metric]) => pool.figure(metric, "count").value > 0).map(
    ([metric, words]) => `${text(metric)} ${words}`,
  );
  const before =
    pool.figure("permitsInitial", "count").value > 0 ? `${text("permitsInitial")} in stock, ` : "";
  return `${before}${text("permitsIssued")} issued; ${parts.join(", ")}.`;
}

function shortage(pool: PermitPoolFigures, page: Page): string {
  const share = pool.figure("stockOuts", "share").value;
  if (!(share > 0)) return "Never out of stock.";
  const count = intervalText(pool.figure("stockOuts", "count"), page.marks.plusMinus);
  const length = valueText(pool.figure("stockOutLength", "mean"));
  const most = valueText(pool.figure("permitQueue", "max"));
  return `Out of stock ${(share * 100).toFixed(1)} % of the time, ${count} times for ${length} h on average; at most ${most} vehicles waited for one.`;
}
