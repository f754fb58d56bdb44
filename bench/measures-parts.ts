/** The parts that the cost of a vehicle is taken apart into, each added to those before it. */
export const PARTS = [
  { name: "events", what: "events, and writing the journal" },
  { name: "levels", what: "levels over time: integrals, time at each value, maxima" },
  { name: "series", what: "time series" },
  { name: "visits", what: "visits and busy periods of stages, their waits, Little's law" },
  { name: "arrivals", what: "arrivals, by hour of the week" },
  { name: "departures", what: "departures: outcomes, sums by hour, Little's law of gate and post" },
  { name: "tallies", what: "times of vehicles: sums, squares, extremes and quantiles of five" },
] as const;
