/**
 * Service by load: a base and a pace for each wagon, TEU and tonne, so that a longer train takes longer. Beside the
 * distributions and not among them, since a distribution knows nothing of whom it is drawn for.
 */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { buildDistribution, distribution } from "../distributions/index.ts";
import type { Sampler } from "../distributions/sampler.ts";
import type { Chosen } from "../family.ts";
import type { BuildContext } from "../variant.ts";
import { whenNeeded } from "../when-needed.ts";

/** Parts of a service by load, in the order of their draws; `base` is for the vehicle itself. */
export const LOAD_PARTS = ["base", "perWagon", "perTeu", "perTonne"] as const;
type LoadPart = (typeof LOAD_PARTS)[number];

/** What is served: as many of each part as the vehicle brings. */
export interface Load {
  readonly wagons: number;
  readonly teu: number;
  readonly tonnes: number;
}

const pace = (what: string) =>
  distribution.optional().describe(`service time for each ${what}; 0 when absent`);

/** Shape of `{load: {base, perWagon, perTeu, perTonne}}`; the output is a choice like that of a distribution. */
export const loadService = whenNeeded(() =>
  z
    .strictObject({
      load: z
        .strictObject({
          base: distribution
            .optional()
            .describe("service time of any vehicle, whatever it brings; 0 when absent"),
          perWagon: pace("wagon"),
          perTeu: pace("TEU"),
          perTonne: pace("tonne"),
        })
        .refine((parts) => Object.values(parts).some((p) => p !== undefined), { error: "load:nothing" })
        .describe("service time by what the vehicle brings"),
    })
    .transform((law): Chosen => law),
);

/** The parts of a service by load, by name; undefined for a distribution. */
export function loadParts(law: Chosen): Readonly<Partial<Record<LoadPart, Chosen>>> | undefined {
  return "load" in law ? (law.load as Partial<Record<LoadPart, Chosen>>) : undefined;
}

/** Draws between the parts of one service: each part begins at its own, whatever law the others have. */
const DRAWS_A_PART = 1 << 10;

/** Service times by load. As a plain sampler it serves a vehicle that brings nothing: the base alone. */
export class LoadService implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #laws: readonly (Sampler | null)[];

  constructor(parts: Readonly<Partial<Record<LoadPart, Chosen>>>, context: BuildContext) {
    this.#laws = LOAD_PARTS.map((part) => {
      const law = parts[part];
      return law === undefined ? null : buildDistribution(law, context);
    });
    const [base] = this.#laws;
    this.mean = base?.mean ?? 0;
    this.variance = base?.variance ?? 0;
    this.lowest = base?.lowest ?? 0;
  }

  sample(stream: Stream): number {
    return this.#laws[0]?.sample(stream) ?? 0;
  }

  /**
   * The service time of one vehicle [s]: base + wagons x pace + ..., each pace drawn once for the vehicle.
   * @param subject @param draw where its draws begin, 4 x 1024 of them
   */
  sampleFor(stream: Stream, subject: number, draw: number, load: Load): number {
    const drawn = (part: number) =>
      this.#laws[part]!.sample(stream.seek(subject, draw + part * DRAWS_A_PART));
    return this.#sum(load, drawn);
  }

  /** The mean service time of a load [s]. */
  meanFor(load: Load): number {
    return this.#sum(load, (part) => this.#laws[part]!.mean);
  }

  #sum(load: Load, each: (part: number) => number): number {
    const units = [1, load.wagons, load.teu, load.tonnes];
    return units.reduce(
      (time, n, part) => (n === 0 || this.#laws[part] === null ? time : time + n * each(part)),
      0,
    );
  }
}

/** The law of a service time: by load, or a distribution alike for all. */
export function buildService(chosen: Chosen, context: BuildContext): Sampler {
  const parts = loadParts(chosen);
  return parts === undefined ? buildDistribution(chosen, context) : new LoadService(parts, context);
}
