/**
 * Drivers, between the offices and the road: a vehicle that would set out takes one, or waits at home for one, or does
 * not go. When it has left the post, its driver makes the trip and comes home.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Renouncing, WholeRoad } from "../before-border.ts";
import { Outcome, Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { SettingOutOffice } from "../setting-out.ts";
import type { DriverDraws } from "./driver-draws.ts";
import type { TripRecord } from "./driver-ledger.ts";
import type { DriverPool, DriverRequest } from "./driver-pool.ts";

/** A driver with a vehicle. */
interface Team {
  readonly driver: number;
  readonly outAt: number;
  readonly planned: number;
}

/** All drivers of one replication. */
export class DriverOffice extends SettingOutOffice {
  readonly pools: readonly DriverPool[];
  /** By flow; null for flows that need no driver. */
  readonly #draws: readonly (DriverDraws | null)[];
  #post!: Renouncing;
  readonly #teams = new Map<number, Team>();
  readonly #requests = new Map<number, DriverRequest>();
  readonly #patience = new Map<number, number>();
  readonly #onPatience: number;

  /** @param poolsOf the pools, told whom to tell */
  constructor(
    world: World,
    draws: readonly (DriverDraws | null)[],
    poolsOf: (granted: (request: DriverRequest, driver: number) => void) => readonly DriverPool[],
  ) {
    super(world);
    this.#draws = draws;
    this.#onPatience = world.on((v) => {
      this.#patience.delete(v);
      this.#poolOf(v).withdraw(this.#requests.get(v)!);
      this.#notMade(v);
    });
    this.pools = poolsOf((request, driver) => this.#granted(request, driver));
  }

  /** Ties it to the road, and to the posts where a booking is given up; before the first event. */
  begin(road: WholeRoad, post: Renouncing): void {
    this.road = road;
    this.#post = post;
  }

  /** Whether it needs a driver and has none yet. */
  protected concerns(vehicle: number): boolean {
    return this.#drawsOf(vehicle) !== null && !this.#teams.has(vehicle);
  }

  /** A vehicle of a backlog is there: with a driver who has set out before the run. */
  standsThere(vehicle: number): void {
    if (this.#drawsOf(vehicle) === null) return;
    const outAt = this.world.vehicles.arrivedAt[vehicle]!;
    this.#teams.set(vehicle, { driver: this.#poolOf(vehicle).begun(), outAt, planned: 0 });
  }

  /** With a driver, if one is free; else it waits for one. */
  protected depart(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    const request: DriverRequest = {
      vehicle,
      priority: vehicles.priority[vehicle]!,
      plannedDays: this.#drawsOf(vehicle)!.model.plannedDays,
      travelTime: vehicles.travelTime[vehicle]!,
    };
    this.#requests.set(vehicle, request);
    vehicles.driverSince[vehicle] = calendar.time;
    this.#poolOf(vehicle).ask(request);
    if (!this.#requests.has(vehicle)) return;
    this.#tell("wants a driver", vehicle);
    const patience = this.#drawsOf(vehicle)!.patience(vehicles.number[vehicle]!);
    if (patience === 0) {
      this.#poolOf(vehicle).withdraw(request);
      this.#notMade(vehicle);
    } else if (patience < Number.POSITIVE_INFINITY) {
      const end = calendar.time + patience;
      this.#patience.set(vehicle, calendar.schedule(end, EventClass.expiry, this.#onPatience, vehicle, 0));
    }
  }

  #granted({ vehicle, plannedDays }: DriverRequest, driver: number): void {
    const { calendar } = this.world;
    this.#forget(vehicle);
    this.#teams.set(vehicle, { driver, outAt: calendar.time, planned: plannedDays });
    this.#tell("sets out", vehicle, `driver ${driver + 1}`);
    this.setOut(vehicle);
  }

  /** The trip is not made for want of a driver. */
  #notMade(vehicle: number): void {
    this.#forget(vehicle);
    this.dropPlan(vehicle);
    this.#post.renounce(vehicle);
    this.road.stayHome(vehicle, Reason.noDriver);
  }

  /** It waits no longer. */
  #forget(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    this.#requests.delete(vehicle);
    vehicles.driverWait[vehicle]! += calendar.time - vehicles.driverSince[vehicle]!;
    vehicles.driverSince[vehicle] = Number.NaN;
    const end = this.#patience.get(vehicle);
    if (end === undefined) return;
    this.#patience.delete(vehicle);
    calendar.cancel(end);
  }

  /** A vehicle has left for good: who has crossed, here or elsewhere, makes the trip; the others go home. */
  left(vehicle: number, outcome: number): void {
    const team = this.#teams.get(vehicle);
    if (team === undefined) return;
    this.#teams.delete(vehicle);
    const { vehicles, calendar } = this.world;
    const draws = this.#drawsOf(vehicle)!;
    const number = vehicles.number[vehicle]!;
    const away = outcome === Outcome.crossed || outcome === Outcome.diverted;
    const came = vehicles.arrivedAt[vehicle]! <= calendar.time;
    const after = away ? draws.trip(number) : came ? vehicles.travelTime[vehicle]! : 0;
    const homeAt = calendar.time + after;
    const begins = this.#inCountrySince(vehicle) ?? (away ? calendar.time : homeAt);
    // Who did not go on leaves the country when the vehicle leaves the border.
    const trip = this.#tripOf(vehicle, team, begins, away ? homeAt : Math.min(homeAt, calendar.time), homeAt);
    this.#poolOf(vehicle).comesHome(trip, draws.rest(number));
  }

  /** Trips under way at `end` [s], as if they ended then. */
  underWay(end: number): { readonly pool: number; readonly trip: TripRecord }[] {
    const waiting = [...this.#teams].map(([vehicle, team]) => ({
      pool: this.#drawsOf(vehicle)!.model.pool,
      trip: this.#tripOf(vehicle, team, this.#inCountrySince(vehicle) ?? end, end, end),
    }));
    const onWay = this.pools.flatMap(({ onWay: trips, lastDay }, pool) =>
      trips.map((trip) => ({ pool, trip: { ...trip, homeAt: end, to: Math.min(trip.to, lastDay) } })),
    );
    return [...waiting, ...onWay];
  }

  /** The instant from which the driver of a vehicle that is there is in the country; undefined where he is not. */
  #inCountrySince(vehicle: number): number | undefined {
    const { vehicles, calendar } = this.world;
    const { counts } = this.#drawsOf(vehicle)!.model;
    const [arrived, entered] = [vehicles.arrivedAt[vehicle]!, vehicles.enteredAt[vehicle]!];
    if (counts === "border" && arrived <= calendar.time) return arrived;
    return counts === "entry" && !Number.isNaN(entered) ? entered : undefined;
  }

  /** A trip with its days: every local day of which it has a part. */
  #tripOf(vehicle: number, team: Team, from: number, to: number, homeAt: number): TripRecord {
    const { clock } = this.#poolOf(vehicle).model;
    const first = clock.day(from);
    // Who leaves at midnight has no part of the new day.
    const last = to > from ? Math.ceil(clock.wall(to) / 86_400) - 1 : first - 1;
    return { ...team, homeAt, from: first, to: last };
  }

  #drawsOf(vehicle: number): DriverDraws | null {
    return this.#draws[this.world.vehicles.flow[vehicle]!]!;
  }

  #poolOf(vehicle: number): DriverPool {
    return this.pools[this.#drawsOf(vehicle)!.model.pool]!;
  }

  #tell(what: string, vehicle: number, where = ""): void {
    const { observer, calendar } = this.world;
    observer.tell?.(calendar.time, what, vehicle, where);
  }
}
