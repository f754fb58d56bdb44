/** What it costs to record: one value into a tally or a sketch, one new value of a level followed over time. */
import { built } from "../built.ts";
import type { Loop, MicroCases } from "./micro-case.ts";

const VALUES = 65_536;

/** Exponential values, mean 1000. */
async function values(): Promise<Float64Array> {
  const { Stream } = await built<typeof import("../../src/kernel/stream.ts")>("kernel/stream");
  const stream = new Stream(1, 2);
  return Float64Array.from({ length: VALUES }, () => -1000 * Math.log(stream.uniform()));
}

/** A tally that is begun anew when it is full, so that no value goes into a sketch. */
async function exactTally(): Promise<Loop> {
  const { Tally } = await built<typeof import("../../src/statistics/tally.ts")>("statistics/tally");
  const some = await values();
  return (operations) => {
    let tally = new Tally(VALUES);
    for (let i = 0; i < operations; i += 1) {
      if ((i & (VALUES - 1)) === 0) tally = new Tally(VALUES);
      tally.add(some[i & (VALUES - 1)]!);
    }
    return tally.count;
  };
}

async function sketchedTally(): Promise<Loop> {
  const { Tally } = await built<typeof import("../../src/statistics/tally.ts")>("statistics/tally");
  const some = await values();
  const tally = new Tally(1);
  return (operations) => {
    for (let i = 0; i < operations; i += 1) tally.add(some[i & (VALUES - 1)]!);
    return tally.count;
  };
}

async function sketch(): Promise<Loop> {
  const { Sketch } =
    await built<typeof import("../../src/statistics/wait-sketch.ts")>("statistics/wait-sketch");
  const some = await values();
  const one = new Sketch();
  return (operations) => {
    for (let i = 0; i < operations; i += 1) one.add(some[i & (VALUES - 1)]!);
    return one.count;
  };
}

async function levelSet(): Promise<Loop> {
  const { LevelSet } =
    await built<typeof import("../../src/statistics/level-set.ts")>("statistics/level-set");
  const some = await values();
  const levels = new LevelSet(1);
  let now = 0;
  return (operations) => {
    for (let i = 0; i < operations; i += 1) {
      now += some[i & (VALUES - 1)]!;
      levels.set(0, now, i & 31);
    }
    return levels.integral(0, now);
  };
}

async function moments(): Promise<Loop> {
  const { Moments } = await built<typeof import("../../src/statistics/moments.ts")>("statistics/moments");
  const some = await values();
  const one = new Moments();
  return (operations) => {
    for (let i = 0; i < operations; i += 1) one.add(some[i & (VALUES - 1)]!);
    return one.count;
  };
}

/** The micro cases. */
export const STATISTICS: MicroCases = {
  "Tally.add, exact": exactTally,
  "Tally.add, sketched": sketchedTally,
  "Sketch.add": sketch,
  "LevelSet.set": levelSet,
  "Moments.add": moments,
};
