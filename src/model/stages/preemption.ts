/**
 * Who must make way for a vehicle at a stage: those of less priority, as few as set free what it needs. Interrupts
 * nobody.
 */
import type { Need, Pool } from "../pool.ts";

/** A figure of every vehicle about. */
type Column = { readonly [vehicle: number]: number };

/**
 * Vehicles in service that a vehicle may interrupt, worst priority first, of one priority the latest start.
 * While a shift that is over finishes its vehicles, as many as are too many are let be: those begun first.
 * @param running in the order in which their service began
 */
export function victimsOf(
  vehicle: number,
  running: readonly number[],
  servers: Pool,
  priority: Column,
): number[] {
  if (!running.some((v) => priority[v]! > priority[vehicle]!)) return [];
  const beyond = Math.max(0, running.length - (servers.capacity - servers.down));
  const victims = running.slice(beyond).filter((v) => priority[v]! > priority[vehicle]!);
  return victims.reverse().sort((a, b) => priority[b]! - priority[a]!);
}

/** The first of the victims, as many as must go before the vehicle can begin; null when even all are not enough. */
export function enoughOf(
  victims: readonly number[],
  vehicle: number,
  servers: Pool,
  shared: readonly Need[],
  flow: Column,
): number[] | null {
  const mine = flow[vehicle]!;
  const free = Math.max(0, servers.free);
  const short = [1 - free, ...shared.map((n) => n.unitsByFlow[mine]! - n.pool.free)];
  let used = 0;
  while (short.some((s) => s > 0)) {
    const v = victims[used];
    if (v === undefined) return null;
    used += 1;
    short[0]! -= 1;
    shared.forEach((n, i) => {
      short[i + 1]! -= n.unitsByFlow[flow[v]!]!;
    });
  }
  return victims.slice(0, used);
}
