/**
 * A place that vehicles pass on their way to the border. It decides when they come there; whatever else is asked of the
 * way it leaves to the road beyond. Knows no rule.
 */
import type { WholeRoad } from "./before-border.ts";

/** A road that leads through a place to the road beyond it. */
export abstract class RoadThrough<Beyond extends WholeRoad = WholeRoad> implements WholeRoad {
  /** The road beyond; tied to it before the first event. */
  protected road!: Beyond;

  abstract reachAt(vehicle: number, arrivedAt: number): void;

  stayHome(vehicle: number, reason: number): void {
    this.road.stayHome(vehicle, reason);
  }

  divert(vehicle: number, reason: number): void {
    this.road.divert(vehicle, reason);
  }

  sentAway(vehicle: number): void {
    this.road.sentAway(vehicle);
  }

  withoutPermit(vehicle: number, diverts: boolean): void {
    this.road.withoutPermit(vehicle, diverts);
  }
}
