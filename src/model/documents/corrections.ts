/** Stages that put documents right. What a vehicle came with stays written; from here on it counts as complete. */
import type { Model } from "../compile.ts";
import type { World } from "../post.ts";
import { NOBODY } from "../vehicles.ts";

/** The stages of one replication that do. */
export class Corrections {
  readonly #world: World;
  readonly #corrects: readonly boolean[];
  readonly #names: readonly string[];

  /** @param corrects by stage @param names of the stages, to tell them by */
  constructor(world: World, corrects: readonly boolean[], names: readonly string[]) {
    this.#world = world;
    this.#corrects = corrects;
    this.#names = names;
  }

  /** A vehicle, or its branch, has been served at a stage and has not gone on yet. */
  served(vehicle: number, stage: number): void {
    if (!this.#corrects[stage]) return;
    const { vehicles, observer, calendar } = this.#world;
    const parent = vehicles.parent[vehicle]!;
    const whole = parent === NOBODY ? vehicle : parent;
    if (vehicles.documents[whole] === 0 || vehicles.corrected[whole] === 1) return;
    vehicles.corrected[whole] = 1;
    observer.tell?.(calendar.time, "documents corrected", whole, this.#names[stage]!);
  }
}

/** The stages of a model that put documents right; null where none does. */
export function correctionsOf({ documents, stages }: Model, world: World): Corrections | null {
  if (documents === null || !documents.corrects.includes(true)) return null;
  const names = stages.map((s) => s.spec.id);
  return new Corrections(world, documents.corrects, names);
}
