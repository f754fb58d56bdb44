/** What every desk does alike: it ties gate and road to the office, mixes the two kinds of line, and keeps the places. */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import { EventClass } from "../../kernel/calendar.ts";
import type { Doorkeeper, Office, Road } from "../before-border.ts";
import type { World } from "../post.ts";
import type { BookedGate, Desk, DeskFigures } from "./desk.ts";
import { MixedLine } from "./mixed-line.ts";
import type { Mixing } from "./mixing.ts";
import type { WaitingPlaces } from "./waiting-places.ts";

/** A desk without its rules. */
export abstract class DeskBase implements Desk {
  abstract readonly office: Office & { road: Road };
  protected readonly mixing: Mixing;
  protected readonly places: WaitingPlaces;
  protected gate!: BookedGate;
  protected door!: Doorkeeper;
  readonly #world: World;

  constructor(world: World, mixing: Mixing, places: WaitingPlaces) {
    this.#world = world;
    this.mixing = mixing;
    this.places = places;
  }

  abstract receive(vehicle: number): boolean;
  abstract stands(vehicle: number): void;
  abstract entered(vehicle: number): void;
  abstract withdrawn(vehicle: number): void;
  abstract daysUntilFree(): number;
  abstract figures(from: number, to: number): DeskFigures;

  begin(gate: BookedGate, road: Road & Doorkeeper): void {
    this.gate = gate;
    this.door = road;
    this.office.road = road;
    if (this.mixing.followsClock) this.#followClock();
  }

  /** Looks at the line again whenever quotas begin anew. */
  #followClock(): void {
    const { calendar, on } = this.#world;
    const schedule = () => {
      const next = this.mixing.nextChange(calendar.time);
      if (next < Number.POSITIVE_INFINITY) calendar.schedule(next, EventClass.opening, handler, 0, 0);
    };
    const handler = on(() => {
      this.gate.reconsider();
      schedule();
    });
    schedule();
  }

  lineAround(live: WaitingLine): WaitingLine {
    const { vehicles, calendar } = this.#world;
    return new MixedLine(vehicles, calendar, live, this.mixing);
  }

  goesFirst(vehicle: number, line: WaitingLine): boolean {
    return (line as WaitingLine & Pick<MixedLine, "wouldBeFirst">).wouldBeFirst(
      vehicle,
      this.#world.calendar.time,
    );
  }

  released(_vehicle: number): void {}

  leavesPlace(vehicle: number): void {
    this.places.leave(vehicle);
  }
}
