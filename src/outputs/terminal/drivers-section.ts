/** Drivers: trips made and not made, and days. A sentence or two a pool. */
import type { Report } from "../../run/report.ts";
import { type DriverPoolView, driverPoolsOf } from "../driver-pools.ts";
import { placesOf } from "../scopes.ts";
import { SummaryLookup, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText, valueText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** The pools, each in its own lines, and what vehicles wait. */
export function driversSection(report: Report, page: Page): string[] {
  const pools = driverPoolsOf(report);
  if (pools.length === 0) return [];
  const lines = pools.flatMap((pool) => {
    const name = pool.name === "" ? "" : `${printable(pool.name)}: `;
    return [...wrapped(name + places(pool, page), page.width), ...wrapped(days(pool, page), page.width)];
  });
  return [
    ...heading("Drivers", "a replication", page),
    ...lines,
    ...wrapped(waits(report, page), page.width),
  ];
}

function places(pool: DriverPoolView, page: Page): string {
  const text = (metric: string, statistic: "count" | "mean") =>
    intervalText(pool.figure(metric, statistic), page.marks.plusMinus);
  const share = pool.figure("noDriverTime", "share").value;
  const none = share > 0 ? `; none there ${(share * 100).toFixed(1)} % of the time` : "";
  return `${valueText(pool.figure("drivers", "count"))} drivers, ${text("driverTrips", "count")} trips; on average ${text("driversAway", "mean")} away, ${text("driversAvailable", "mean")} at home with days left${none}.`;
}

function days(pool: DriverPoolView, page: Page): string {
  const used = pool.figure("driverDaysUsed", "mean");
  if (Number.isNaN(used.value)) return "";
  const most = valueText(pool.figure("driversOutOfDays", "max"));
  const share = pool.figure("driversAtLimit", "share").value;
  const over = pool.figure("overstayDays", "count");
  const beyond =
    over.value > 0
      ? ` ${intervalText(over, page.marks.plusMinus)} days beyond the limit, by stays longer than planned.`
      : "";
  return `Days used at the end: ${intervalText(used, page.marks.plusMinus)} on average, ${(share * 100).toFixed(1)} % of the drivers at the limit; at most ${most} at home without days.${beyond}`;
}

/** Trips not made, and the mean wait of a vehicle. */
function waits(report: Report, page: Page): string {
  const lookup = SummaryLookup.of(report);
  const checkpoint = placesOf(report)[0]?.id ?? "*";
  const wait = lookup.figure("driverWait", "mean", { checkpoint });
  const unit = timeUnitOf([wait.value]);
  const lost = lookup.figure("noDriver", "count", { checkpoint });
  const text = (figure: typeof wait) => intervalText(figure, page.marks.plusMinus);
  const waited =
    wait.value > 0
      ? `Wait for a driver, mean a vehicle that crossed: ${text(scaled(wait, unit.perHour))} ${unit.name}.`
      : "Nobody who crossed waited for a driver.";
  return lost.value > 0 ? `${waited} Trips not made for want of one: ${text(lost)}.` : waited;
}
