/** The queue, and what is inside, over time: both scenarios with their bands, on one axis. */
import type { Comparison } from "../../../../experiments/compare.ts";
import { roundedUp } from "../../../distribution.ts";
import { type Gate, gatesAt } from "../../../gates.ts";
import { capital, metricTitle } from "../../../metric-titles.ts";
import { seriesOf } from "../../../peak.ts";
import { type Place, placesOf } from "../../../scopes.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { footAxis, leftAxis, plainTicks } from "../../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../../svg/chart.ts";
import { legend } from "../../svg/legend.ts";
import { bandPath, linePath } from "../../svg/line.ts";
import { linearScale, roundTicks } from "../../svg/scale.ts";
import { timeTicks } from "../../svg/time-ticks.ts";
import { type Sampled, thinned, topOf, warmup } from "../over-time.ts";

const MEASURES = ["queueLength", "inside"] as const;

/** A chart a measure and checkpoint. */
export const comparedOverTime: ComparisonSection = {
  id: "over-time",
  title: "Over time",
  body: (comparison) => {
    const places = placesOf(comparison.base).filter(({ id }) => id !== "*");
    return places
      .flatMap((place) =>
        MEASURES.flatMap((measure) =>
          gatesAt(comparison.base, place.id).map((gate) =>
            chart(comparison, place, { measure, gate }, places.length > 1),
          ),
        ),
      )
      .join("");
  },
};

const KEY = legend([
  { mark: "fill-all", name: "base: mean" },
  { mark: "fill-1", name: "other: mean" },
  { mark: "fill-all band", name: "base: 5 % to 95 % of the replications" },
  { mark: "fill-1 band", name: "other: 5 % to 95 %" },
]);

interface What {
  readonly measure: string;
  readonly gate: Gate;
}

function chart(comparison: Comparison, place: Place, { measure, gate }: What, named: boolean): string {
  const { base, other } = comparison;
  const series = [base, other].map((report) => seriesOf(report, place.id, measure + gate.suffix));
  const sides = series.map((each) => (each === undefined ? [] : thinned(each)));
  const points = sides.flat();
  if (points.length < 2 || !points.some(({ mean }) => mean > 0)) return "";
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 28, bottom: 230 };
  const [from, to] = [Math.min(...points.map((p) => p.at)), Math.max(...points.map((p) => p.at))];
  const top = roundedUp(topOf(points));
  const x = linearScale(from, to, area.left, area.right);
  const y = linearScale(0, top, area.bottom, area.top);
  const path = (side: readonly Sampled[], of: (point: Sampled) => number) =>
    side.map((p) => [x(p.at), y(of(p))] as const);
  const bands = sides.map((side, i) => {
    const band = bandPath(
      path(side, ({ p95 }) => p95),
      path(side, ({ p05 }) => p05),
    );
    return `<path class="band ${i === 0 ? "fill-all" : "fill-1"}" d="${band}"/>`;
  });
  // Dashes let the base be seen under a line that is the same.
  const same = JSON.stringify(sides[0]) === JSON.stringify(sides[1]);
  const lines = sides.map(
    (side, i) =>
      `<path class="line ${i === 0 ? "line-all" : `line-1${same ? " again" : ""}`}" d="${linePath(path(side, ({ mean }) => mean))}"/>`,
  );
  const unmeasured = warmup(base, x, area, from);
  const unit = series[0]?.unit ?? series[1]?.unit ?? "";
  const content = [
    unmeasured.under,
    leftAxis(plainTicks(roundTicks(0, top, 5)), y, area, unit),
    footAxis(timeTicks(from, to, 10), x, area, `local time, ${base.scenario.timezone}`),
    ...bands,
    ...lines,
    unmeasured.over,
  ];
  const frame = {
    id: `time-${place.id}-${measure}${gate.suffix.replace(":", "-")}`,
    title: `${capital(`${metricTitle(measure)} ${gate.name}`.trim())}, ${unit}${named ? `: ${place.title || place.id}` : ""}`,
    description:
      "Lines of both scenarios over local time, each with a band; timeseries.csv of each has the numbers.",
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, content.join(""), { above: KEY });
}
