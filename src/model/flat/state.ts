/**
 * The state of all stages, pools and gates of one replication in columns of whole numbers, and what never changes of
 * them. Holds no rule of its own. Pools are the servers of each stage, by the stage's index, then the shared ones.
 */

/** Units on duty where there is no limit: more than vehicles can ever need. */
export const UNLIMITED = 0x3fffffff;

/** Interrupted vehicles of a pool, until their staff come back: `stage` is where each was served. */
export interface Aside {
  readonly vehicle: number;
  readonly stage: number;
}

/** Columns by stage, pool, gate and flow. */
export class FlatState {
  readonly stages: number;
  readonly pools: number;
  readonly gates: number;
  readonly flows: number;

  // By stage.
  /** Whether its side works. */
  readonly open: Uint8Array;
  readonly present: Int32Array;
  /** Vehicles waiting inside, as last told. */
  readonly waiting: Int32Array;
  /** Vehicles in the lines of gates with this as their first stage. */
  readonly queuedOutside: Int32Array;
  /** 1 in a busy period. */
  readonly busy: Uint8Array;
  /** 1 where a vehicle of better priority goes first. */
  readonly byPriority: Uint8Array;
  /** Vehicles whose service was interrupted and who go on before the line does. */
  readonly returned: number[][];
  /** Vehicles put aside when the side closed. */
  readonly closedAside: number[][];
  /** Gates that let vehicles in to it. */
  readonly feeders: number[][];
  readonly presentLevel: Int32Array;
  readonly waitingLevel: Int32Array;
  /** Shared pools it needs: entries `needFrom[s]` to before `needFrom[s + 1]` of the next two. */
  readonly needFrom: Int32Array;
  needPool = new Int32Array(0);
  /** Units held by a vehicle, by `entry * flows + flow`. */
  needUnits = new Int32Array(0);

  // By pool.
  readonly capacity: Int32Array;
  readonly inUse: Int32Array;
  /** Stages that seize units of it. */
  readonly claimants: number[][];
  readonly aside: Aside[][];
  readonly busyLevel: Int32Array;
  readonly dutyLevel: Int32Array;

  // By gate.
  readonly gateOpen: Uint8Array;
  readonly inside: Int32Array;
  readonly queued: Int32Array;
  /** Vehicles that may be inside, and that can stand before the gate. */
  readonly mostInside: Float64Array;
  readonly places: Float64Array;
  readonly insideLevel: Int32Array;
  readonly queueLevel: Int32Array;
  /** Its lines. */
  readonly gateLines: number[][];
  /** By `gate * stages + stage`: the line of vehicles whose first stage that is. */
  readonly lineOf: Int32Array;

  // By flow, and by checkpoint.
  readonly gateOf: Int32Array;
  readonly checkpointOf: Int32Array;
  readonly priority: Float64Array;
  readonly atPost: Int32Array;
  readonly atPostLevel: Int32Array;

  constructor(sizes: {
    readonly stages: number;
    readonly shared: number;
    readonly gates: number;
    readonly flows: number;
    readonly checkpoints: number;
  }) {
    const { stages, gates, flows, checkpoints } = sizes;
    const pools = stages + sizes.shared;
    this.stages = stages;
    this.pools = pools;
    this.gates = gates;
    this.flows = flows;
    this.open = new Uint8Array(stages).fill(1);
    this.present = new Int32Array(stages);
    this.waiting = new Int32Array(stages);
    this.queuedOutside = new Int32Array(stages);
    this.busy = new Uint8Array(stages);
    this.byPriority = new Uint8Array(stages);
    this.returned = lists(stages);
    this.closedAside = lists(stages);
    this.feeders = lists(stages);
    this.presentLevel = new Int32Array(stages);
    this.waitingLevel = new Int32Array(stages);
    this.needFrom = new Int32Array(stages + 1);
    this.capacity = new Int32Array(pools);
    this.inUse = new Int32Array(pools);
    this.claimants = lists(pools);
    this.aside = Array.from({ length: pools }, () => []);
    this.busyLevel = new Int32Array(pools);
    this.dutyLevel = new Int32Array(pools);
    this.gateOpen = new Uint8Array(gates).fill(1);
    this.inside = new Int32Array(gates);
    this.queued = new Int32Array(gates);
    this.mostInside = new Float64Array(gates);
    this.places = new Float64Array(gates);
    this.insideLevel = new Int32Array(gates);
    this.queueLevel = new Int32Array(gates);
    this.gateLines = lists(gates);
    this.lineOf = new Int32Array(gates * stages).fill(-1);
    this.gateOf = new Int32Array(flows);
    this.checkpointOf = new Int32Array(flows);
    this.priority = new Float64Array(flows);
    this.atPost = new Int32Array(checkpoints);
    this.atPostLevel = new Int32Array(checkpoints);
  }
}

function lists(length: number): number[][] {
  return Array.from({ length }, () => []);
}
