/** Random rail stations: two directions that share tracks and leave wagons for each other, paths, caps, regrouping. */
import fc from "fast-check";
import type { Part, Post } from "../traces/traced.ts";

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((m) => `${m} min`);
const exponential = (least: number, most: number) =>
  minutes(least, most).map((mean) => ({ exponential: { mean } }));
const present = (part: object): Part =>
  Object.fromEntries(Object.entries(part).filter(([, v]) => v !== undefined));
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const record = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model).map(present);
const count = (least: number, most: number) => fc.integer({ min: least, max: most });

const amount = fc.oneof(
  fc.constantFrom(0.3, 0.5, 1).map((perWagon) => ({ perWagon })),
  fc.constantFrom(0.1, 0.5).map((perTeu) => ({ perTeu })),
  count(1, 30).map((wagons) => ({ wagons })),
);

const stock = record({
  initial: count(1, 60),
  supply: maybe(
    fc.oneof(
      fc.record({ wagons: count(5, 60), at: fc.constantFrom("00:00", "05:00") }).map((daily) => ({ daily })),
      fc
        .record({ wagons: count(5, 60), days: fc.constant(["mon", "tue"]), at: fc.constant("07:00") })
        .map((batches) => ({ batches })),
    ),
  ),
});

const times = fc.constantFrom<Part>(
  { perDay: 6 },
  { perDay: 17 },
  { perDay: 48 },
  { at: ["01:00", "01:00", "06:30", "20:00"] },
);
const paths = fc
  .tuple(
    times,
    record({
      missed: maybe(fc.constantFrom("lost", "kept")),
      changes: maybe(times.map((t) => [{ from: "2025-09-23", ...t }])),
      caps: maybe(
        fc.constantFrom(
          [{ cargo: ["grain"], perDay: 2 }],
          [
            { cargo: ["grain"], perDay: 1 },
            { cargo: ["grain", "containers"], perDay: 3 },
          ],
        ),
      ),
    }),
  )
  .map(([when, rest]) => ({ ...when, ...rest }));

const discipline = fc.constantFrom("fifo", "priority", "lifo", "shortest-first", "random");

const regroup = record({
  teu: count(20, 120),
  yard: maybe(count(120, 400).map((places) => ({ places }))),
  goes: maybe(fc.constantFrom("full", "at-path")),
  byCargo: maybe(fc.boolean()),
});

const trains = (from: string, cargo: string) =>
  record({
    at: fc.constant("post"),
    mode: fc.constant("train"),
    from: fc.constant(from),
    cargo: fc.constant(cargo),
    train: record({
      wagons: fc.constantFrom<unknown>(20, { from: 10, to: 40 }),
      teu: fc.constantFrom<unknown>(60, { from: 1, to: 110 }),
      kind: maybe(fc.constantFrom("block", "group")),
    }),
    arrivals: fc.oneof(
      count(3, 30).map((perDay) => ({ poisson: { perDay } })),
      minutes(40, 300).map((every) => ({ timetable: { every } })),
    ),
    groups: maybe(count(2, 3).map((size) => ({ size }))),
    backlog: maybe(count(1, 3).map((vehicles) => ({ vehicles }))),
    priority: maybe(count(1, 20)),
    patience: maybe(exponential(300, 900)),
  });

const stages = (direction: string) =>
  record({
    reception: exponential(10, 60),
    parallel: fc.boolean(),
    line: discipline,
    takes: amount,
    gives: amount,
    gauge: exponential(20, 120),
    keepsTrack: fc.boolean(),
    departs: fc.boolean(),
    byPriority: fc.boolean(),
    regroup: maybe(regroup),
    places: maybe(count(1, 3).map((places) => ({ places }))),
  }).map((s) => {
    const when = { from: [direction] };
    const name = (what: string) => `${direction}-${what}`;
    const served = (what: string) => ({ id: name(what), servers: 2, service: s.reception });
    return [
      s.parallel
        ? { id: name("reception"), when, track: "arrival", parallel: [served("papers"), served("look")] }
        : present({ ...served("reception"), when, track: "arrival", queue: s.places }),
      {
        id: name("wait"),
        when,
        discipline: s.line,
        takesWagons: { from: direction === "east" ? "broad" : "standard", ...(s.takes as object) },
        ...(s.keepsTrack ? { track: "arrival" } : {}),
      },
      {
        id: name("gauge"),
        when,
        track: "shed",
        uses: { crane: 1 },
        service: s.gauge,
        givesWagons: { to: direction === "east" ? "standard" : "broad", ...(s.gives as object) },
      },
      ...(s.departs
        ? [
            present({
              id: name("out"),
              when,
              path: "out",
              discipline: s.byPriority ? "priority" : undefined,
              regroup: s.regroup,
              track: s.regroup === undefined ? "departure" : undefined,
            }),
          ]
        : []),
    ];
  });

/** A station of two directions over two days. */
export const railPost: fc.Arbitrary<Post> = fc
  .record({
    seed: fc.nat(1e6),
    tracks: fc.tuple(count(1, 4), count(1, 3), count(1, 3)),
    broad: stock,
    standard: stock,
    out: paths,
    east: stages("east"),
    west: stages("west"),
    c: trains("east", "containers"),
    g: trains("west", "grain"),
    o: trains("west", "ore"),
    closed: fc.boolean(),
  })
  .map(({ seed, tracks, broad, standard, out, east, west, c, g, o, closed }): Post => {
    const side = (list: Part[]) => ({ stages: list });
    const departs = [...east, ...west].some((s) => "path" in s);
    return {
      length: 48 * 60,
      seed: String(seed),
      tracks: { arrival: { count: tracks[0] }, shed: { count: tracks[1] }, departure: { count: tracks[2] } },
      wagons: { broad, standard },
      paths: { out },
      resources: { crane: { units: 2 } },
      sides: { east: side(east as Part[]), west: side(west as Part[]) },
      flows: { c, g, o },
      ...(closed && departs
        ? {
            closures: {
              shut: {
                of: { stage: [...east, ...west].flatMap((s) => ("path" in s ? [s.id as string] : [])) },
                from: "2025-09-22T08:00",
                to: "2025-09-22T20:00",
              },
            },
          }
        : {}),
    };
  });
