/** A map of the week: weekdays by hours, the longer the mean delay the stronger the colour. */
import type { HourlyRow, Report } from "../../../run/report.ts";
import type { Place } from "../../scopes.ts";
import type { TimeUnit } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { CHART_WIDTH, chartFigure } from "../svg/chart.ts";
import { at } from "../svg/scale.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const METRIC = "totalDelay";
const LEFT = 56;
const CELL = (CHART_WIDTH - LEFT - 16) / 24;
const ROW = 26;

/** The map, or nothing where the report does not tell weekdays apart. */
export function weekMap(report: Report, place: Place, unit: TimeUnit): string {
  const rows = report.hourly.filter(
    (row) =>
      row.checkpoint === place.id &&
      row.flow === "*" &&
      row.metric === METRIC &&
      WEEKDAYS.includes(row.weekday) &&
      row.hour !== "*" &&
      Number.isFinite(row.mean),
  );
  const most = Math.max(0, ...rows.map(({ mean }) => mean));
  if (most === 0) return "";
  const names = WEEKDAYS.map(
    (day, i) =>
      `<text class="tick" x="${LEFT - 8}" y="${i * ROW + ROW / 2 + 4}" text-anchor="end">${day}</text>`,
  );
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map(
    (hour) =>
      `<text class="tick" x="${at(LEFT + (hour + 0.5) * CELL)}" y="${7 * ROW + 18}" text-anchor="middle">${String(hour).padStart(2, "0")}:00</text>`,
  );
  const frame = {
    id: `week-${place.id}`,
    title: `Mean total delay by weekday and hour of arrival; the strongest colour is ${text(most, unit)}`,
    description: `A map of 7 weekdays by 24 hours. The longest mean delay is ${text(most, unit)}. hourly.csv has the numbers.`,
    width: CHART_WIDTH,
    height: 7 * ROW + 26,
  };
  return chartFigure(
    frame,
    names.join("") + rows.map((row) => cell(row, most, unit)).join("") + hours.join(""),
  );
}

function cell(row: HourlyRow, most: number, unit: TimeUnit): string {
  const x = at(LEFT + Number(row.hour) * CELL);
  const y = WEEKDAYS.indexOf(row.weekday) * ROW;
  const words = `${row.weekday} ${row.hour}:00: ${text(row.mean, unit)}`;
  return `<rect class="fill-1" x="${x}" y="${y}" width="${at(CELL - 1.5)}" height="${ROW - 1.5}" opacity="${(
    0.06 + 0.94 * (row.mean / most)
  ).toFixed(3)}"><title>${escaped(words)}</title></rect>`;
}

function text(hours: number, unit: TimeUnit): string {
  return `${Number((hours * unit.perHour).toPrecision(3))} ${unit.name}`;
}
