/** Who leaves the line before a gate when a closure begins: drawn by vehicle number, once and for all closures alike. */
import type { Stream } from "../../kernel/stream.ts";
import type { InLine } from "../../scenario/schema/closure.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import type { ClosureModel } from "./compile-closures.ts";

/** Where vehicles leave a line by. */
export interface Queue {
  leaveQueue(vehicle: number, diverts: boolean, reason: number): void;
}

/** What the vehicles of a flow in line do, with the stream of their lots; null where all stay. */
export type InLineOfFlow = {
  readonly shares: readonly (readonly [InLine, number])[];
  readonly lots: Stream;
} | null;

/** The lines of all gates, as closures see them. */
export class LineLeavers {
  readonly #world: World;
  readonly #flows: readonly InLineOfFlow[];
  readonly #queue: Queue;

  constructor(world: World, flows: readonly InLineOfFlow[], queue: Queue) {
    this.#world = world;
    this.#flows = flows;
    this.#queue = queue;
  }

  /** A closure has begun that shuts the whole way of some flows. */
  begun({ reacts }: ClosureModel): void {
    const { vehicles } = this.#world;
    const leaving: [vehicle: number, diverts: boolean][] = [];
    vehicles.visitAll((v) => {
      const flow = vehicles.flow[v]!;
      if (!reacts[flow] || vehicles.phase[v] !== Phase.atGate || vehicles.parent[v] !== NOBODY) return;
      const does = this.#does(flow, vehicles.number[v]!);
      if (does !== "stays") leaving.push([v, does === "diverts"]);
    });
    for (const [vehicle, diverts] of leaving) this.#queue.leaveQueue(vehicle, diverts, Reason.closed);
  }

  #does(flow: number, number: number): InLine {
    const own = this.#flows[flow]!;
    if (own === null) return "stays";
    const lot = own.lots.seek(number).uniform();
    let sum = 0;
    for (const [name, share] of own.shares) {
      sum += share;
      if (lot < sum) return name;
    }
    return own.shares.at(-1)![0];
  }
}
