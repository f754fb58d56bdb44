/**
 * What must be looked at again before time goes on: stages, resources and gates where something changed.
 * One event may set off a chain (a server frees, a blocked vehicle moves up, the gate lets the next one in);
 * the chain is worked off in the order in which it was set off, without recursion.
 */

/** Something that can act when things around it have changed. */
export interface Wakeable {
  /** Whether it is on the agenda already. Owned by the agenda. */
  awake: boolean;
  /** Does all it can now do. */
  settle(): void;
}

/** A first-in-first-out list of those to be looked at. */
export class Agenda {
  /** Only the first `#count` are meant: a list is never shortened, since V8 does that outside compiled code. */
  readonly #list: Wakeable[] = [];
  #count = 0;
  #head = 0;

  /** Puts it on the agenda, once. */
  wake(who: Wakeable): void {
    if (who.awake) return;
    who.awake = true;
    this.#list[this.#count] = who;
    this.#count += 1;
  }

  /** Works everything off, including what is added meanwhile. */
  settle(): void {
    while (this.#head < this.#count) {
      const who = this.#list[this.#head]!;
      this.#head += 1;
      who.awake = false;
      who.settle();
    }
    this.#count = 0;
    this.#head = 0;
  }
}
