/** Rail stations whose parts alone make known models: tracks as servers or as places, wagons as servers, paths as slots. */
import { exponential, mean, poisson, row, type TheoryCase } from "../theory-case.ts";

/** Erlang's delay probability for 5 servers offered 4. */
const ERLANG_C = 0.5541125541;
/** Erlang's loss probability for 5 servers offered 3. */
const ERLANG_B = 0.1100543478;
const BAILEY_WAIT = 0.8445820504;

const train = (wagons = 1, teu = 0, more: object = {}) => ({
  mode: "train",
  train: { wagons, teu, ...more },
});

/** Trains enough, and two stations that are tracks: one at the first, `beyond` at the second. */
function saturated(beyond: number, throughput: number): TheoryCase {
  return {
    id: `rail-tandem-block-saturated-2-b${beyond - 1}`,
    title: `two stations of one train each, ${beyond} tracks at the second: a train stands until a track is free`,
    source: "Hunt (1956): (b + 2) / (b + 3)",
    warmup: 100,
    length: 2500,
    body: {
      checkpoints: {
        post: {
          tracks: { first: { count: 1 }, second: { count: beyond } },
          stages: [
            { id: "first", track: "first", servers: 1, service: exponential(1) },
            { id: "second", track: "second", servers: 1, service: exponential(1) },
          ],
          waitingArea: { places: 30 },
          road: { places: 0 },
        },
      },
      flows: { trains: { at: "post", ...train(), arrivals: { renewal: { interarrival: "0.5 min" } } } },
    },
    rows: [mean("throughput", throughput)],
  };
}

/** Trains that depart one a minute at most, or regrouped. */
function paths(stage: object, post: object): object {
  return { post: { ...post, stages: [{ id: "departure", path: "out", ...stage }] } };
}

export const railCases: readonly TheoryCase[] = [
  saturated(1, 2 / 3),
  saturated(4, 5 / 6),
  {
    id: "rail-batch-fixed2",
    title: "M/M/1 whose trains come as two groups of wagons, on tracks without end",
    source: "Gross et al. (2008) sec. 3.1; Burke (1975)",
    warmup: 500,
    length: 5000,
    body: {
      checkpoints: {
        post: {
          tracks: { arrival: { count: 100_000 } },
          stages: [{ id: "booth", track: "arrival", servers: 1, service: exponential(1) }],
        },
      },
      flows: { trains: poisson(0.4, { ...train(10, 0, { kind: "group" }), groups: { size: 2 } }) },
    },
    // They wait on the tracks, not before the gate.
    rows: [
      mean("utilisation", 0.8, { group: "stage=booth" }),
      mean("atPost", 6),
      mean("borderTime", 7.5),
      mean("insideWait", 6.5),
      mean("queueWait", 0),
    ],
  },
  {
    id: "rail-multi-unit-pool",
    title: "10 cranes, trains that need 1 and 3 of them at once, refused when too few are free",
    source: "Kaufman (1981); Roberts (1981): j q(j) = sum a_k b_k q(j - b_k)",
    warmup: 100,
    length: 1000,
    body: {
      checkpoints: {
        post: {
          resources: { cranes: { units: 10 } },
          stages: [
            {
              id: "gauge-change",
              uses: { cranes: { byFlow: { light: 1, heavy: 3 } } },
              service: { byFlow: { light: exponential(1), heavy: "1 min" } },
              queue: { places: 0, whenFull: "lost" },
            },
          ],
        },
      },
      flows: { light: poisson(4, train(20)), heavy: poisson(1.5, train(60)) },
    },
    rows: [
      row("refused", "share", 0.1118447814, { flow: "light" }),
      row("refused", "share", 0.3724795843, { flow: "heavy" }),
      mean("busy", 6.376462745, { group: "resource=cranes" }),
    ],
  },
  {
    id: "rail-tracks-erlang-c",
    title: "five tracks, a stay of mean 1: trains held outside wait as for five servers",
    source: "Erlang (1917), delay formula for c = 5, a = 4",
    warmup: 200,
    length: 3000,
    body: {
      checkpoints: {
        post: {
          tracks: { arrival: { count: 5 } },
          stages: [{ id: "stay", track: "arrival", servers: "unlimited", service: exponential(1) }],
        },
      },
      flows: { trains: poisson(4, train()) },
    },
    rows: [
      mean("queueWait", ERLANG_C),
      mean("queueLength", 4 * ERLANG_C),
      row("queueWait", "share", ERLANG_C, { group: "above=0 h" }),
      mean("tracksOccupied", 4, { group: "track=arrival" }),
      mean("utilisation", 0.8, { group: "track=arrival" }),
    ],
  },
  {
    id: "rail-tracks-erlang-b",
    title: "five tracks, trains that find them occupied are sent back; constant stay",
    source: "Erlang (1917), loss formula for c = 5, a = 3, for any law of the stay",
    warmup: 100,
    length: 2500,
    body: {
      checkpoints: {
        post: {
          tracks: { arrival: { count: 5 } },
          stages: [
            {
              id: "stay",
              track: "arrival",
              servers: "unlimited",
              service: "1 min",
              queue: { whenFull: "lost" },
            },
          ],
        },
      },
      flows: { trains: poisson(3, train()) },
    },
    rows: [
      row("refused", "share", ERLANG_B),
      mean("tracksOccupied", 3 * (1 - ERLANG_B), { group: "track=arrival" }),
    ],
  },
  {
    id: "rail-wagons-erlang-c",
    title: "five wagons that go round: taken before the work, left behind after it",
    source: "Erlang (1917): wagons are the servers; c = 5, a = 4",
    warmup: 200,
    length: 3000,
    body: {
      checkpoints: {
        post: {
          wagons: { broad: { initial: 5 } },
          stages: [
            { id: "wait", takesWagons: { from: "broad", wagons: 1 } },
            {
              id: "gauge-change",
              servers: "unlimited",
              service: exponential(1),
              givesWagons: { to: "broad", perWagon: 0.02 },
            },
          ],
        },
      },
      flows: { trains: poisson(4, train(50)) },
    },
    rows: [
      mean("stageWait", ERLANG_C, { group: "stage=wait" }),
      mean("wagonQueue", 4 * ERLANG_C, { group: "wagons=broad" }),
      mean("wagonStock", 1, { group: "wagons=broad" }),
    ],
  },
  {
    id: "rail-paths-slots",
    title: "a path every minute, 0.8 trains a minute: a discrete-time queue",
    source:
      "N' = max(N - 1, 0) + Poisson(a): a wait of a / (2 (1 - a)) + 1 / 2 slots (Bailey 1954 for batches of one)",
    warmup: 200,
    length: 4000,
    body: {
      checkpoints: paths({}, { paths: { out: { perDay: 1440 } } }),
      flows: { trains: poisson(0.8, train()) },
    },
    rows: [
      mean("borderTime", 2.5),
      mean("stageWait", 2.5, { group: "stage=departure" }),
      mean("waiting", 2, { group: "stage=departure" }),
    ],
    means: [
      {
        name: "paths used of those offered",
        exact: 0.8,
        of: ({ rail }) => rail!.paths[0]!.used / rail!.paths[0]!.offered,
      },
    ],
  },
  {
    id: "rail-batch-bailey",
    title: "9 TEU a day by lot, and every midnight a train of up to 10",
    source: "Bailey (1954), bulk service; the chain of the discrete-time D^[K] bulk server",
    unit: "h",
    warmup: 200 * 24,
    length: 2500 * 24,
    body: {
      measures: { every: "50 d" },
      checkpoints: paths({ regroup: { teu: 10, goes: "at-path" } }, { paths: { out: { perDay: 1 } } }),
      flows: { trains: { at: "post", ...train(1, 1), arrivals: { poisson: { perDay: 9 } } } },
    },
    rows: [
      mean("insideTime", BAILEY_WAIT * 24),
      mean("yardTime", BAILEY_WAIT * 24, { group: "stage=departure" }),
      mean("yard", 7.601238453, { group: "stage=departure" }),
    ],
    means: [
      {
        name: "TEU departed a day",
        exact: 9,
        // There is one path a day, so that paths are days.
        of: ({ rail }) => rail!.departures[0]!.teu / rail!.paths[0]!.offered,
      },
    ],
  },
];
