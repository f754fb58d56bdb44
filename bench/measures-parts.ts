/**
 * The parts that the cost of a vehicle is taken apart into, each added to those before it. `measure` names a constant of
 * `core/measured.ts`; series are taken by the program around the inner loop, and events always go on.
 */
export const PARTS = [
  { name: "events", what: "events: arrivals, services, lines, staff, and what they draw", measure: null },
  {
    name: "levels",
    what: "levels over time: integrals, time at each value, maxima",
    measure: "LEVELS",
  },
  { name: "series", what: "time series", measure: null },
  {
    name: "visits",
    what: "visits and busy periods of stages, their waits, Little's law",
    measure: "VISITS",
  },
  { name: "arrivals", what: "arrivals, by hour of the week", measure: "ARRIVALS" },
  {
    name: "departures",
    what: "departures: outcomes, sums by hour, Little's law of gate and post",
    measure: "DEPARTURES",
  },
  {
    name: "tallies",
    what: "times of vehicles: sums, squares, extremes and quantiles of five",
    measure: "STAYS",
  },
] as const;

/** The constants of `core/measured.ts`, all of them. */
const MEASURES = PARTS.flatMap(({ measure }) => measure ?? []);

/** Another text of `core/measured.ts`: the measures of the first `parts` parts and one more are taken. */
export function measuredText(parts: number): string {
  const taken = new Set<string | null>(PARTS.slice(0, parts + 1).map(({ measure }) => measure));
  return MEASURES.map((name) => `export const ${name}: bool = ${taken.has(name)};\n`).join("");
}
