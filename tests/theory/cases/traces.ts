/** Scenarios of one replication that can be followed by hand. One unit of time is a minute. */
const minutes = (n: number) => `${n} min`;

/** A flow that comes at these minutes. */
function at(...times: number[]): object {
  return { at: "post", arrivals: { timetable: { times: times.map(minutes) } } };
}

/** A flow that comes every minute, from one minute to another, both included. */
function everyMinute(from: number, to: number): object {
  return { at: "post", arrivals: { timetable: { every: "1 min", from: minutes(from) } }, until: minutes(to) };
}

function trace(id: string, length: number, stage: object, flows: object, rest: object = {}): object {
  return {
    kezek: 1,
    id,
    title: id,
    calendar: { start: "2026-01-01T00:00", timezone: "UTC", length: minutes(length) },
    run: { replications: 1 },
    checkpoints: { post: { stages: [{ id: "booth", ...stage }], ...rest } },
    flows,
    measures: { every: "1 min" },
  };
}

/** Arrivals 0 2 3 7 7 8 15 with services 4 1 6 2 2 1 1: one flow for each service time. */
const SEVEN = { four: at(0), one: at(2, 8, 15), six: at(3), two: at(7, 7) };
const service = { byFlow: { one: "1 min", two: "2 min", four: "4 min", six: "6 min" } };
const NO_LINE = { servers: 1, queue: { places: 0, whenFull: "lost" } };

export const oneBooth = trace("trace-gg1", 17, { servers: 1, service }, SEVEN);
export const twoBooths = trace("trace-gg2", 20, { servers: 2, service }, SEVEN);
export const patience = trace(
  "trace-renege",
  32.5,
  { servers: 1, service: "11 min" },
  { trucks: { at: "post", arrivals: { renewal: { interarrival: "7 min" } }, patience: "3 min" } },
);
export const preemption = trace(
  "trace-preempt",
  40,
  {
    uses: { units: { byFlow: { low: 1, high: 2 } } },
    service: "10 min",
    discipline: { priority: {} },
    preemption: "resume",
  },
  { low: { ...at(0, 0), priority: 2 }, high: { ...at(2, 15), priority: 1 } },
  { resources: { units: { units: 2 } } },
);
export const loss = trace(
  "trace-loss",
  120,
  { ...NO_LINE, service: "1.5 min" },
  { trucks: everyMinute(1, 100) },
);
export const tie = trace("trace-tie", 20, { ...NO_LINE, service: "1 min" }, { trucks: everyMinute(0, 9) });

/** Six stand there at the start, so that waits are 6 min and less before the warm-up ends and 0 after it. */
export const warmup = {
  ...trace(
    "trace-warmup",
    20,
    { servers: 1, service: "1 min" },
    { trucks: { at: "post", backlog: { vehicles: 6 }, arrivals: { timetable: { every: "2 min" } } } },
  ),
  calendar: { start: "2026-01-01T00:00", timezone: "UTC", length: "20 min", warmup: "13 min" },
};
