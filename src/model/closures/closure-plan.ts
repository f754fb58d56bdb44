/** The closures of one replication with their periods, those by chance drawn: what holds when, and who knows. */
import type { Stream } from "../../kernel/stream.ts";
import type { ClosureModel } from "./compile-closures.ts";
import type { Period } from "./periods.ts";

/** A period that a vehicle would meet. */
export interface Met {
  readonly to: number;
  readonly endKnown: boolean;
}

/** Random numbers left free for one length. */
const DRAWS_A_LENGTH = 1 << 12;

/** Periods of closures in one replication. */
export class ClosurePlan {
  readonly closures: readonly ClosureModel[];
  /** By closure, in order of time. */
  readonly periods: readonly (readonly Period[])[];

  /** @param streamOf the stream of a closure, by its id */
  constructor(closures: readonly ClosureModel[], length: number, streamOf: (id: string) => Stream) {
    this.closures = closures;
    this.periods = closures.map((c) => c.periods ?? drawn(c, length, streamOf(c.id)));
  }

  /** The end of a closure that a flow's vehicles meet at the border at `now`; null when there is none [s]. */
  inForce(flow: number, now: number): number | null {
    let end: number | null = null;
    this.closures.forEach(({ reacts }, c) => {
      if (!reacts[flow]) return;
      for (const { from, to } of this.periods[c]!) {
        if (from <= now && now < to) end = Math.max(end ?? 0, to);
      }
    });
    return end;
  }

  /** What is known at `now` of closures that a vehicle would meet that is at the border at `at` [s]; null for none. */
  known(flow: number, now: number, at: number): Met | null {
    for (const [c, { reacts, noticed, endKnown }] of this.closures.entries()) {
      if (!reacts[flow]) continue;
      for (const { from, to } of this.periods[c]!) {
        if (now < from - noticed || at < from) continue;
        if (endKnown ? at < to : now < to) return { to, endKnown };
      }
    }
    return null;
  }
}

/** Closures by chance: the k-th time between and the k-th length, whatever else happens. */
function drawn({ random }: ClosureModel, length: number, stream: Stream): Period[] {
  const periods: Period[] = [];
  let time = 0;
  for (let k = 0; random !== null; k += 1) {
    const from = time + random.between.sample(stream.seek(k));
    if (from >= length) break;
    time = from + random.length.sample(stream.seek(k, DRAWS_A_LENGTH));
    periods.push({ from, to: time });
  }
  return periods;
}
