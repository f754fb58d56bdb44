/** What chance does with the permits of one flow, drawn by vehicle number: the same vehicle has the same luck in every scenario. */
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { FlowPermitModel, PermitPoolModel } from "./compile-permits.ts";

/** Draws for one permit of a vehicle, or one try, lie this far from those for its next. */
const ROOM = 4096;

/** The draws of one flow. */
export class PermitDraws {
  readonly model: FlowPermitModel;
  readonly #pool: PermitPoolModel;
  readonly #patience: Stream;
  readonly #delay: Stream;
  readonly #loss: Stream;

  /** @param stream the stream of the flow for a purpose */
  constructor(model: FlowPermitModel, pool: PermitPoolModel, stream: (purpose: string) => Stream) {
    this.model = model;
    this.#pool = pool;
    this.#patience = stream("permit-patience");
    this.#delay = stream("permit-delay");
    this.#loss = stream("permit-loss");
  }

  /** How long the vehicle waits for a permit at its n-th try [s]; Infinity for ever. */
  patience(number: number, tries: number): number {
    const { patience, atShortage } = this.model;
    if (patience !== null) return sampled(patience, this.#patience, number, tries);
    return atShortage === "divert" || atShortage === "give-up" ? 0 : Number.POSITIVE_INFINITY;
  }

  /** From the grant until the permit is in hand [s]. */
  delay(number: number, tries: number): number {
    const { delay } = this.#pool;
    return delay === null ? 0 : sampled(delay, this.#delay, number, tries);
  }

  /** Whether the next permit is lost, when `lost` were before. */
  loses(number: number, lost: number): boolean {
    const { loss } = this.#pool;
    return loss > 0 && this.#loss.seek(number, lost * ROOM).uniform() < loss;
  }
}

function sampled(law: Sampler, stream: Stream, number: number, tries: number): number {
  return law.sample(stream.seek(number, tries * ROOM));
}
