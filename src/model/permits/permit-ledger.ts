/**
 * The stock of one pool of permits: batches come in, permits are taken, given back, lost, and expire. A permit belongs
 * to one lot from its issue to its end, so that none can be used twice. Pure: knows neither event nor vehicle.
 */
import { invariant } from "../../errors.ts";

/** Index of the stock that everybody may draw on; carrier groups follow from 1. */
export const FOR_ALL = 0;

/** Permits of one group that were issued together. */
export interface Lot {
  /** Whose it is: FOR_ALL or the index of a group. */
  group: number;
  readonly serial: number;
  /** The first instant at which its permits are no longer good [s]. */
  readonly expiresAt: number;
  left: number;
}

/** What has become of the permits so far. */
export interface PermitCounts {
  /** In stock at the beginning, and issued since. */
  readonly initial: number;
  readonly issued: number;
  /** Handed out and not given back. */
  readonly used: number;
  /** How often one was given back. */
  readonly returned: number;
  readonly expired: number;
  readonly lost: number;
  readonly stock: number;
}

/** Rules of a ledger. */
export interface LedgerRules {
  /** Shares of each batch by group, in the order of the groups' indexes from 1. */
  readonly shares: readonly number[];
  readonly carryOver: boolean;
  /** Good for so long from the issue [s]; Infinity without end. */
  readonly validity: number;
  /** Whether what a group has left at the next issue is for everybody. */
  readonly leftoversForAll: boolean;
}

/** Shares are decimals: 0.29 of 100 is 29, though 0.29 * 100 is a hair less. */
const ROUNDING = 1e-9;

/** The stock of one pool. */
export class PermitLedger {
  /** From now on whoever asks gets a permit, issued for the purpose. */
  unlimited = false;
  readonly #rules: LedgerRules;
  /** Lots with permits left, by group, oldest first. */
  readonly #lots: Lot[][];
  /** The lot of permits issued on demand since they are unlimited. */
  #onDemand: Lot | null = null;
  #inStock = 0;
  #serial = 0;
  /** Lots up to this serial are of issues before the latest. */
  #earlier = 0;
  #initial = 0;
  #issued = 0;
  #taken = 0;
  #returned = 0;
  #expired = 0;
  #lost = 0;

  constructor(rules: LedgerRules) {
    this.#rules = rules;
    this.#lots = [FOR_ALL, ...rules.shares].map(() => []);
  }

  /** What there is at the beginning, as if issued then. */
  begin(permits: number): void {
    this.#initial += permits;
    if (permits > 0) this.#add(permits, 0);
  }

  /** A batch comes in; what is left of earlier ones is carried over, shared out anew or lost, as the rules say. */
  issue(permits: number, now: number): void {
    this.#closeEarlier();
    this.#issued += permits;
    this.#add(permits, now);
  }

  /** Permits are issued on demand from now on, or no longer. */
  setUnlimited(unlimited: boolean): void {
    if (unlimited && !this.unlimited) {
      this.#closeEarlier();
      this.#onDemand = this.#lot(FOR_ALL, Number.POSITIVE_INFINITY, 0);
    }
    this.unlimited = unlimited;
  }

  #closeEarlier(): void {
    this.#earlier = this.#serial;
    if (!this.#rules.carryOver) this.#close(() => true);
    if (!this.#rules.leftoversForAll) return;
    const moved = this.#lots.slice(1).flatMap((lots) => lots.splice(0));
    for (const lot of moved) {
      lot.group = FOR_ALL;
      this.#put(lot);
    }
  }

  #lot(group: number, expiresAt: number, left: number): Lot {
    this.#serial += 1;
    return { group, serial: this.#serial, expiresAt, left };
  }

  #add(permits: number, now: number): void {
    const { shares, validity } = this.#rules;
    const own = shares.map((share) => Math.floor(share * permits + ROUNDING));
    this.#inStock += permits;
    const rest = permits - own.reduce((a, b) => a + b, 0);
    [rest, ...own].forEach((left, group) => {
      if (left > 0) this.#put(this.#lot(group, now + validity, left));
    });
  }

  /** Puts a lot among those of its group, in the order of issue. */
  #put(lot: Lot): void {
    const lots = this.#lots[lot.group]!;
    let i = lots.length;
    while (i > 0 && lots[i - 1]!.serial > lot.serial) i -= 1;
    lots.splice(i, 0, lot);
  }

  /** Whether a vehicle of the group would get a permit now. */
  available(group: number): boolean {
    return this.unlimited || this.#lots[group]!.length > 0 || this.#lots[FOR_ALL]!.length > 0;
  }

  /** Takes a permit for a vehicle of the group: of its own oldest lot, else of one for all. Only where one is available. */
  take(group: number): Lot {
    const lots = this.#lots[group]!.length > 0 ? this.#lots[group]! : this.#lots[FOR_ALL]!;
    const lot = lots[0] ?? this.#fresh();
    invariant(lot.left > 0, "permits:none-left", () => "a permit of an empty lot is taken");
    lot.left -= 1;
    this.#inStock -= 1;
    this.#taken += 1;
    if (lot.left === 0 && lots[0] === lot) lots.shift();
    return lot;
  }

  /** A permit issued for who asks. */
  #fresh(): Lot {
    const lot = this.#onDemand;
    invariant(this.unlimited && lot !== null, "permits:none-left", () => "a permit is taken where none is");
    this.#issued += 1;
    lot.left += 1;
    this.#inStock += 1;
    return lot;
  }

  /** A permit that was taken goes back to its lot, or expires if its lot has. */
  giveBack(lot: Lot, now: number): void {
    const earlier = lot.serial <= this.#earlier;
    this.#returned += 1;
    if (lot.expiresAt <= now || (earlier && !this.#rules.carryOver)) {
      this.#expired += 1;
      return;
    }
    lot.left += 1;
    this.#inStock += 1;
    if (lot.left > 1) return;
    if (earlier && this.#rules.leftoversForAll) lot.group = FOR_ALL;
    this.#put(lot);
  }

  /** A permit that was just taken is lost before anybody used it. */
  lose(): void {
    this.#taken -= 1;
    this.#lost += 1;
  }

  /** Ends the validity of what is no longer good at `now` [s]. */
  expire(now: number): void {
    this.#close((lot) => lot.expiresAt <= now);
  }

  #close(ends: (lot: Lot) => boolean): void {
    this.#lots.forEach((lots, group) => {
      this.#lots[group] = lots.filter((lot) => {
        if (!ends(lot)) return true;
        this.#expired += lot.left;
        this.#inStock -= lot.left;
        lot.left = 0;
        return false;
      });
    });
  }

  /** Permits in stock, of all groups together. */
  get stock(): number {
    return this.#inStock;
  }

  /** Whether nobody at all would get a permit now. */
  get empty(): boolean {
    return !this.unlimited && this.#inStock === 0;
  }

  /** What has become of all permits; they add up: initial + issued = used + expired + lost + stock. */
  get counts(): PermitCounts {
    return {
      initial: this.#initial,
      issued: this.#issued,
      used: this.#taken - this.#returned,
      returned: this.#returned,
      expired: this.#expired,
      lost: this.#lost,
      stock: this.#lots.flat().reduce((sum, lot) => sum + lot.left, 0),
    };
  }
}
