/** The contract between a gate and the electronic queue before it: what the gate asks, and what it is asked. */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { Doorkeeper, Office, Road } from "../before-border.ts";
import type { Pledge } from "./slot-book.ts";
import type { SlotUse } from "./slot-ledger.ts";

/** The gate, as the electronic queue sees it. */
export interface BookedGate {
  /**
   * Takes a vehicle of the line out, lets `change` alter how it stands, and puts it back if `change` says so.
   * @returns what `change` said: whether it stays
   */
  restand(vehicle: number, change: () => boolean): boolean;
  /** Lets in whoever may come in now. */
  reconsider(): void;
}

/** The electronic queue at one gate. */
export interface Desk {
  /** Where vehicles of its flows go before they set out. */
  readonly office: Office;
  /** Ties it to the gate and to the road, before the first event. */
  begin(gate: BookedGate, road: Road & Doorkeeper): void;
  /** The line before the gate, around one for the live queue. */
  lineAround(live: WaitingLine): WaitingLine;
  /** Whether a vehicle that is not in the line would go in before everybody there. */
  goesFirst(vehicle: number, line: WaitingLine): boolean;
  /** A vehicle stands at the border. False: it is turned away. */
  receive(vehicle: number): boolean;
  /** It has a place to stand, and leaves it. */
  stands(vehicle: number): void;
  leavesPlace(vehicle: number): void;
  /** It was held back without its permit, and may go in now: it is about to join the line. */
  released(vehicle: number): void;
  /** It has gone in, or left without. */
  entered(vehicle: number): void;
  withdrawn(vehicle: number): void;
  /** Days until the first slot that could be booked now [d]; NaN where there are no slots. */
  daysUntilFree(): number;
  /** What it found over a span of time [s]. */
  figures(from: number, to: number): DeskFigures;
}

/** What one electronic queue found in one replication. Plain data. */
export interface DeskFigures {
  /** Use of the places that could be booked: all together, then by kind; none where there are no slots. */
  readonly slots: Readonly<Record<string, SlotUse>>;
  /** Payments by what for. */
  readonly payments: Readonly<Record<string, number>>;
  /** The same by index of the flow; bookings for nobody are in none. */
  readonly paidByFlow: Readonly<Record<number, Readonly<Record<string, number>>>>;
  readonly pledges: Readonly<Record<string, Pledge>>;
}
