import { expect, test } from "vitest";
import { disciplines } from "../../../../src/catalogue/disciplines/index.ts";
import type { WaitingColumns, WaitingLine } from "../../../../src/catalogue/disciplines/waiting-line.ts";
import { Stream } from "../../../../src/kernel/stream.ts";

interface Newcomer {
  priority?: number;
  need?: number;
  since?: number;
  flow?: number;
}

/** A line with vehicles 0, 1, 2, ... pushed in this order, and its columns. */
function lineOf(written: unknown, newcomers: readonly Newcomer[], lot = () => 0.5) {
  const size = newcomers.length;
  const columns: WaitingColumns = {
    before: new Int32Array(size),
    after: new Int32Array(size),
    place: new Int32Array(size),
    rank: new Float64Array(size),
    sequence: new Float64Array(size),
    priority: Float64Array.from(newcomers, (n) => n.priority ?? 1),
    need: Float64Array.from(newcomers, (n) => n.need ?? 0),
    since: Float64Array.from(newcomers, (n) => n.since ?? 0),
    flow: Uint16Array.from(newcomers, (n) => n.flow ?? 0),
  };
  const chosen = disciplines.schema.parse(written);
  const line = disciplines.build(chosen, { files: {} }).line({ columns, lot, flows: ["produce", "general"] });
  newcomers.forEach((_, vehicle) => {
    line.push(vehicle);
  });
  return { line, columns };
}

/** The order in which a line is served at one instant. */
function served(line: WaitingLine, now = 0): number[] {
  const order: number[] = [];
  for (let v = line.first(now); v !== -1; v = line.first(now)) {
    line.remove(v);
    order.push(v);
  }
  return order;
}

test("fifo and lifo serve in the order of joining and against it", () => {
  expect(served(lineOf("fifo", [{}, {}, {}]).line)).toEqual([0, 1, 2]);
  expect(served(lineOf("lifo", [{}, {}, {}]).line)).toEqual([2, 1, 0]);
});

test("a vehicle that leaves and joins again counts as new", () => {
  const { line } = lineOf("fifo", [{}, {}, {}]);
  line.remove(0);
  line.push(0);
  expect(served(line)).toEqual([1, 2, 0]);
  const heap = lineOf("shortest-first", [{ need: 3 }, { need: 3 }]).line;
  heap.remove(0);
  heap.push(0);
  expect(served(heap)).toEqual([1, 0]);
});

test("priority serves category 1 before 2, in the order of joining within one", () => {
  const categories = [2, 1, 3, 1, 2].map((priority) => ({ priority }));
  expect(served(lineOf("priority", categories).line)).toEqual([1, 3, 0, 4, 2]);
});

test("priority and need are those at the time of joining, until the vehicle leaves", () => {
  const byPriority = lineOf("priority", [{ priority: 1 }, { priority: 2 }]);
  byPriority.columns.priority[0] = 9;
  expect(served(byPriority.line)).toEqual([0, 1]);
  const byNeed = lineOf("shortest-first", [{ need: 1 }, { need: 2 }]);
  byNeed.columns.need[0] = 9;
  expect(served(byNeed.line)).toEqual([0, 1]);
});

test("a growing priority overtakes after the time it needs to gain the difference", () => {
  // Produce starts two categories behind and gains one an hour: it is level at 2 h, and joined first.
  const written = { "growing-priority": { gain: { produce: "1 /h" } } };
  const { line } = lineOf(written, [
    { priority: 3, flow: 0 },
    { priority: 1, flow: 1 },
  ]);
  expect(line.first(7199)).toBe(1);
  expect(line.first(7201)).toBe(0);
});

test("a vehicle moved into a growing line keeps the waiting it has behind it", () => {
  const written = { "growing-priority": { gain: { produce: "1 /h" } } };
  const { line } = lineOf(written, [{ since: 500 }, { since: 600 }, { since: 100 }]);
  expect(served(line, 700)).toEqual([2, 0, 1]);
});

test("random draws one lot for each state of the line, however often it is asked", () => {
  let lots = 0;
  const { line } = lineOf("random", [{}, {}, {}], () => {
    lots += 1;
    return 0.9;
  });
  expect([line.first(0), line.first(1), line.first(2)]).toEqual([2, 2, 2]);
  expect(lots).toBe(1);
  line.remove(0);
  line.first(3);
  expect(lots).toBe(2);
});

test("random gives each of those waiting the same chance", () => {
  const stream = new Stream(5, 6);
  const { line } = lineOf("random", [{}, {}, {}, {}], () => stream.uniform());
  const draws = 40_000;
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < draws; i += 1) {
    const first = line.first(i);
    counts[first] = (counts[first] ?? 0) + 1;
    line.remove(first);
    line.push(first);
  }
  // Binomial(draws, 1/4): 4.7 standard errors are missed with probability 2.6e-6 a check.
  const tolerance = 4.7 * Math.sqrt(draws * 0.25 * 0.75);
  for (const count of counts) expect(Math.abs(count - draws / 4)).toBeLessThan(tolerance);
});
