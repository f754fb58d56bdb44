import { expect, test } from "vitest";
import { compile } from "../../../src/model/compile.ts";
import { type Board, type Job, shareDone } from "../../../src/run/executors/protocol.ts";
import { takeShare } from "../../../src/run/executors/share.ts";
import { validated } from "../../theory/run-case.ts";

const scenario = validated(
  JSON.stringify({
    kezek: 1,
    id: "share",
    title: "Shares",
    calendar: { start: "2026-01-01T00:00", timezone: "UTC", length: "100 d" },
    run: { replications: 5, seed: "share" },
    checkpoints: {
      post: { stages: [{ id: "customs", servers: 1, service: { exponential: { mean: "1 min" } } }] },
    },
    flows: { trucks: { at: "post", arrivals: { poisson: { perHour: 30 } } } },
  }),
);
const job: Job = { scenario, seed: "share", kernel: "fast", keepVehicles: false, exactUpTo: 0 };
const model = compile(scenario);

const boardOf = (replications: readonly number[]): Board => ({
  replications,
  begun: new Int32Array(1),
  reached: new Float64Array(replications.length),
});

test("those who share a board run each of its replications once", async () => {
  const board = boardOf([7, 0, 3, 2, 9]);
  const taken: [number, number][] = [];
  const giveWay = () => new Promise<void>((resolve) => setImmediate(resolve));
  const share = (who: number) =>
    takeShare(model, job, board, giveWay, ({ replication }) => void taken.push([who, replication]));
  await Promise.all([share(0), share(1)]);
  expect(taken.map(([, replication]) => replication).sort()).toEqual([0, 2, 3, 7, 9]);
  expect(new Set(taken.map(([who]) => who)).size).toBe(2);
  expect(shareDone(board, model.length)).toBe(1);
});

test("how much is done is told while a replication runs", async () => {
  const board = boardOf([0, 1]);
  const told: number[] = [];
  await takeShare(
    model,
    job,
    board,
    () => void told.push(shareDone(board, model.length)),
    () => {},
  );
  // A replication has about 144,000 events, a slice 100,000.
  expect(told.length).toBe(2);
  expect(told[0]).toBeCloseTo(0.35, 1);
  expect(told[1]).toBeCloseTo(0.85, 1);
});

test("a pause that throws ends a share", async () => {
  const board = boardOf([0, 1]);
  const stopped = new Error("stopped");
  const taken: number[] = [];
  const share = takeShare(
    model,
    job,
    board,
    () => {
      throw stopped;
    },
    ({ replication }) => void taken.push(replication),
  );
  await expect(share).rejects.toBe(stopped);
  expect(taken).toEqual([]);
});
