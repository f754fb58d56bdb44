/**
 * What changes service times of one stage for a while: factors, and other laws. A service has the law and the factor
 * that hold when it begins; what a vehicle draws stays the same. Knows no closure and no regime.
 */
import type { Sampler } from "../catalogue/distributions/sampler.ts";

/** Changes in force at one stage. */
export class ServiceChanges {
  /** By reason, then by flow. */
  readonly #factors = new Map<string, readonly number[]>();
  /** By reason, then by `flow * channels + channel`; null where the usual law stays. */
  readonly #laws = new Map<string, readonly (Sampler | null)[]>();

  /** Services take so much longer, by flow, for one reason; `null` takes the reason away. */
  setFactors(reason: string, byFlow: readonly number[] | null): void {
    if (byFlow === null) this.#factors.delete(reason);
    else this.#factors.set(reason, byFlow);
  }

  /** Services have other laws for one reason; `null` takes the reason away. */
  setLaws(reason: string, laws: readonly (Sampler | null)[] | null): void {
    if (laws === null) this.#laws.delete(reason);
    else this.#laws.set(reason, laws);
  }

  /** The product of the factors that hold for a flow now. */
  factor(flow: number): number {
    let product = 1;
    for (const byFlow of this.#factors.values()) product *= byFlow[flow]!;
    return product;
  }

  /** The law that holds now instead of the usual one; that of the latest reason. */
  law(cell: number, usual: Sampler | null): Sampler | null {
    let law = usual;
    for (const laws of this.#laws.values()) law = laws[cell] ?? law;
    return law;
  }
}
