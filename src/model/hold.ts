/**
 * The contract between a gate and whoever may hold vehicles back before it, such as the permit office: who is held
 * back stands aside, counted in the queue and passed by the others, until it is released. Only the contract.
 */

/** Holds vehicles back before the gate. */
export interface Hold {
  /** A vehicle stands at the border. True: it must stand aside until it is released. */
  holdsBack(vehicle: number): boolean;
  /** It goes in. */
  entered(vehicle: number): void;
  /** It has left the line without going in. */
  withdrawn(vehicle: number): void;
}

/** A gate, as whoever holds vehicles back sees it. */
export interface HoldingGate {
  /** Whether a vehicle stands aside here. */
  isAside(vehicle: number): boolean;
  /** It joins the line, behind those who may go in already if first come is first served. */
  release(vehicle: number): void;
}
