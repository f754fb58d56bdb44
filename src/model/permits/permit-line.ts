/** Who waits for a permit of one pool, in the order of issue: by priority, then first come, first served. Pure. */

/** A vehicle that waits for a permit. */
export interface Request {
  readonly vehicle: number;
  /** 1 goes before 2. */
  readonly priority: number;
  /** Index of its carrier group in the ledger. */
  readonly group: number;
  /** Permits that it had and that were lost. */
  lost: number;
}

/** The line of one pool. */
export class PermitLine {
  #requests: Request[] = [];

  get size(): number {
    return this.#requests.length;
  }

  /** Behind all of the same or a better priority. */
  push(request: Request): void {
    let i = this.#requests.length;
    while (i > 0 && this.#requests[i - 1]!.priority > request.priority) i -= 1;
    this.#requests.splice(i, 0, request);
  }

  remove(request: Request): void {
    const at = this.#requests.indexOf(request);
    if (at >= 0) this.#requests.splice(at, 1);
  }

  /**
   * Offers to each in turn, until nothing is left for anybody; who takes the offer leaves the line.
   * @param left whether there is anything left to offer
   */
  serve(offer: (request: Request) => boolean, left: () => boolean): Request[] {
    const served: Request[] = [];
    const still: Request[] = [];
    let i = 0;
    for (; i < this.#requests.length && left(); i += 1) {
      const request = this.#requests[i]!;
      (offer(request) ? served : still).push(request);
    }
    this.#requests = [...still, ...this.#requests.slice(i)];
    return served;
  }
}
