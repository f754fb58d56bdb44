/** The plot of growth as an SVG: three panels with logarithmic axes. Knows no measurement. */

type Points = readonly (readonly [x: number, y: number])[];

interface Panel {
  readonly title: string;
  readonly across: string;
  readonly points: Points;
  /** A curve to compare with: its height at `x` as a multiple of that at `from`. */
  readonly guide: (x: number, from: number) => number;
  /** Which point the curve goes through. */
  readonly through: "first" | "last";
  readonly note: string;
}

const PANEL = { width: 280, height: 300, left: 48, right: 16, top: 58, bottom: 46 };
const COLOUR = "#0072b2";

/** The whole picture; readable on a light and on a dark page, since it has its own ground. */
export function growthPlot(time: Points, memory: Points, pending: Points): string {
  const panels: Panel[] = [
    {
      title: "Run time [s]",
      across: "vehicles",
      points: time,
      guide: (x, from) => x / from,
      through: "last",
      note: "whole process; dashed: in proportion",
    },
    {
      title: "Peak memory [MB]",
      across: "vehicles",
      points: memory,
      guide: () => 1,
      through: "last",
      note: "whole process; dashed: flat",
    },
    {
      title: "One event [ns]",
      across: "events pending",
      points: pending,
      guide: (x, from) => Math.log(x) / Math.log(from),
      through: "first",
      note: "calendar alone; dashed: logarithmic",
    },
  ];
  const width = PANEL.width * panels.length;
  const described = panels.map(
    ({ title, points }) => `${title}: ${points.map(([x, y]) => `${x}: ${round(y)}`).join(", ")}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" width="${width}" height="${PANEL.height}" role="img" font-family="system-ui, sans-serif" font-size="11" fill="#1d1f21">
<title>How cost grows</title><desc>${described.join(". ")}</desc>
<rect width="${width}" height="${PANEL.height}" fill="#fdfdfb"/>
${panels.map((panel, i) => `<g transform="translate(${i * PANEL.width} 0)">${drawn(panel)}</g>`).join("\n")}
</svg>
`;
}

function drawn({ title, across, points, note, ...comparison }: Panel): string {
  const xs = decades(points.map(([x]) => x));
  const ys = decades(points.map(([, y]) => y));
  const x = scale(xs, PANEL.left, PANEL.width - PANEL.right);
  const y = scale(ys, PANEL.height - PANEL.bottom, PANEL.top);
  const path = points.map(([a, b], i) => `${i === 0 ? "M" : "L"}${at(x(a))},${at(y(b))}`).join("");
  const dots = points.map(([a, b]) => `<circle cx="${at(x(a))}" cy="${at(y(b))}" r="3" fill="${COLOUR}"/>`);
  return [
    `<text x="${PANEL.left}" y="24" font-size="14" font-weight="600">${title}</text>`,
    `<text x="${PANEL.left}" y="42" fill="#5d6166">${note}</text>`,
    ...ys.map(
      (tick) =>
        line(x(first(xs)), y(tick), x(last(xs)), y(tick)) + label(PANEL.left - 6, y(tick) + 4, tick, "end"),
    ),
    ...xs.map((tick) => label(x(tick), PANEL.height - PANEL.bottom + 16, tick, "middle")),
    `<text x="${(PANEL.left + PANEL.width - PANEL.right) / 2}" y="${PANEL.height - 10}" text-anchor="middle">${across}</text>`,
    compared(points, comparison, x, y, first(ys)),
    `<path d="${path}" fill="none" stroke="${COLOUR}" stroke-width="2"/>`,
    ...dots,
  ].join("\n");
}

/** The curve to compare with, cut to the panel. */
function compared(
  points: Points,
  { guide, through }: Comparison,
  x: Scale,
  y: Scale,
  lowest: number,
): string {
  const [fromX, fromY] = points.at(through === "first" ? 0 : -1) ?? [1, 1];
  const places = points.map(([a]) => [a, fromY * guide(a, fromX)] as const).filter(([, b]) => b >= lowest);
  const path = places.map(([a, b], i) => `${i === 0 ? "M" : "L"}${at(x(a))},${at(y(b))}`).join("");
  return `<path d="${path}" fill="none" stroke="#5d6166" stroke-dasharray="4 3"/>`;
}

type Comparison = Pick<Panel, "guide" | "through">;
type Scale = (value: number) => number;

function scale(ticks: number[], from: number, to: number): Scale {
  const [low, high] = [Math.log10(first(ticks)), Math.log10(last(ticks))];
  return (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
}

/** The powers of ten around the values: two at least. */
function decades(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1);
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${at(x1)},${at(y1)}L${at(x2)},${at(y2)}" stroke="#dcdcd4"/>`;
}

function label(x: number, y: number, tick: number, anchor: string): string {
  const power = Math.round(Math.log10(tick));
  const text = power >= 4 ? `10${"⁰¹²³⁴⁵⁶⁷⁸⁹"[power]}` : String(round(tick));
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" fill="#5d6166">${text}</text>`;
}

function first(values: readonly number[]): number {
  return values[0] ?? 1;
}

function last(values: readonly number[]): number {
  return values.at(-1) ?? 1;
}

function at(position: number): string {
  return String(Number(position.toFixed(1)));
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
