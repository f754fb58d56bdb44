/** The books of drivers refuse what must not be, told by trips that are made up. */
import { expect, test } from "vitest";
import { DriverLedger, type TripRecord } from "../../../src/model/drivers/driver-ledger.ts";
import { StayRule } from "../../../src/model/drivers/stay-rule.ts";
import { Books } from "../../../src/run/books.ts";
import { checkDrivers } from "../../../src/run/driver-books.ts";

const rule = new StayRule({ days: 2, within: 5, from: 0 }, []);
const trip = (from: number, to: number, more: Partial<TripRecord> = {}): TripRecord => ({
  driver: 0,
  outAt: from * 86400,
  homeAt: (to + 1) * 86400,
  from,
  to,
  planned: 1,
  ...more,
});

/** Checks a ledger of one driver with these trips. */
function check(trips: readonly TripRecord[], forget = false): Books {
  const ledger = new DriverLedger(rule, [[]]);
  for (const one of trips) ledger.record(one);
  if (forget) ledger.overstays.length = 0;
  const books = new Books();
  checkDrivers(books, "d", ledger);
  return books;
}

test("days within the limit, and days beyond it that were not planned, are in order", () => {
  expect(check([trip(10, 11), trip(16, 17)]).results()["driver-days"]!.checked).toBeGreaterThan(0);
  // Three days, one planned: the third is beyond the limit and counted.
  expect(() => check([trip(10, 12)])).not.toThrow();
});

test("a planned day beyond the limit is a fault", () => {
  expect(() => check([trip(10, 11), trip(12, 12)])).toThrow(/planned days beyond the limit/);
});

test("a day beyond the limit that nobody counted is a fault", () => {
  expect(() => check([trip(10, 12)], true)).toThrow(/not counted/);
});

test("two trips at one time are a fault", () => {
  expect(() => check([trip(10, 11), trip(20, 20, { outAt: 11 * 86400 })])).toThrow(/at one time/);
});

test("a trip that began before the run was not planned by anybody", () => {
  expect(() => check([trip(10, 12, { planned: 0 })])).not.toThrow();
});
