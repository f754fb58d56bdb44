/** With what documents a vehicle comes: its lot against the shares of its flow, or of the regime that holds. */
import type { Stream } from "../../kernel/stream.ts";
import type { FlowModel, Model } from "../compile.ts";
import { SharesOverTime } from "../regimes/shares-over-time.ts";

/** The documents of one flow. */
export class DocumentDraws {
  /** Whether a regime changes the shares, so that the instant of coming counts. */
  readonly dated: boolean;
  readonly #words: readonly number[];
  readonly #shares: SharesOverTime;
  readonly #stream: Stream;

  constructor(words: readonly number[], shares: SharesOverTime, stream: Stream) {
    this.#words = words;
    this.#shares = shares;
    this.#stream = stream;
    this.dated = shares.changes;
  }

  /** The word of a vehicle that comes at an instant [s], by its index; 0 is complete. */
  of(number: number, now: number): number {
    if (this.#words.length === 0) return 0;
    const shares = this.#shares.at(now);
    const lot = this.#stream.seek(number).uniform();
    for (let i = 0; i < shares.length; i += 1) if (lot < shares[i]!) return this.#words[i]!;
    return 0;
  }
}

/** The draws of a flow; null where no flow declares documents. */
export function documentDraws(
  model: Model,
  flow: FlowModel,
  stream: (purpose: string) => Stream,
): DocumentDraws | null {
  if (model.documents === null) return null;
  const f = model.flows.indexOf(flow);
  const dated = model.regimes.flatMap(({ from, to, documents }) => {
    const shares = documents[f]!;
    return shares === null ? [] : [{ from, to, shares }];
  });
  const { own, shares } = model.documents;
  return new DocumentDraws(own[f]!, new SharesOverTime(shares[f]!, dated), stream("documents"));
}
