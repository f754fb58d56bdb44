/**
 * What keeps a stage or a gate shut: its hours and any number of closures at once. Open when nothing shuts it. Knows
 * neither what it shuts nor why.
 */

/** What opens and closes. */
export interface Shuttered {
  openUp(): void;
  close(rule: "finish" | "suspend"): void;
}

/** Combines the reasons for which something is shut. */
export class Shutter {
  readonly #target: Shuttered;
  readonly #reasons = new Set<string>();

  constructor(target: Shuttered) {
    this.#target = target;
  }

  /** One reason shuts it from now on, or does so no longer; `rule` is for services under way. */
  set(reason: string, open: boolean, rule: "finish" | "suspend" = "finish"): void {
    if (!open) {
      this.#reasons.add(reason);
      this.#target.close(rule);
      return;
    }
    this.#reasons.delete(reason);
    if (this.#reasons.size === 0) this.#target.openUp();
  }
}
