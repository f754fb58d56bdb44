/**
 * What the vehicles of one flow do with an electronic queue, drawn by vehicle number: the same vehicle has the same
 * mind in every scenario. The n-th booking of a vehicle has draws of its own. Knows neither slot nor gate.
 */
import type { DatedValue } from "../../catalogue/admission/admission-policy.ts";
import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import type { Chosen } from "../../catalogue/family.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { FlowBooking } from "../../scenario/schema/booking.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import { isOpen } from "../staffing.ts";
import { valueAt } from "./dated-value.ts";
import type { SlotCalendar } from "./slot-calendar.ts";

/**
 * What a vehicle does between its booking and the time to set out: it comes, `off` after its time [s] (negative before);
 * or it stays away; or it gives its booking back or moves it, `notice` before the slot [s].
 */
export type Mind =
  | { readonly does: "comes"; readonly off: number }
  | { readonly does: "stays-away" }
  | { readonly does: "cancels" | "moves"; readonly notice: number };

/** Draws of one booking of one vehicle lie this far from those of its next. */
const ROOM = 4096;

/** The minds of one flow. */
export class BookingDraws {
  readonly spec: FlowBooking;
  readonly #clock: ZoneClock;
  readonly #laws: (chosen: Chosen) => Sampler;
  readonly #streams: Readonly<Record<string, Stream>>;
  #preferred: Uint8Array | null = null;

  /** @param stream the stream of the flow for a purpose */
  constructor(
    spec: FlowBooking,
    clock: ZoneClock,
    files: Readonly<Record<string, string>>,
    stream: (purpose: string) => Stream,
  ) {
    const built = new Map<Chosen, Sampler>();
    this.spec = spec;
    this.#clock = clock;
    this.#laws = (chosen) => {
      const law = built.get(chosen) ?? buildDistribution(chosen, { files });
      built.set(chosen, law);
      return law;
    };
    const purposes = ["adoption", "wish", "punctuality", "no-show", "cancellation", "reschedule"];
    const more = ["phantom", "hoarding", "postponement", "reschedule-by"];
    this.#streams = Object.fromEntries([...purposes, ...more].map((p) => [p, stream(p)]));
  }

  /** Whether the vehicle, ready at `readyAt` [s], uses the electronic queue. */
  adopts(number: number, readyAt: number): boolean {
    return this.#lot("adoption", number, 0) < this.#dated(this.spec.adoption, readyAt);
  }

  /** Whether a booking for nobody is made just before the n-th one of this vehicle, at `time` [s]. */
  phantom(number: number, booking: number, time: number): boolean {
    const share = this.#dated(this.spec.phantoms ?? [], time);
    return share > 0 && this.#lot("phantom", number, booking) < share / (1 - share);
  }

  /** Bookings that the vehicle would hold at once. */
  hoards(number: number): number {
    const { hoarding } = this.spec;
    if (hoarding === undefined) return 1;
    return this.#lot("hoarding", number, 0) < hoarding.share ? hoarding.bookings : 1;
  }

  /** How long after it could be at the border it wishes to cross [s]. */
  wished(number: number): number {
    const { choice } = this.spec;
    return choice.kind === "wished" ? this.#length("wish", choice.after, number, 0) : 0;
  }

  /** Which slots begin in hours that the flow prefers: 1 or 0 by slot. */
  preferredSlots({ count, day, timeOfDay }: SlotCalendar): Uint8Array {
    const { choice } = this.spec;
    if (this.#preferred === null) {
      const hours = choice.kind === "preferred" ? choice.hours : [];
      this.#preferred = Uint8Array.from({ length: count }, (_, s) =>
        isOpen(hours, day[s]!, timeOfDay[s]!) ? 1 : 0,
      );
    }
    return this.#preferred;
  }

  /** Whether the vehicle asks for more time at its n-th call, and which of `choices` it takes. */
  postpones(number: number, call: number, choices: number): number {
    const { postpones } = this.spec;
    if (postpones === undefined || this.#lot("postponement", number, call) >= postpones) return -1;
    return Math.floor(this.#streams.postponement!.uniform() * choices);
  }

  /**
   * What the vehicle does with its n-th booking.
   * @param ahead time from the booking to the slot [s]: who would have to give notice earlier keeps the booking, so that
   * nobody books and gives back for ever in one instant
   */
  mind(number: number, booking: number, ahead: number): Mind {
    const { cancels, reschedules, noShow } = this.spec;
    if (cancels !== undefined && this.#lot("cancellation", number, booking) < cancels.share) {
      const notice = this.#laws(cancels.notice).sample(this.#streams.cancellation!);
      if (notice < ahead) return { does: "cancels", notice };
    }
    if (reschedules !== undefined && this.#lot("reschedule", number, booking) < reschedules.share) {
      const notice = this.#laws(reschedules.notice).sample(this.#streams.reschedule!);
      if (notice < ahead) return { does: "moves", notice };
    }
    if (noShow !== undefined && this.#lot("no-show", number, booking) < noShow.share) {
      return { does: "stays-away" };
    }
    return { does: "comes", off: this.#off(number, booking) };
  }

  /** How much later than its slot a vehicle that moves its n-th booking wants to cross [s]. */
  movesBy(number: number, booking: number): number {
    return this.#length("reschedule-by", this.spec.reschedules!.by, number, booking);
  }

  #off(number: number, booking: number): number {
    const { early, late } = this.spec.punctuality;
    const lot = this.#lot("punctuality", number, booking);
    const stream = this.#streams.punctuality!;
    const before = early?.share ?? 0;
    if (early !== undefined && lot < before) return -this.#laws(early.by).sample(stream);
    if (late !== undefined && lot < before + late.share) return this.#laws(late.by).sample(stream);
    return 0;
  }

  #lot(purpose: string, number: number, booking: number): number {
    return this.#streams[purpose]!.seek(number, booking * ROOM).uniform();
  }

  #length(purpose: string, chosen: Chosen, number: number, booking: number): number {
    return this.#laws(chosen).sample(this.#streams[purpose]!.seek(number, booking * ROOM));
  }

  #dated(entries: readonly DatedValue[], time: number): number {
    return valueAt(entries, this.#clock, time, 0);
  }
}
