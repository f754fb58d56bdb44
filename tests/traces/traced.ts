/**
 * Runs the small scenarios of the traces and tells what became of each vehicle, in minutes, in a form that can be
 * written down by hand. Every trace runs on both kernels, and they must agree.
 */
import { expect } from "vitest";
import { compile } from "../../src/model/compile.ts";
import type { World } from "../../src/model/post.ts";
import { OUTCOMES, REASONS, type VehicleTable } from "../../src/run/report.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import { type KernelName, simulate } from "../../src/run/simulate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";

/** Part of a scenario as it stands in a file. */
export type Part = Readonly<Record<string, unknown>>;

/** A post with its flows. Keys beyond the first three belong to the checkpoint. */
export interface Post {
  readonly flows: Readonly<Record<string, Part>>;
  /** Minutes; 4 h when absent. */
  readonly length?: number;
  readonly seed?: string;
  readonly timezone?: string;
  /** Local date and time; a Monday midnight when absent. */
  readonly start?: string;
  readonly stages?: readonly Part[];
  readonly sides?: Readonly<Record<string, Part>>;
  readonly resources?: Readonly<Record<string, Part>>;
  /** Pools of permits; they belong to the scenario, not to the post. */
  readonly permits?: Readonly<Record<string, Part>>;
  readonly gate?: Part;
  readonly tracks?: Readonly<Record<string, Part>>;
  readonly wagons?: Readonly<Record<string, Part>>;
  readonly paths?: Readonly<Record<string, Part>>;
  readonly waitingArea?: Part;
  readonly road?: Part;
  readonly line?: Part;
  readonly closures?: Readonly<Record<string, Part>>;
  readonly regimes?: Readonly<Record<string, Part>>;
  readonly embargoes?: Readonly<Record<string, Part>>;
  /** Staff that all posts share, and posts besides the first. */
  readonly shared?: Readonly<Record<string, Part>>;
  readonly others?: Readonly<Record<string, Part>>;
}

/** What a trace found. */
export interface Traced {
  /**
   * By vehicle (`a1` is the first of flow `a`, `a-1` the oldest of its backlog): when it arrived, entered and
   * left, in minutes, `-` where it did not; then its outcome if it did not cross.
   */
  readonly vehicles: Readonly<Record<string, string>>;
  /** Service, blocked and away time of each vehicle, in minutes. */
  readonly service: Readonly<Record<string, number>>;
  readonly blocked: Readonly<Record<string, number>>;
  readonly away: Readonly<Record<string, number>>;
  /** Events of the kinds asked for as `minute vehicle what where`, in order. */
  said(...kinds: string[]): string[];
  readonly result: RunResult;
}

/** `N min` as a file has it. */
export const min = (minutes: number): string => `${minutes} min`;

/** A flow whose vehicles arrive at these minutes. */
export const at = (minutes: readonly number[], more: Part = {}): Part => ({
  at: "post",
  arrivals: { timetable: { times: minutes.map(min) } },
  ...more,
});

/** Trains that arrive at these minutes, each of so many wagons and TEU. */
export const trains = (
  minutes: readonly number[],
  load: { readonly wagons?: number; readonly teu?: number; readonly kind?: string } = {},
  more: Part = {},
): Part => at(minutes, { mode: "train", train: { wagons: 1, ...load }, ...more });

/** Staff by elapsed minutes: `[minute, number]`. */
export const steps = (
  plan: readonly (readonly [number, number])[],
  atShiftEnd = "finish",
  key: "servers" | "units" = "servers",
): Part => ({ steps: plan.map(([minute, number]) => ({ at: min(minute), [key]: number })), atShiftEnd });

/** Service minutes by flow. */
export const byFlow = (minutes: Readonly<Record<string, number>>): Part => ({
  byFlow: Object.fromEntries(Object.entries(minutes).map(([flow, m]) => [flow, min(m)])),
});

/** The file of a post, as plain data. */
export function fileOf(post: Post): Part {
  const {
    flows,
    length = 240,
    seed = "trace",
    timezone = "UTC",
    start = "2025-09-22T00:00",
    permits,
    closures,
    regimes,
    embargoes,
    shared,
    others,
    ...checkpoint
  } = post;
  return {
    kezek: 1,
    id: "trace",
    title: "trace",
    calendar: { start, timezone, length: min(length) },
    run: { replications: 1, seed },
    ...(permits === undefined ? {} : { permits }),
    ...(shared === undefined ? {} : { resources: shared }),
    checkpoints: { post: checkpoint, ...others },
    flows,
    ...(closures === undefined ? {} : { closures }),
    ...(regimes === undefined ? {} : { regimes }),
    ...(embargoes === undefined ? {} : { embargoes }),
  };
}

/** The scenario of a post. */
export function scenarioOf(post: Post): Scenario {
  const { scenario, problems } = validateScenario(parseScenario(JSON.stringify(fileOf(post))));
  if (scenario === undefined) throw new Error(JSON.stringify(problems.filter((p) => p.fatal)));
  return scenario;
}

/** Runs a post on both kernels. */
export async function trace(post: Post): Promise<Traced> {
  const scenario = scenarioOf(post);
  const fast = await run(scenario, "fast");
  const simjs = await run(scenario, "simjs");
  expect(simjs.events).toEqual(fast.events);
  expect(simjs.result.vehicles).toEqual(fast.result.vehicles);
  const rows = rowsOf(Object.keys(scenario.flows), fast.result.vehicles!);
  return {
    vehicles: Object.fromEntries(rows.map((r) => [r.name, r.instants])),
    service: Object.fromEntries(rows.map((r) => [r.name, r.service])),
    blocked: Object.fromEntries(rows.map((r) => [r.name, r.blocked])),
    away: Object.fromEntries(rows.map((r) => [r.name, r.away])),
    said: (...kinds) => fast.events.filter((e) => kinds.includes(e.what)).map((e) => e.line),
    result: fast.result,
  };
}

async function run(scenario: Scenario, kernel: KernelName) {
  const model = compile(scenario);
  const ids = Object.keys(scenario.flows);
  const events: { what: string; line: string }[] = [];
  const result = await simulate({
    model,
    seed: scenario.run.seed,
    replication: 0,
    kernel,
    keepVehicles: true,
    exactUpTo: 1000,
    tell:
      ({ vehicles }: World) =>
      (now, what, v, where) => {
        const who = v < 0 ? "" : `${nameOf(ids[vehicles.flow[v]!]!, vehicles.number[v]!)} `;
        events.push({ what, line: `${now / 60} ${who}${what} ${where}`.trimEnd() });
      },
  });
  return { result, events };
}

function nameOf(flow: string, number: number): string {
  return `${flow}${number < 0 ? number : number + 1}`;
}

function rowsOf(ids: readonly string[], table: VehicleTable) {
  const minute = (seconds: number) => (Number.isNaN(seconds) ? "-" : String(seconds / 60));
  return Array.from(table.flow, (f, i) => {
    const outcome = OUTCOMES[table.outcome[i]!]!;
    const why = outcome === "crossed" ? "" : ` ${REASONS[table.reason[i]!] || outcome}`;
    const [arrived, entered, exited] = [table.arrivedAt[i]!, table.enteredAt[i]!, table.exitedAt[i]!];
    return {
      name: nameOf(ids[f]!, table.number[i]!),
      instants: `${minute(arrived)} ${minute(entered)} ${minute(exited)}${why}`,
      service: table.serviceTime[i]! / 60,
      blocked: table.blockedTime[i]! / 60,
      away: table.awayTime[i]! / 60,
    };
  });
}
