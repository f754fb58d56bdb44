/** What the report, vehicles.csv and the terminal say of an electronic queue, in a day worked by hand. */
import { describe, expect, test } from "vitest";
import { compare } from "../../../src/experiments/compare.ts";
import { comparedParts } from "../../../src/outputs/comparison-parts.ts";
import { reportPage } from "../../../src/outputs/html/report-page.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { vehiclesCsvHeader, vehiclesCsvRows } from "../../../src/outputs/vehicles-csv.ts";
import { waitingParts } from "../../../src/outputs/waiting-parts.ts";
import { summarise } from "../../../src/run/summarise.ts";
import { headOf } from "../../fixtures/head.ts";
import { run } from "../../theory/run-case.ts";

/*
 * Slots of an hour with 2 places; service takes 30 min; one place in the waiting area. Four vehicles a (ready 0, free
 * travel 20 min, lead 30 min) book: a1, a2 at 60, a3, a4 at 120. c (ready 1) books 180 and stays away, which is known
 * when its window closes at 190. Two live ones, l, come at 60 (after a1 and a2, whose arrivals were scheduled before) and
 * at 61.
 *
 *  60 a1 in to 90; a2 has the waiting area, l1 the road; 61 l2 the road
 *  90 a2 in to 120: l1 moves to the area   120 l1 in (no booked one is there yet) to 150: l2 moves to the area, and a3, a4
 *     come: on the road   150 a3 in to 180: l2 stays in the area, who came before: a4 stays on the road
 * 180 a4 in to 210   210 l2 in to 240
 */
const FILE = {
  ...headOf("desk", "A day by hand", "240 min"),
  checkpoints: {
    post: {
      waitingArea: { places: 1 },
      gate: {
        policy: {
          slots: {
            length: "1 h",
            capacity: 2,
            horizon: { days: 0 },
            lead: "30 min",
            window: { from: 0, to: "10 min" },
            fees: { currency: "KZT", booking: 100, deposit: 7 },
          },
        },
      },
      stages: [{ id: "s", servers: 1, service: "30 min" }],
    },
  },
  flows: {
    a: {
      at: "post",
      travel: "20 min",
      arrivals: { timetable: { times: [0] } },
      groups: { size: 4 },
      booking: {},
    },
    c: { at: "post", arrivals: { timetable: { times: ["1 min"] } }, booking: { noShow: 1 } },
    l: { at: "post", arrivals: { timetable: { times: ["60 min", "61 min"] } } },
  },
  measures: { every: "1 h" },
};

const { report, results, model } = await run(FILE, "fast", true);

function value(metric: string, statistic: string, group = "*", flow = "*"): number {
  const rows = report.summary.filter(
    (r) =>
      r.metric === metric &&
      r.statistic === statistic &&
      r.group === group &&
      r.flow === flow &&
      r.checkpoint === "post" &&
      (statistic !== "count" || r.unit !== "share"),
  );
  expect(rows).toHaveLength(1);
  return rows[0]!.value;
}
/** Minutes to hours, to the digits of a sum of minutes. */
const h = (minutes: number) => expect.closeTo(minutes / 60, 9);

describe("the summary", () => {
  test("times of vehicles with a booking and without", () => {
    // Slots 60, 60, 120, 120 less the travel of 20; at home just as long.
    expect(value("slotWait", "mean", "queue=booked")).toEqual(h((40 + 40 + 100 + 100) / 4));
    expect(value("homeTime", "mean", "queue=booked")).toEqual(h(70));
    expect(value("slotWait", "mean")).toEqual(h((280 + 0) / 6));
    // In at 60, 90, 150, 180.
    expect(value("lag", "mean")).toEqual(h((0 + 30 + 30 + 60) / 4));
    expect(value("lag", "max", "queue=booked")).toEqual(h(60));
    expect(value("queueWait", "mean", "queue=live")).toEqual(h((60 + 149) / 2));
    // a1 none, a2 30 in the area, a3 30 and a4 60 on the road.
    expect(value("areaTime", "mean", "queue=booked")).toEqual(h(30 / 4));
    expect(value("roadTime", "mean", "queue=booked")).toEqual(h((30 + 60) / 4));
    // l1: 30 on the road, 30 in the area; l2: 61 to 120 on the road, then 90 in the area.
    expect(value("areaTime", "mean", "queue=live")).toEqual(h((30 + 90) / 2));
    expect(value("roadTime", "mean", "queue=live")).toEqual(h((30 + 59) / 2));
    // At home 70, in the queue 30 on average, half an hour inside.
    expect(value("totalDelay", "mean", "queue=booked")).toEqual(h(70 + 30 + 30));
    expect(value("totalDelay", "mean", "*", "a")).toEqual(h(130));
    expect(value("slotWait", "count", "queue=live")).toBe(2);
  });

  test("the use of slots, and what was paid", () => {
    // Slots of 0, 60, 120 and 180: 8 places.
    expect(value("slotsOffered", "count")).toBe(8);
    expect(value("slotsUsed", "count")).toBe(4);
    expect(value("slotsUsed", "share")).toBe(0.5);
    expect(value("slotsMissed", "count")).toBe(1);
    expect(value("slotsNeverBooked", "count")).toBe(3);
    expect(value("slotsCancelled", "count")).toBe(0);
    expect(value("slotsToCome", "count")).toBe(0);
    expect(value("fees", "mean", "fee=booking")).toBe(500);
    expect(value("fees", "mean", "fee=deposit")).toBe(7);
    expect(value("fees", "mean")).toBe(507);
    expect(value("noShow", "count")).toBe(1);
  });

  /* Observations come last in their instant. At 0: 60 and 120 are full, the first free is 180: 3 h.
   * At 60: from 90 on, c has one of the two places of 180: 2 h. At 120: 180, 1 h. At 180: from 210 on, 240: 1 h. 240: 300. */
  test("days until the first free slot, over time and on average", () => {
    const series = report.series.find((s) => s.measure === "daysUntilFree")!;
    expect([...series.mean].map((d) => d * 24)).toEqual([3, 2, 1, 1, 1].map((d) => expect.closeTo(d, 9)));
    expect(value("daysUntilFree", "mean")).toBeCloseTo(8 / 5 / 24, 9);
    expect(value("daysUntilFree", "max")).toBeCloseTo(3 / 24, 9);
  });

  test("the area and the road hold who stands there", () => {
    const at = (measure: string) => [...report.series.find((s) => s.measure === measure)!.mean];
    // At 0, 60, 120, 180, 240.
    expect(at("waitingArea")).toEqual([0, 1, 1, 1, 0]);
    expect(at("road")).toEqual([0, 1, 2, 0, 0]);
  });

  test("the parts of the waiting add up to the delay", () => {
    const parts = waitingParts(report, "post", "*");
    const service = value("serviceTime", "mean");
    expect(parts.map((p) => p.id)).toEqual(["homeTime", "queueWait"]);
    expect(parts.reduce((sum, p) => sum + p.hours, service)).toBeCloseTo(value("totalDelay", "mean"), 9);
  });

  test("the distribution of the wait for a slot is among the others", () => {
    const rows = report.waits.filter((w) => w.metric === "slotWait" && w.flow === "a");
    expect(rows.reduce((sum, w) => sum + w.vehicles, 0)).toBe(4);
  });

  test("the books name the promises that were kept", () => {
    const names = report.books.map((b) => b.name);
    expect(names).toEqual(expect.arrayContaining(["slot-ledger", "booking-window", "one-booking"]));
  });
});

test("vehicles.csv has the slot and where the delay was spent", () => {
  const names = {
    scenario: "desk",
    flows: model.flows.map((f) => ({ id: f.id, checkpoint: "post", channels: f.channels })),
    localTime: (time: number) => model.clock.iso(time),
  };
  const header = vehiclesCsvHeader("rfc4180", { electronic: true }).trim().split(",");
  const rows = [...vehiclesCsvRows(results[0]!.vehicles!, names)].join("").trim().split("\r\n");
  const cells = (row: string) => Object.fromEntries(row.split(",").map((cell, i) => [header[i], cell]));
  const a3 = rows.map(cells).find((r) => r.flow === "a" && r.vehicle === "2");
  expect(a3).toMatchObject({ slot_at: "2025-09-22T02:00:00", slot_h: "2", lag_h: "0.5", areaTime_h: "0" });
  expect(a3?.roadTime_h).toBe("0.5");
  const c1 = rows.map(cells).find((r) => r.flow === "c");
  expect(c1).toMatchObject({ outcome: "gaveUp", reason: "noShow", arrived_at: "", homeTime_h: "" });
  const l1 = rows.map(cells).find((r) => r.flow === "l");
  expect(l1).toMatchObject({ slot_at: "", lag_h: "", slotWait_h: "0" });
});

test("the terminal tells both kinds apart, and what became of the places", () => {
  const text = terminalReport(report, { width: 100 });
  expect(text).toContain("Electronic queue");
  expect(text).toMatch(/with a booking +4 +1\.17/);
  expect(text).toContain("50.0 % used, 12.5 % missed, 37.5 % never booked");
});

test("the page has a section of it", () => {
  const page = reportPage(report, { version: "0", command: "kezek run" });
  expect(page).toContain('<section id="electronic-queue"');
  expect(page).toContain("Never booked");
  expect(page).toContain("Stayed away");
});

test("a comparison with the live queue gives the time at home its own interval", async () => {
  const { gate: _, ...post } = FILE.checkpoints.post;
  const flow = (booking?: object) => ({
    at: "post",
    arrivals: { poisson: { perDay: 60 } },
    ...(booking === undefined ? {} : { booking }),
  });
  const file = (id: string, checkpoint: object, trucks: object) => ({
    ...FILE,
    id,
    calendar: { ...FILE.calendar, length: "4 d" },
    run: { replications: 6 },
    checkpoints: { post: checkpoint },
    flows: { trucks },
  });
  const sideOf = async (data: object) => {
    const { model: one, results: found } = await run(data);
    return summarise(one, "kezek", found, { hash: "", warnings: [] });
  };
  const base = await sideOf(file("live", post, flow()));
  const other = await sideOf(file("booked", FILE.checkpoints.post, flow({})));
  const comparison = compare(base, other);
  const home = comparedParts(comparison, "post", "*").find((p) => p.id === "homeTime")!.figure;
  const row = other.report.summary.find(
    (r) => r.metric === "homeTime" && r.statistic === "mean" && r.flow === "*" && r.group === "*",
  )!;
  expect(home.base).toBe(0);
  expect(home.difference).toBeGreaterThan(0);
  // The one is centred on the pooled mean as in sectioning, the other a ratio estimate: equal but for their weights.
  expect((home.high - home.low) / (row.high - row.low)).toBeCloseTo(1, 1);
});
