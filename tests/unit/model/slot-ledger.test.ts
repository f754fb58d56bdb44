/** The calendar and the ledger of slots without any simulation, worked by hand. */
import { describe, expect, test } from "vitest";
import { admission } from "../../../src/catalogue/admission/index.ts";
import {
  compileSlots,
  firstAbove,
  firstFrom,
  type SlotCalendar,
  slotAt,
} from "../../../src/model/booking/slot-calendar.ts";
import { SlotLedger } from "../../../src/model/booking/slot-ledger.ts";
import { compileWindows } from "../../../src/model/booking/slot-windows.ts";
import { epochOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const HOUR = 3600;
const DAY = 86400;

function rulesOf(slots: object) {
  const parsed = admission.schema.parse({ slots });
  const policy = admission.build(parsed, { files: {} });
  if (policy.kind !== "slots") throw new Error("no slots");
  return policy.rules;
}

function clockOf(start: string, zone: string): ZoneClock {
  return new ZoneClock(epochOf(start, zone)!, zone, 10 * DAY);
}

/** 2025-09-22 is a Monday. */
const monday = clockOf("2025-09-22T00:00", "UTC");

function calendarOf(slots: object, clock = monday, length = 2 * DAY): SlotCalendar {
  return compileSlots(rulesOf({ horizon: { days: 1 }, ...slots }), clock, length);
}

const placesAt = (calendar: SlotCalendar, hours: readonly number[], kind = 0) =>
  hours.map((h) => calendar.places[kind]![firstFrom(calendar.startsAt, h * HOUR)]);

describe("a calendar", () => {
  test("has slots of every day up to the last that can be booked", () => {
    const c = calendarOf({ length: "6 h", capacity: 2 });
    // Days 0, 1, 2 (the run's last instant is midnight of day 2) and one more: 4 days of 4 slots.
    expect(c.count).toBe(16);
    expect([...c.startsAt.slice(0, 5)].map((t) => t / HOUR)).toEqual([0, 6, 12, 18, 24]);
    expect(c.endsAt[3]! / HOUR).toBe(24);
  });

  test("opens day by day at its hour", () => {
    const c = calendarOf({ length: "12 h", capacity: 1, horizon: { days: 1, opensAt: "09:00" } });
    // The first day opened yesterday at 9, the second at 9 today, the third at 9 tomorrow.
    expect([...c.opensAt.slice(0, 6)].map((t) => t / HOUR)).toEqual([-15, -15, 9, 9, 33, 33]);
  });

  test("takes capacity by hour, by weekday before that, by date before both", () => {
    const capacity = [
      { from: "00:00", vehicles: 1 },
      { from: "08:00", vehicles: 5 },
      { from: "20:00", vehicles: 2 },
      { from: "00:00", vehicles: 7, days: ["tue"] },
      { from: "00:00", vehicles: 9, between: { from: "2025-09-24", to: "2025-09-24" } },
    ];
    const c = calendarOf({ length: "1 h", capacity });
    expect(placesAt(c, [0, 7, 8, 19, 20, 23])).toEqual([1, 1, 5, 5, 2, 2]);
    expect(placesAt(c, [24, 32, 47])).toEqual([7, 7, 7]);
    expect(placesAt(c, [48, 60, 71])).toEqual([9, 9, 9]);
    // Thursday is an ordinary day; until 00:00 the row of the day before has held.
    expect(placesAt(c, [72, 80])).toEqual([1, 5]);
  });

  test("sets shares of a day's places aside, rounded down and spread over the day", () => {
    const c = calendarOf({ length: "6 h", capacity: 5, reserved: { a: { share: 0.2 }, b: { share: 0.13 } } });
    // 20 places a day. a: 4, the places number 2, 7, 12, 17, one of each slot. b: 2.6, so 2 of the 16 left: 4 and 12,
    // in the second slot (4 to 7) and in the last (12 to 15).
    expect(c.kinds).toEqual(["ordinary", "a", "b"]);
    expect(placesAt(c, [0, 6, 12, 18], 1)).toEqual([1, 1, 1, 1]);
    expect(placesAt(c, [0, 6, 12, 18], 2)).toEqual([0, 1, 0, 1]);
    expect(placesAt(c, [0, 6, 12, 18])).toEqual([4, 3, 4, 3]);
  });

  test("leaves out the hour that the clock skips, and has one long slot where it goes back", () => {
    const spring = calendarOf({ length: "1 h", capacity: 1 }, clockOf("2026-03-29T00:00", "Europe/Berlin"));
    // At 02:00 it is 03:00: the first day has 23 slots of an hour.
    expect([...spring.day].filter((d) => d === spring.day[0])).toHaveLength(23);
    const autumn = calendarOf({ length: "1 h", capacity: 1 }, clockOf("2026-10-25T00:00", "Europe/Berlin"));
    expect([...autumn.day].filter((d) => d === autumn.day[0])).toHaveLength(24);
    expect((autumn.endsAt[2]! - autumn.startsAt[2]!) / HOUR).toBe(2);
  });

  test("finds the slot of an instant", () => {
    const c = calendarOf({ length: "6 h", capacity: 1 });
    expect([0, 1, 6 * HOUR - 1, 6 * HOUR].map((t) => slotAt(c, t))).toEqual([0, 0, 0, 1]);
    expect(slotAt(c, 100 * DAY)).toBe(-1);
    expect([firstFrom(c.startsAt, 6 * HOUR), firstAbove(c.startsAt, 6 * HOUR)]).toEqual([1, 2]);
  });
});

describe("windows", () => {
  const windowsOf = (rules: object) => {
    const all = rulesOf({ length: "6 h", capacity: 1, horizon: { days: 0 }, ...rules });
    return compileWindows(all, compileSlots(all, monday, DAY), monday);
  };

  test("lie about the beginning of the slot; punctual is its beginning, or the end of the window before it", () => {
    const w = windowsOf({ window: { from: "-3 h", to: "-10 min" } });
    expect(w.opensAt[1]! / HOUR).toBe(3);
    expect(w.closesAt[1]).toBe(6 * HOUR - 600);
    expect(w.punctualAt[1]).toBe(6 * HOUR - 600);
    expect(w.admitsAt).toEqual(w.opensAt);
    expect(w.expiresAt[1]).toBe(Number.POSITIVE_INFINITY);
  });

  test("or are the slot's local day", () => {
    const w = windowsOf({ enter: "at-slot" });
    expect([w.opensAt[5]! / HOUR, w.closesAt[5]! / HOUR]).toEqual([24, 48]);
    expect([w.punctualAt[5]! / HOUR, w.admitsAt[5]! / HOUR]).toEqual([30, 30]);
  });

  test("bookings of some days are good for longer", () => {
    const extended = [{ between: { from: "2025-09-23", to: "2025-09-23" }, by: "72 h" }];
    const w = windowsOf({ expires: { after: "24 h", extended } });
    expect([w.expiresAt[0]! / HOUR, w.expiresAt[4]! / HOUR]).toEqual([24, 24 + 24 + 72]);
  });
});

describe("a ledger of slots of 6 h with 1 place", () => {
  const ledgerOf = (rules: object = {}) =>
    new SlotLedger(calendarOf({ length: "6 h", capacity: 1, ...rules }));

  test("gives what is open and late enough", () => {
    // At 0 the days 0 and 1 are open: 8 slots.
    expect(ledgerOf().range(0, 1)).toEqual([1, 8]);
    expect(ledgerOf().range(DAY, 30 * HOUR)).toEqual([5, 12]);
  });

  test("books each place once, the earliest first, and again what is given back", () => {
    const ledger = ledgerOf();
    const take = () => {
      const place = ledger.earliest([0], 0, 3);
      if (place !== null) ledger.book(place);
      return place?.slot;
    };
    expect([take(), take(), take(), take()]).toEqual([0, 1, 2, undefined]);
    ledger.giveBack({ slot: 1, kind: 0 });
    expect([take(), take()]).toEqual([1, undefined]);
    expect(ledger.worstExcess()).toBe(0);
  });

  test("finds the nearest, the earlier of two equally near", () => {
    const ledger = ledgerOf();
    const near = (hours: number) => ledger.nearest([0], 0, 8, hours * HOUR)?.slot;
    expect([near(0), near(7), near(9), near(10), near(300)]).toEqual([0, 1, 1, 2, 7]);
    ledger.book({ slot: 2, kind: 0 });
    expect([near(11), near(12), near(13)]).toEqual([1, 1, 3]);
  });

  test("of one slot takes the kind named first, of two slots the earlier", () => {
    const ledger = new SlotLedger(
      calendarOf({ length: "6 h", capacity: 2, reserved: { a: { share: 0.25 } } }),
    );
    // 8 places a day; a has 2: the places number 2 and 6, of the second slot and the last.
    expect(ledger.earliest([1, 0], 0, 8)).toEqual({ slot: 0, kind: 0 });
    expect(ledger.earliest([1, 0], 1, 8)).toEqual({ slot: 1, kind: 1 });
  });

  test("accounts for every place", () => {
    const ledger = ledgerOf();
    for (const slot of [0, 1, 2, 3]) ledger.book({ slot, kind: 0 });
    ledger.use({ slot: 0, kind: 0 });
    ledger.miss({ slot: 1, kind: 0 });
    ledger.giveBack({ slot: 2, kind: 0 });
    // Slots 0 to 4: used, missed, given back, booked, never booked.
    expect(ledger.useBetween(0, 30 * HOUR, [0])).toEqual({
      offered: 5,
      used: 1,
      missed: 1,
      cancelled: 1,
      neverBooked: 1,
      toCome: 1,
    });
    // Given back and filled again is no cancellation; what began before is not counted.
    ledger.book({ slot: 2, kind: 0 });
    expect(ledger.useBetween(12 * HOUR, 18 * HOUR, [0])).toMatchObject({
      offered: 1,
      cancelled: 0,
      toCome: 1,
    });
  });
});
