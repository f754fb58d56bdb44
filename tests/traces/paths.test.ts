/** Departure paths, worked by hand: used, lost and kept ones, caps by cargo, changes by date. */
import { expect, test } from "vitest";
import { min, trace, trains } from "./traced.ts";

const DEPARTURE = { id: "departure", path: "out" };

/* Paths at 0, 60, 120, 180 and 240. Trains at 10, 20 and 70. Nobody is there at 0 and at 240. */
test("one train a path; a path nobody can use is lost", async () => {
  const { vehicles, said, result } = await trace({
    flows: { a: trains([10, 20, 70]) },
    paths: { out: { perDay: 24 } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: "10 10 60", a2: "20 20 120", a3: "70 70 180" });
  expect(said("departs")).toEqual(["60 a1 departs out", "120 a2 departs out", "180 a3 departs out"]);
  expect(result.rail!.paths).toEqual([{ offered: 5, used: 3, lost: 2, kept: 0 }]);
  expect(result.rail!.departures[0]).toEqual({ trains: 3, wagons: 3, teu: 0 });
});

/*
 * Two trains stand there at the start, of 30 and 20 minutes' wait, and one comes at 0. The backlog is put in place before the
 * path of 0, which a-1 takes; a-2 takes that of 60, and a1, which arrives after the path of 0, that of 120.
 */
test("who stands there at the start is in time for a path at the first instant", async () => {
  const { vehicles, result } = await trace({
    flows: { a: trains([0], {}, { backlog: { vehicles: 2, waited: ["30 min", "20 min"] } }) },
    paths: { out: { perDay: 24 } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ "a-1": "-30 0 0", "a-2": "-20 0 60", a1: "0 0 120" });
  expect(result.rail!.paths).toEqual([{ offered: 5, used: 3, lost: 2, kept: 0 }]);
});

/* One that stands there, where the departure is shut from the start until 01:30: the paths of 0 and 60 are lost. */
test("a closure from the start leaves nobody the path of the first instant", async () => {
  const { vehicles, result } = await trace({
    flows: {
      a: { at: "post", mode: "train", train: { wagons: 1 }, backlog: { vehicles: 1, waited: ["30 min"] } },
    },
    paths: { out: { perDay: 24 } },
    closures: {
      shut: { of: { stage: ["departure"] }, from: "2025-09-22T00:00", to: "2025-09-22T01:30" },
    },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ "a-1": "-30 0 120" });
  expect(result.rail!.paths).toEqual([{ offered: 5, used: 1, lost: 4, kept: 0 }]);
});

/* Kept: a1 takes the path of 0 at 10, a2 that of 60, a3 that of 120; those of 180 and 240 are left. */
test("a path that is kept waits for a train", async () => {
  const { vehicles, result } = await trace({
    flows: { a: trains([10, 20, 70]) },
    paths: { out: { perDay: 24, missed: "kept" } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: "10 10 10", a2: "20 20 60", a3: "70 70 120" });
  expect(result.rail!.paths).toEqual([{ offered: 5, used: 3, lost: 0, kept: 2 }]);
});

/*
 * Paths at 00:30, 01:00, 01:30 of each day; one train of grain a day. g1 and g2 at 0, x at 5.
 * 30 g1   60 x, since g2 may not   90 lost   next day, 1470: g2
 */
test("a cap on a cargo leaves the path to the others", async () => {
  const { vehicles, result } = await trace({
    length: 1490,
    flows: { g: trains([0, 0], {}, { cargo: "grain" }), x: trains([5], {}, { cargo: "general" }) },
    paths: { out: { at: ["00:30", "01:00", "01:30"], caps: [{ cargo: ["grain"], perDay: 1 }] } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ g1: "0 0 30", g2: "0 0 1470", x1: "5 5 60" });
  expect(result.rail!.paths).toEqual([{ offered: 4, used: 3, lost: 1, kept: 0 }]);
});

/* Paths at 10:00 and 11:00, kept; one grain a day. g1 at 600; that of 660 is kept, and at midnight g2 may use it. */
test("at midnight who was capped uses a path that was kept", async () => {
  const { vehicles } = await trace({
    length: 1500,
    flows: { g: trains([540, 540], {}, { cargo: "grain" }) },
    paths: { out: { at: ["10:00", "11:00"], caps: [{ cargo: ["grain"], perDay: 1 }], missed: "kept" } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ g1: "540 540 600", g2: "540 540 1440" });
});

/*
 * From 22:00. Hourly until the 23rd, from then at 06:00 only. The path of 22:00 goes before a1 comes; a1 takes 23:00
 * (60). a2 at 23:10 waits for 06:00 of the next day (480).
 */
test("the number of paths changes at midnight of a date", async () => {
  const { vehicles, result } = await trace({
    start: "2025-09-22T22:00",
    length: 600,
    flows: { a: trains([0, 70]) },
    paths: { out: { perDay: 24, changes: [{ from: "2025-09-23", at: ["06:00"] }] } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: "0 0 60", a2: "70 70 480" });
  expect(result.rail!.paths).toEqual([{ offered: 3, used: 2, lost: 1, kept: 0 }]);
});

/* 14 a day are 86400/14 s apart: the third is at 2 x 6171.43 s, which is 12343 s. None at all from the next day on. */
test("paths are spread evenly over the day, and there may be none", async () => {
  const { result } = await trace({
    length: 2880,
    flows: { a: trains([110]) },
    paths: { out: { perDay: 14, changes: [{ from: "2025-09-23", perDay: 0 }] } },
    stages: [DEPARTURE],
  });
  expect(result.rail!.paths).toEqual([{ offered: 14, used: 1, lost: 13, kept: 0 }]);
  expect(result.vehicles!.exitedAt[0]).toBe(12343);
});

/* Spring of 2026 in Warsaw: at 02:00 the clock goes to 03:00, so midnight and noon are 11 hours apart. */
test("paths keep to the local clock", async () => {
  const { vehicles } = await trace({
    timezone: "Europe/Warsaw",
    start: "2026-03-29T00:00",
    length: 1000,
    flows: { a: trains([1]) },
    paths: { out: { perDay: 2 } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: `1 1 ${11 * 60}` });
});

/* Served at 60, the instant of a path: a release comes before a path. */
test("a train that is served at the instant of a path is in time", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0]) },
    paths: { out: { perDay: 24 } },
    stages: [{ id: "papers", servers: 1, service: min(60) }, DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: "0 0 60" });
});

/* a at 10, b of better priority at 50: b goes at 60, a at 120. */
test("better priority departs first", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([10]), b: trains([50], {}, { priority: 1 }) },
    paths: { out: { perDay: 24 } },
    stages: [{ ...DEPARTURE, discipline: "priority" }],
  });
  expect(vehicles).toEqual({ a1: "10 10 120", b1: "50 50 60" });
});

/*
 * After the departure a station with one track, where a train stays 90 minutes. a1 departs at 60 and is there until
 * 150; at 120 a2 has nowhere to go, and the path is lost; it goes at 180.
 */
test("a train departs only if there is room where it goes", async () => {
  const { vehicles, blocked, result } = await trace({
    length: 300,
    flows: { a: trains([10, 20]) },
    tracks: { beyond: { count: 1 } },
    paths: { out: { perDay: 24 } },
    stages: [DEPARTURE, { id: "reception", track: "beyond", servers: 1, service: min(90) }],
  });
  expect(vehicles).toEqual({ a1: "10 10 150", a2: "20 20 270" });
  expect(blocked).toEqual({ a1: 0, a2: 0 });
  expect(result.rail!.paths).toEqual([{ offered: 6, used: 2, lost: 4, kept: 0 }]);
});

/* The departure is shut from 00:30 to 01:30: the path of 60 is lost, and a1 goes at 120. */
test("while a departure is closed its paths are lost", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([10]) },
    paths: { out: { perDay: 24 } },
    closures: {
      shut: { of: { stage: ["departure"] }, from: "2025-09-22T00:30", to: "2025-09-22T01:30" },
    },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ a1: "10 10 120" });
});

/* Two stages wait for the same paths: b came to its stage at 5, a at 10: b goes first. */
test("stages that share paths are one line", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([10]), b: trains([5]) },
    paths: { out: { perDay: 24 } },
    stages: [
      { id: "a-out", when: { flow: ["a"] }, path: "out" },
      { id: "b-out", when: { flow: ["b"] }, path: "out" },
    ],
  });
  expect(vehicles).toEqual({ a1: "10 10 120", b1: "5 5 60" });
});

/* One train of grain a day: x, which is none, departs at 30 and uses nothing of the cap; g1 departs at 60. */
test("a train of another cargo uses nothing of a cap", async () => {
  const { vehicles } = await trace({
    flows: { x: trains([0], {}, { cargo: "general" }), g: trains([5], {}, { cargo: "grain" }) },
    paths: { out: { at: ["00:30", "01:00"], caps: [{ cargo: ["grain"], perDay: 1 }] } },
    stages: [DEPARTURE],
  });
  expect(vehicles).toEqual({ x1: "0 0 30", g1: "5 5 60" });
});

/* Hourly paths. a1 (10) goes with that of 60, is sent home for 30 minutes, waits from 90 for that of 120 and is through. */
test("a train may be sent home where it waits for a path", async () => {
  const { vehicles, away } = await trace({
    flows: { a: trains([10], {}, { retrial: { after: min(30) } }) },
    paths: { out: { perDay: 24 } },
    stages: [{ ...DEPARTURE, next: [{ to: "sent-home", atMost: 1 }] }],
  });
  expect(vehicles).toEqual({ a1: "10 90 120" });
  expect(away).toEqual({ a1: 30 });
});
