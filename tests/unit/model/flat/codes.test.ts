/** Numbers that mean the same in the inner loop and in the program around it, which are compiled apart. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MANY } from "../../../../src/kernel/stream.ts";
import { BY_LOT } from "../../../../src/model/flat/build-state.ts";
import { RULES } from "../../../../src/model/flat/instantiate-flat.ts";
import { Outcome, Reason } from "../../../../src/model/outcomes.ts";
import * as router from "../../../../src/model/router.ts";
import { Phase } from "../../../../src/model/vehicles.ts";
import { STAY_TIMES } from "../../../../src/run/cell-record.ts";
import { TICKS } from "../../../../src/run/core-reader.ts";
import { ROWS } from "../../../../src/run/gathered-values.ts";
import { WEEK_HOURS } from "../../../../src/run/hour-of-week.ts";
import { OUTCOMES, REASONS } from "../../../../src/run/report.ts";
import { RECORDED } from "../../../../src/run/run-result.ts";
import { BUCKET_COUNT } from "../../../../src/statistics/sketch-buckets.ts";

const text = (file: string) => readFileSync(`core/${file}.ts`, "utf8");

/** Constants that a file of the inner loop gives, by name. */
function constantsOf(file: string): Readonly<Record<string, number>> {
  const found = text(file).matchAll(/^export const (\w+): i32 = (-?\d+)(?: << (\d+))?;$/gm);
  return Object.fromEntries([...found].map(([, name, number, shift]) => [name, +number! << +(shift ?? 0)]));
}

it("codes of the inner loop are those of the program", () => {
  expect(constantsOf("codes")).toEqual({
    AWAY: Phase.away,
    AT_GATE: Phase.atGate,
    WAITING: Phase.waiting,
    SERVING: Phase.serving,
    SUSPENDED: Phase.suspended,
    EXIT: router.EXIT,
    BY_LOT,
    CROSSED: Outcome.crossed,
    TURNED_BACK: Outcome.turnedBack,
    NO_REASON: Reason.none,
    REFUSED: Reason.refused,
    INSPECTION: Reason.inspection,
    OUTCOMES: OUTCOMES.length,
    REASONS: REASONS.length,
    FINISH: RULES.finish,
    HAND_OVER: RULES.handOver,
    SUSPEND: RULES.suspend,
    WEEK_HOURS,
    BLOCK: MANY,
  });
  expect(text("codes").match(/^export/gm)).toHaveLength(Object.keys(constantsOf("codes")).length);
});

it("outcomes and reasons are counted in the order of the report", () => {
  expect(Object.keys(Outcome)).toEqual([...OUTCOMES]);
  expect(Object.values(Outcome)).toEqual([...OUTCOMES.keys()]);
  expect(Object.values(Reason)).toEqual([...REASONS.keys()]);
});

it("blocks, rows and sketches have the same lengths on both sides", () => {
  expect(constantsOf("gathered")).toEqual({ ROWS });
  expect(constantsOf("read")).toEqual({ TICKS });
  expect(constantsOf("sketch")).toEqual({ BUCKETS: BUCKET_COUNT });
});

it("a cell gathers the first of the times that are recorded, in their order", () => {
  const columns = /this\.cells\[c\] = changetype<usize>\(new Gathered\((\d+)\)\)/.exec(text("flows"))?.[1];
  expect(Number(columns)).toBe(STAY_TIMES);
  expect(RECORDED.slice(0, STAY_TIMES)).toEqual([
    "queueWait",
    "insideTime",
    "serviceTime",
    "insideWait",
    "borderTime",
  ]);
});
