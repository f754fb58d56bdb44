/** Which flows are not let in now, because closures of some vehicles hold. Knows no gate. */

/** Counts the closures that bar each flow. */
export class FlowBars {
  readonly #count: Int32Array;

  constructor(flows: number) {
    this.#count = new Int32Array(flows);
  }

  /** A closure that bars these flows begins (1) or ends (-1). */
  add(flows: readonly boolean[], step: 1 | -1): void {
    flows.forEach((barred, f) => {
      if (barred) this.#count[f]! += step;
    });
  }

  barred(flow: number): boolean {
    return this.#count[flow]! > 0;
  }
}
