/**
 * The books of drivers, from their trips and not from what the model kept of them: each is in one place at a time, and
 * nobody's days go beyond the limit unless a stay lasted longer than was planned, which is counted as overstay.
 */
import type { DriverLedger, TripRecord } from "../model/drivers/driver-ledger.ts";
import type { Books } from "./books.ts";

/** Checks one pool at the end of a replication; the trips under way are among the ledger's. */
export function checkDrivers(books: Books, id: string, ledger: DriverLedger): void {
  const { home, trip, rest } = ledger.places;
  books.equal("driver-places", `drivers of ${id}`, home + trip + rest, ledger.drivers);
  ledger.counted().forEach((count, i) => {
    books.equal("driver-places", `drivers of ${id} by place`, count, [home, trip, rest][i]!);
  });
  const overstays = new Set(ledger.overstays.map(([driver, day]) => `${driver} ${day}`));
  let found = 0;
  for (const [driver, trips] of byDriver(ledger).entries()) {
    const together = overlaps(trips);
    books.none("driver-places", `trips of a driver of ${id} at one time`, trips.length, together);
    const beyond = daysBeyond(ledger, driver, trips);
    const unplanned = beyond.filter(({ index, planned }) => planned > 0 && index < planned).length;
    books.none("driver-days", `planned days beyond the limit, drivers of ${id}`, trips.length, unplanned);
    found += beyond.length;
    const untold = beyond.filter(({ day }) => !overstays.has(`${driver} ${day}`)).length;
    books.none("driver-days", `days beyond the limit not counted, drivers of ${id}`, trips.length, untold);
  }
  books.equal("driver-days", `days beyond the limit, drivers of ${id}`, found, overstays.size);
}

function byDriver(ledger: DriverLedger): TripRecord[][] {
  const found = ledger.before.map((): TripRecord[] => []);
  for (const trip of ledger.trips) found[trip.driver]!.push(trip);
  return found;
}

/** Trips that begin before the one before has ended. */
function overlaps(trips: readonly TripRecord[]): number {
  return trips.filter((trip, i) => i > 0 && trip.outAt < trips[i - 1]!.homeAt).length;
}

/** Days on which a driver has more than the limit allows, with their place in the stay that they belong to. */
function daysBeyond(
  { rule, before }: DriverLedger,
  driver: number,
  trips: readonly TripRecord[],
): { day: number; index: number; planned: number }[] {
  if (!rule.limited) return [];
  const all = new Map<number, { index: number; planned: number }>();
  for (const day of before[driver]!) all.set(day, { index: -1, planned: 0 });
  for (const { from, to, planned } of trips) {
    for (let day = from; day <= to; day += 1) {
      if (rule.counts(day) && !all.has(day)) all.set(day, { index: day - from, planned });
    }
  }
  const days = [...all.keys()].sort((a, b) => a - b);
  let first = 0;
  return days.flatMap((day, i) => {
    while (days[first]! < rule.firstOf(day)) first += 1;
    const { index, planned } = all.get(day)!;
    const late = index >= 0 && rule.enforced(day) && i - first + 1 > rule.days;
    return late ? [{ day, index, planned }] : [];
  });
}
