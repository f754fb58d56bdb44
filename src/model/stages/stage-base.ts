/**
 * What every kind of stage does alike: draws the service time, keeps count of who is present and tells the
 * observer. Knows neither line nor server.
 */
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import { LoadService } from "../../catalogue/service/load.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { Wakeable } from "../agenda.ts";
import type { Feeder, Holder, Onward, Stage, World } from "../post.ts";
import type { Standing, TrackKind, TrackUser } from "../rail/standing.ts";
import type { ServiceChanges } from "../service-changes.ts";
import { NOBODY, Phase } from "../vehicles.ts";

/** Draws left free for each visit of one vehicle to one stage. */
const DRAWS_A_VISIT = 1 << 12;

/** Service times of a stage: the law by flow and channel, and the stream of each flow. */
export interface ServiceTimes {
  /** By `flow * channels + channel`; null where such a vehicle never comes. */
  readonly laws: readonly (Sampler | null)[];
  readonly streams: readonly Stream[];
  readonly channels: number;
  /** What changes them for a while; null where nothing does. */
  readonly changes: ServiceChanges | null;
  /** Whether vehicles bring wagons, so that a law may look at them. */
  readonly trains: boolean;
}

/** What a stage is made with. */
export interface StageContext {
  readonly index: number;
  readonly name: string;
  readonly world: World;
  readonly services: ServiceTimes;
  readonly onward: Onward;
  /** Levels to report: vehicles present and waiting. */
  readonly levels: { readonly present: number; readonly waiting: number };
  readonly losesWhenFull: boolean;
}

/** The common part of a stage. */
export abstract class StageBase implements Stage, Holder, Wakeable, TrackUser {
  awake = false;
  readonly index: number;
  readonly name: string;
  readonly losesWhenFull: boolean;
  /** The gates that let vehicles in to this stage. */
  readonly feeders: Feeder[] = [];
  /** Vehicles served elsewhere that wait for room here, in order. */
  readonly blocked: { vehicle: number; holder: Holder }[] = [];
  queuedOutside = 0;
  present = 0;
  watchesLine = false;
  /** Whether the side works now. */
  open = true;
  /** The tracks on which vehicles stand here, null for none; and who stands where, null where there are no tracks at all. */
  tracks: TrackKind | null = null;
  standing: Standing | null = null;
  protected readonly world: World;
  protected readonly onward: Onward;
  readonly #services: ServiceTimes;
  readonly #levels: StageContext["levels"];
  #waiting = 0;
  #busy = false;

  constructor(context: StageContext) {
    this.index = context.index;
    this.name = context.name;
    this.losesWhenFull = context.losesWhenFull;
    this.world = context.world;
    this.onward = context.onward;
    this.#services = context.services;
    this.#levels = context.levels;
  }

  /** Whether there is a server or a place for the vehicle, tracks apart. */
  abstract hasPlace(vehicle: number): boolean;
  abstract take(vehicle: number): void;
  abstract withdraw(vehicle: number): void;
  abstract letGo(vehicle: number): void;
  abstract settle(): void;

  hasRoom(vehicle: number): boolean {
    return (this.tracks === null || this.tracks.admits(vehicle)) && this.hasPlace(vehicle);
  }

  /** Wakes the stage: it will do what it can before time goes on. */
  wake(): void {
    this.world.agenda.wake(this);
  }

  awaitRoom(vehicle: number, holder: Holder): void {
    this.world.vehicles.enter(vehicle, Phase.blocked);
    this.blocked.push({ vehicle, holder });
    this.world.observer.tell?.(this.world.calendar.time, "blocked", vehicle, this.name);
  }

  /** The service time of a vehicle at this stage on its present lap [s]: the same in every scenario. */
  drawNeed(vehicle: number): number {
    const { flow, channel, number, lap } = this.world.vehicles;
    const f = flow[vehicle]!;
    const { laws, channels, streams, changes, trains } = this.#services;
    const cell = f * channels + channel[vehicle]!;
    const stream = streams[f]!.seek(number[vehicle]!, lap[vehicle]! * DRAWS_A_VISIT);
    if (trains) return this.#drawByLoad(vehicle, cell, stream);
    if (changes === null) return laws[cell]!.sample(stream);
    return changes.law(cell, laws[cell]!)!.sample(stream) * changes.factor(f);
  }

  /** The service time where vehicles bring wagons; `stream` stands at the vehicle's visit. */
  #drawByLoad(vehicle: number, cell: number, stream: Stream): number {
    const { flow, number, lap, wagons, teu, tonnes } = this.world.vehicles;
    const { laws, changes } = this.#services;
    const law = changes === null ? laws[cell]! : changes.law(cell, laws[cell]!)!;
    const load = { wagons: wagons[vehicle]!, teu: teu[vehicle]!, tonnes: tonnes[vehicle]! };
    const time =
      law instanceof LoadService
        ? law.sampleFor(stream, number[vehicle]!, lap[vehicle]! * DRAWS_A_VISIT, load)
        : law.sample(stream);
    return time * (changes?.factor(flow[vehicle]!) ?? 1);
  }

  /** A service begins or goes on: one that begins has the law and the factor that hold now. */
  protected serves(vehicle: number): void {
    const { vehicles, observer } = this.world;
    observer.serves?.(vehicle, this.index);
    if (this.#services.changes !== null && vehicles.remaining[vehicle] === vehicles.need[vehicle])
      this.draw(vehicle);
  }

  /** The vehicle is at this stage from now on. */
  protected join(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    vehicles.enter(vehicle, Phase.waiting);
    vehicles.stage[vehicle] = this.index;
    this.standing?.stand(vehicle, this.tracks);
    vehicles.since[vehicle] = calendar.time;
    vehicles.waitAtJoin[vehicle] = vehicles.waitTime[vehicle]!;
    vehicles.serviceAtJoin[vehicle] = vehicles.serviceTime[vehicle]!;
    this.present += 1;
    observer.level(this.#levels.present, this.present);
    observer.joinedStage(vehicle, this.index);
    this.reportBusy();
  }

  /** Draws what the vehicle needs here. */
  protected draw(vehicle: number): void {
    const { vehicles } = this.world;
    const need = this.drawNeed(vehicle);
    vehicles.need[vehicle] = need;
    vehicles.remaining[vehicle] = need;
  }

  /** The vehicle is no longer at this stage. */
  protected leave(vehicle: number): void {
    const { observer } = this.world;
    this.present -= 1;
    observer.level(this.#levels.present, this.present);
    observer.leftStage(vehicle, this.index);
  }

  /** The first service of a vehicle begins: it will not give up any more. */
  protected begun(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    if (vehicles.patience[vehicle]! >= 0) {
      calendar.cancel(vehicles.patience[vehicle]!);
      vehicles.patience[vehicle] = NOBODY;
    }
    vehicles.begun[vehicle] = 1;
  }

  protected setWaiting(count: number): void {
    if (count === this.#waiting) return;
    this.#waiting = count;
    this.world.observer.level(this.#levels.waiting, count);
  }

  /** Tells the beginning and the end of a busy period; called when everything at an instant is settled. */
  protected reportBusy(): void {
    const busy = this.present > 0;
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.world.observer.busyPeriod(this.index, busy);
  }

  /**
   * The first vehicle outside that may come in: blocked elsewhere, else at a gate. NOBODY when none, and at a stage
   * with tracks: those let in whoever comes.
   */
  protected outside(): number {
    if (this.tracks !== null) return NOBODY;
    if (this.blocked.length > 0) return this.blocked[0]!.vehicle;
    if (this.queuedOutside === 0) return NOBODY;
    for (let i = 0; i < this.feeders.length; i += 1) {
      const head = this.feeders[i]!.head(this.index);
      if (head !== NOBODY) return head;
    }
    return NOBODY;
  }

  nextOutside(): number {
    for (const { vehicle } of this.blocked) if (this.hasRoom(vehicle)) return vehicle;
    if (this.queuedOutside === 0) return NOBODY;
    for (const feeder of this.feeders) {
      const head = feeder.head(this.index);
      if (head !== NOBODY && this.hasRoom(head)) return head;
    }
    return NOBODY;
  }

  admit(vehicle: number): void {
    this.fetch(vehicle);
    this.take(vehicle);
  }

  /**
   * Takes a vehicle from outside over: it leaves the server it blocks, or passes the gate.
   * @returns whether another vehicle stands first at that gate for this stage
   */
  protected fetch(vehicle: number): boolean {
    if (this.world.vehicles.phase[vehicle] === Phase.atGate) return this.#feederOf(vehicle).pass(vehicle);
    const at = this.blocked.findIndex((b) => b.vehicle === vehicle);
    const [entry] = this.blocked.splice(at, 1);
    entry!.holder.letGo(vehicle);
    return false;
  }

  #feederOf(vehicle: number): Feeder {
    if (this.feeders.length === 1) return this.feeders[0]!;
    const heads = (f: Feeder) => f.head(this.index) === vehicle;
    return this.feeders.find(heads) ?? this.feeders.find((f) => f.line(this.index).includes(vehicle))!;
  }

  /** Vehicles outside with this as their next stage: before gates, or blocked elsewhere. */
  protected waitingOutside(): number {
    return this.blocked.length + this.queuedOutside;
  }

  /** Lets vehicles in from outside as long as there is room. */
  protected fill(): void {
    if (this.tracks !== null) {
      if (this.waitingOutside() > 0) this.tracks.wake();
      return;
    }
    for (let v = this.outside(); v !== NOBODY && this.hasRoom(v); v = this.outside()) {
      if (this.fetch(v)) this.wake();
      this.take(v);
    }
  }
}
