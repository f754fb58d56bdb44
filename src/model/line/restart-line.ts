/**
 * The line at a gate to which abandoned trains come: whoever is being restarted stands aside while others pass, and goes
 * before them when it is done. Knows no station and no clock.
 */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { FlowBars } from "../closures/flow-bars.ts";
import type { Vehicles } from "../vehicles.ts";
import { NOBODY } from "../vehicles.ts";

/** A line around another. */
export class RestartLine implements WaitingLine {
  readonly #inner: WaitingLine;
  readonly #vehicles: Vehicles;
  readonly #bars: FlowBars | null;
  readonly #restarting = new Set<number>();
  /** Restarted: before all others, in the order in which that was done. */
  readonly #ready: number[] = [];

  constructor(inner: WaitingLine, vehicles: Vehicles, bars: FlowBars | null) {
    this.#inner = inner;
    this.#vehicles = vehicles;
    this.#bars = bars;
  }

  get size(): number {
    return this.#inner.size + this.#restarting.size + this.#ready.length;
  }

  push(vehicle: number): void {
    this.#inner.push(vehicle);
  }

  first(now: number): number {
    const ready = this.#ready.find((v) => this.#mayGo(v));
    if (ready !== undefined) return ready;
    return this.#inner.size === 0 ? NOBODY : this.#inner.first(now);
  }

  remove(vehicle: number): void {
    if (this.#restarting.delete(vehicle)) return;
    const at = this.#ready.indexOf(vehicle);
    if (at >= 0) this.#ready.splice(at, 1);
    else this.#inner.remove(vehicle);
  }

  members(): number[] {
    const others = this.#inner.size === 0 ? [] : this.#inner.members();
    return [...this.#ready.filter((v) => this.#mayGo(v)), ...others];
  }

  /** A vehicle of the line stands aside. */
  setAside(vehicle: number): void {
    this.remove(vehicle);
    this.#restarting.add(vehicle);
  }

  /** It is back, before all others. */
  comeBack(vehicle: number): void {
    this.#restarting.delete(vehicle);
    this.#ready.push(vehicle);
  }

  #mayGo(vehicle: number): boolean {
    return !(this.#bars?.barred(this.#vehicles.flow[vehicle]!) ?? false);
  }
}
