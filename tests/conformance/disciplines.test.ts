/**
 * The suite that every queue discipline of the registry must pass. A new one needs an example here, and, to be
 * compared with an oracle, its order in words of a plain sort.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disciplines } from "../../src/catalogue/disciplines/index.ts";
import type {
  Discipline,
  WaitingColumns,
  WaitingLine,
} from "../../src/catalogue/disciplines/waiting-line.ts";
import { Stream } from "../../src/kernel/stream.ts";

const VEHICLES = 24;
const FLOWS = ["produce", "general", "transit"];
/** Steps of priority by second that the flows gain; binary fractions, so that sums are exact and ties are ties. */
const GAINS = [0.25, 0, 0.0625];

/** A vehicle as the oracle sees it. */
interface Waiting {
  vehicle: number;
  pushed: number;
  priority: number;
  need: number;
  since: number;
  flow: number;
}

/** The order of a discipline, least first; ties go by `pushed`. Undefined where the order is drawn by lot. */
type Key = (w: Waiting, now: number) => number;

const EXAMPLES: Readonly<Record<string, { written: unknown; key: Key | undefined }>> = {
  fifo: { written: "fifo", key: (w) => w.pushed },
  lifo: { written: "lifo", key: (w) => -w.pushed },
  random: { written: "random", key: undefined },
  priority: { written: "priority", key: (w) => w.priority },
  "growing-priority": {
    written: { "growing-priority": { gain: { produce: "0.25 /s", transit: "0.0625 /s", absent: "1 /h" } } },
    key: (w, now) => w.priority - (GAINS[w.flow] ?? 0) * (now - w.since),
  },
  "shortest-first": { written: "shortest-first", key: (w) => w.need },
};

function emptyColumns(size: number): WaitingColumns {
  return {
    before: new Int32Array(size).fill(-7),
    after: new Int32Array(size).fill(-7),
    place: new Int32Array(size).fill(-7),
    rank: new Float64Array(size),
    sequence: new Float64Array(size),
    priority: new Float64Array(size),
    need: new Float64Array(size),
    since: new Float64Array(size),
    flow: new Uint16Array(size),
  };
}

/** Doubles the columns, as the model does when more vehicles are under way than ever before. */
function grow(columns: WaitingColumns): void {
  for (const key of Object.keys(columns) as (keyof WaitingColumns)[]) {
    const old = columns[key];
    const larger = emptyColumns(old.length * 2)[key];
    larger.set(old);
    (columns as unknown as Record<string, unknown>)[key] = larger;
  }
}

function builtOf(name: string): Discipline {
  return disciplines.build(disciplines.schema.parse(EXAMPLES[name]?.written), { files: {} });
}

function newLine(name: string, columns: WaitingColumns, seed = 1): WaitingLine {
  const stream = new Stream(seed, 2);
  return builtOf(name).line({ columns, lot: () => stream.uniform(), flows: FLOWS });
}

/** Who is first by a plain search. */
function firstByOracle(waiting: readonly Waiting[], key: Key, now: number): number {
  const sorted = [...waiting].sort((a, b) => key(a, now) - key(b, now) || a.pushed - b.pushed);
  return sorted[0]?.vehicle ?? -1;
}

/** One step: a vehicle joins, leaves from anywhere, or the first is served; then time passes. */
const step = fc.record({
  what: fc.constantFrom("push", "push", "remove", "serve", "grow"),
  vehicle: fc.nat({ max: VEHICLES - 1 }),
  priority: fc.integer({ min: 1, max: 4 }),
  need: fc.integer({ min: 0, max: 5 }),
  waitedBefore: fc.constantFrom(0, 0, 0, 8, 40),
  flow: fc.nat({ max: FLOWS.length - 1 }),
  pause: fc.constantFrom(0, 0, 1, 16),
});

describe.each(disciplines.variants.map((v) => v.name))("every discipline: %s", (name) => {
  test("has an example here", () => {
    expect(EXAMPLES[name]).toBeDefined();
  });

  test("agrees with a plain search, whoever joins, leaves or is served, in two lines on the same columns", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const columns = emptyColumns(VEHICLES);
        const lines = [newLine(name, columns), newLine(name, columns, 9)];
        const oracles: Waiting[][] = [[], []];
        const key = EXAMPLES[name]?.key;
        let now = 100;
        let pushed = 0;
        for (const s of steps) {
          const side = s.vehicle % 2;
          const line = lines[side]!;
          const waiting = oracles[side]!;
          const at = waiting.findIndex((w) => w.vehicle === s.vehicle);
          if (s.what === "grow" && columns.rank.length < 4 * VEHICLES) grow(columns);
          else if (s.what === "push" && at < 0) {
            const { vehicle, priority, need, flow } = s;
            const since = now - s.waitedBefore;
            Object.entries({ priority, need, flow, since }).forEach(([column, value]) => {
              columns[column as keyof WaitingColumns][vehicle] = value;
            });
            line.push(vehicle);
            waiting.push({ vehicle, priority, need, flow, since, pushed });
            pushed += 1;
          } else if (s.what === "remove" && at >= 0) {
            line.remove(s.vehicle);
            waiting.splice(at, 1);
          } else if (s.what === "serve" && waiting.length > 0) {
            const first = line.first(now);
            line.remove(first);
            waiting.splice(
              waiting.findIndex((w) => w.vehicle === first),
              1,
            );
          }
          now += s.pause;
          lines.forEach((l, i) => {
            const there = oracles[i]!;
            expect(l.size).toBe(there.length);
            expect([...l.members()].sort((a, b) => a - b)).toEqual(
              there.map((w) => w.vehicle).sort((a, b) => a - b),
            );
            const first = l.first(now);
            expect(l.first(now)).toBe(first);
            if (key !== undefined) expect(first).toBe(firstByOracle(there, key, now));
            else expect(there.length === 0 ? first === -1 : l.members().includes(first)).toBe(true);
          });
        }
      }),
      { numRuns: 300, seed: 20251020 },
    );
  });

  /** Who is first of two, the second of which joined after the first had waited long. */
  function firstOfTwo(column: "need" | "priority", values: readonly [number, number]): number {
    const columns = emptyColumns(2);
    const line = newLine(name, columns);
    columns[column].set(values);
    columns.since.set([0, 1e6]);
    line.push(0);
    line.push(1);
    return line.first(1e6);
  }

  test("says rightly whether it looks at the need for service", () => {
    const looks = firstOfTwo("need", [9, 1]) !== firstOfTwo("need", [1, 9]);
    expect(builtOf(name).looksAtNeed).toBe(looks);
  });

  test("says rightly whether a better priority goes before any waiting", () => {
    const goes = firstOfTwo("priority", [2, 1]) === 1 && firstOfTwo("priority", [1, 2]) === 0;
    expect(builtOf(name).byPriority).toBe(goes);
  });
});
