/**
 * Mutual recognition: while a regime holds, who has been examined at one stage is spared another, by share. Asked when
 * a vehicle would go to that stage; who is spared goes on as if the stage's conditions did not let it in.
 */
import type { Stream } from "../../kernel/stream.ts";
import type { World } from "../post.ts";
import type { Routing } from "../router.ts";

/** One stage that another spares, while a regime holds. */
export interface Recognition {
  readonly from: number;
  readonly to: number;
  /** Index of the stage that is spared, and of the one that must have been passed. */
  readonly spared: number;
  readonly by: number;
  /** By flow: share of those who have passed `by`; 0 where the flow is not meant. */
  readonly share: readonly number[];
}

/** Ways where recognitions spare stages. */
export class RecognisingRouter implements Routing {
  readonly #world: World;
  readonly #ways: Routing;
  /** Ways past each stage, as if it were not there. */
  readonly #past: Routing;
  readonly #recognitions: readonly Recognition[];
  /** By `flow * stages + spared stage`. */
  readonly #lots: readonly Stream[];
  readonly #stages: number;
  readonly #names: readonly string[];
  /** Stages passed that spare others, by vehicle. */
  readonly #passed = new Map<number, number[]>();
  readonly #sparing: ReadonlySet<number>;

  /** @param names of the stages, by index, to tell them by */
  constructor(
    world: World,
    routers: { readonly ways: Routing; readonly past: Routing },
    recognitions: readonly Recognition[],
    lots: readonly Stream[],
    names: readonly string[],
  ) {
    this.#world = world;
    this.#ways = routers.ways;
    this.#past = routers.past;
    this.#recognitions = recognitions;
    this.#lots = lots;
    this.#stages = names.length;
    this.#names = names;
    this.#sparing = new Set(recognitions.map((r) => r.by));
  }

  /** What was examined at an earlier try stays examined. */
  entrance(vehicle: number): number {
    if (this.#world.vehicles.tries[vehicle] === 0) this.#passed.delete(vehicle);
    return this.#onPastSpared(vehicle, this.#ways.entrance(vehicle));
  }

  after(vehicle: number, stage: number): number {
    if (this.#sparing.has(stage)) {
      const passed = this.#passed.get(vehicle);
      if (passed === undefined) this.#passed.set(vehicle, [stage]);
      else passed.push(stage);
    }
    return this.#onPastSpared(vehicle, this.#ways.after(vehicle, stage));
  }

  #onPastSpared(vehicle: number, to: number): number {
    const { observer, calendar } = this.#world;
    let next = to;
    while (next >= 0 && this.#isSpared(vehicle, next)) {
      observer.tell?.(calendar.time, "is spared", vehicle, this.#names[next]!);
      next = this.#past.after(vehicle, next);
    }
    return next;
  }

  #isSpared(vehicle: number, stage: number): boolean {
    const passed = this.#passed.get(vehicle);
    if (passed === undefined) return false;
    const { vehicles, calendar } = this.#world;
    const now = calendar.time;
    const flow = vehicles.flow[vehicle]!;
    const held = this.#recognitions.findLast(
      (r) => r.spared === stage && r.from <= now && now < r.to && passed.includes(r.by) && r.share[flow]! > 0,
    );
    if (held === undefined) return false;
    const lot = this.#lots[flow * this.#stages + stage]!;
    return lot.seek(vehicles.number[vehicle]!, vehicles.lap[vehicle]!).uniform() < held.share[flow]!;
  }
}
