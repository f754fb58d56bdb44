/** How vehicles come, worked by hand: backlog, groups, the end of arrivals, travel. One server, 10 a vehicle. */
import { expect, test } from "vitest";
import { at, min, trace } from "./traced.ts";

const stages = [{ id: "s", servers: 1, service: min(10) }];
const standing = (minutes: readonly number[]) => ({
  at: "post",
  backlog: { vehicles: minutes.length, waited: minutes.map(min) },
});

/*
 * a: 10, 30 and 20 waited; b: 25. Oldest first over both flows: a (30), b (25), a (20), a (10); then c of time 0.
 */
test("a backlog stands there in the order of ages, and its waits count from the age", async () => {
  const { vehicles } = await trace({
    flows: { a: standing([10, 30, 20]), b: standing([25]), c: at([0]) },
    stages,
  });
  expect(vehicles).toEqual({
    "a-1": "-30 0 10",
    "b-1": "-25 10 20",
    "a-2": "-20 20 30",
    "a-3": "-10 30 40",
    c1: "0 40 50",
  });
});

/* Ages only for the first: the others have just come. */
test("vehicles of a backlog without an age have just come", async () => {
  const { vehicles } = await trace({
    flows: { a: { at: "post", backlog: { vehicles: 2, waited: [min(5)] } } },
    stages,
  });
  expect(vehicles).toEqual({ "a-1": "-5 0 10", "a-2": "0 10 20" });
});

/* Every 10 until 30, the one at 30 included. */
test("until", async () => {
  const { vehicles } = await trace({
    flows: { a: { at: "post", arrivals: { timetable: { every: min(10) } }, until: min(30) } },
    stages,
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "10 10 20", a3: "20 20 30", a4: "30 30 40" });
});

test("groups come together and are served one by one", async () => {
  const { vehicles } = await trace({ flows: { a: at([0, 25], { groups: { size: 2 } }) }, stages });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "0 10 20", a3: "25 25 35", a4: "25 35 45" });
});

/* Ready at 0 and 5, 15 on the way; c arrives at 16 without a way. */
test("travel comes before the arrival at the border", async () => {
  const { vehicles, result } = await trace({
    flows: { a: at([0, 5], { travel: min(15) }), c: at([16]) },
    stages,
  });
  expect(vehicles).toEqual({ a1: "15 15 25", c1: "16 25 35", a2: "20 35 45" });
  expect(Array.from(result.vehicles!.readyAt, (t) => t / 60)).toEqual([0, 16, 5]);
});

/* Flows that arrive at one instant go in the order of the file. */
test("arrivals of one instant go in the order of the flows", async () => {
  const { vehicles } = await trace({ flows: { b: at([5]), a: at([5]) }, stages });
  expect(vehicles).toEqual({ b1: "5 5 15", a1: "5 15 25" });
});

/* Vehicles that are under way when the run ends are unfinished wherever they are. */
test("the end of the run", async () => {
  const { vehicles } = await trace({
    length: 25,
    flows: { a: at([0, 1, 2, 20]), b: at([24], { travel: min(5) }) },
    stages,
  });
  expect(vehicles).toEqual({
    a1: "0 0 10",
    a2: "1 10 20",
    a3: "2 20 - unfinished",
    a4: "20 - - unfinished",
    b1: "29 - - unfinished",
  });
});
