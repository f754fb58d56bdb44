/**
 * Who is served next at an ordinary post, and whether that can be now: the questions that `LineStage`, `StageBase` and
 * `Gate` answer in the general engine. Changes nothing.
 */
import { NOBODY } from "../vehicles.ts";
import { GATE, POOL, ROW_BITS, STAGE, VEHICLE } from "./layout.ts";
import { first } from "./lines.ts";
import type { FlatState } from "./state.ts";

// Copies in constants of this module: see `layout.ts`.
const { capacity: CAPACITY, inUse: IN_USE } = POOL;
const { open: OPEN, returned: RETURNED, line: LINE_ROW, queuedOutside: QUEUED_OUTSIDE } = STAGE;
const { byPriority: BY_PRIORITY, shares: SHARES } = STAGE;
const { open: GATE_OPEN, inside: INSIDE, mostInside: MOST_INSIDE } = GATE;
const { flow: V_FLOW, stage: V_STAGE, rank: V_RANK } = VEHICLE;
const [NONE, BITS] = [NOBODY + 0, ROW_BITS + 0];

/** Vehicles, stages and gates as they stand. */
export class Claims {
  readonly state: FlatState;
  protected readonly n: Int32Array;
  protected readonly table: FlatState["table"];

  constructor(state: FlatState) {
    this.state = state;
    this.n = state.n;
    this.table = state.table;
  }

  /** Whether one vehicle goes before another at a stage. */
  better(stage: number, a: number, b: number): boolean {
    const { ints } = this.table;
    return this.n[stage + BY_PRIORITY] === 1 && ints[a + V_RANK]! < ints[b + V_RANK]!;
  }

  protected mayEnter(gate: number): boolean {
    const n = this.n;
    return n[gate + GATE_OPEN] === 1 && n[gate + INSIDE]! < n[gate + MOST_INSIDE]!;
  }

  /** Whether a vehicle from the gate would begin at once: only then is it let in. */
  protected canBeginAtOnce(stage: number, v: number): boolean {
    const n = this.n;
    if (n[stage + OPEN] === 0) return false;
    const inLine = first(n, n[stage + LINE_ROW]!);
    if (inLine !== NONE && !this.better(stage, v, inLine)) return false;
    if (n[stage + RETURNED]! > 0 && !this.better(stage, v, this.state.returned[stage >> BITS]![0]!))
      return false;
    return this.canBegin(stage, v);
  }

  /** Row of the line before a gate in which those stand who go to a stage first. */
  protected lineAt(gate: number, stage: number): number {
    return this.state.lineOf[(gate >> BITS) - this.state.gatesFrom]![stage >> BITS]!;
  }

  protected canBegin(stage: number, v: number): boolean {
    const n = this.n;
    if (n[stage + IN_USE]! >= n[stage + CAPACITY]!) return false;
    return n[stage + SHARES] === 0 || this.#sharedFree(stage, v);
  }

  #sharedFree(stage: number, v: number): boolean {
    const n = this.n;
    const flow = this.table.ints[v + V_FLOW]!;
    for (const { pool, units } of this.state.needs[stage >> BITS]!) {
      if (n[pool + CAPACITY]! - n[pool + IN_USE]! < units[flow]!) return false;
    }
    return true;
  }

  /** The vehicle that would be served next at a stage. */
  protected candidate(stage: number): number {
    const n = this.n;
    if (n[stage + OPEN] === 0) return NONE;
    let best = n[stage + RETURNED]! > 0 ? this.state.returned[stage >> BITS]![0]! : NONE;
    const inLine = first(n, n[stage + LINE_ROW]!);
    if (inLine !== NONE && (best === NONE || this.better(stage, inLine, best))) best = inLine;
    if (n[stage + QUEUED_OUTSIDE]! > 0 && (best === NONE || n[stage + BY_PRIORITY] === 1)) {
      const outside = this.#outside(stage);
      if (outside !== NONE && (best === NONE || this.better(stage, outside, best))) best = outside;
    }
    return best;
  }

  /** The vehicle that would come in from a gate next. */
  #outside(stage: number): number {
    const feeders = this.state.feeders[stage >> BITS]!;
    for (let i = 0; i < feeders.length; i += 1) {
      const gate = feeders[i]!;
      if (!this.mayEnter(gate)) continue;
      const head = first(this.n, this.lineAt(gate, stage));
      if (head !== NONE && this.table.ints[head + V_STAGE] === stage) return head;
    }
    return NONE;
  }
}
