/**
 * What a vehicle passes before it sets out: offices, one after the other, each of which hands it on now or later.
 * Only the contracts; the offices know neither gate nor road, and those know no office.
 */

/** A place where a vehicle that is still at home gets something it needs: a permit, a slot, a rank. */
export interface Office {
  /** Takes a vehicle over. It is at home and nothing of it is at the border. */
  receive(vehicle: number): void;
}

/** The way from home to the border, as the last office sees it. */
export interface Road {
  /** The vehicle will be at the border at this instant [s], not earlier than now. */
  reachAt(vehicle: number, arrivedAt: number): void;
  /** The vehicle stays at home for good. `reason` is one of `Reason`. */
  stayHome(vehicle: number, reason: number): void;
  /** The vehicle crosses elsewhere. `reason` is one of `Reason`. */
  divert(vehicle: number, reason: number): void;
}

/** Sends away a vehicle that stands at the border. */
export interface Doorkeeper {
  sentAway(vehicle: number): void;
}

/** Where vehicles without a permit leave by. */
export interface Leaving {
  /** The vehicle, at home or in the line before a gate, goes for want of a permit. */
  withoutPermit(vehicle: number, diverts: boolean): void;
}

/** Where a vehicle that will not come gives up its booking or rank, if it has one. */
export interface Renouncing {
  renounce(vehicle: number): void;
}

/** The way to the border with all that offices may ask of it. */
export interface WholeRoad extends Road, Doorkeeper, Leaving {}
