/** Costs worked by hand: one booth of 10 minutes. */
import { describe, expect, test } from "vitest";
import { starterFor } from "../../../../src/cli/starter.ts";
import { withOverrides } from "../../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../../src/scenario/parse.ts";
import { validateScenario } from "../../../../src/scenario/validate.ts";
import { reportOf } from "../../../fixtures/one-run.ts";
import { scenarioOf } from "../../../traces/traced.ts";

const rates = {
  currency: "USD",
  perHour: 12,
  spoilagePerHour: 4,
  idling: { litresPerHour: 3, pricePerLitre: 2, co2PerLitre: 2.6 },
  source: "assumed",
};
const two = { at: "post", arrivals: { timetable: { times: [0, 0] } } };

const at = (minute: number) => ({
  at: "post",
  arrivals: { timetable: { times: [`${minute} min`, `${minute} min`] } },
});

async function rows(
  flows: Record<string, Record<string, unknown>>,
  length = 60,
  gate: Record<string, unknown> = {},
) {
  const scenario = scenarioOf({ flows, length, gate, stages: [{ id: "s", servers: 1, service: "10 min" }] });
  const report = await reportOf(scenario);
  const value = (flow: string, metric: string, group = "*") => {
    const row = report.summary.find((r) => r.flow === flow && r.metric === metric && r.group === group);
    return row === undefined ? undefined : [Number(row.value.toPrecision(10)), row.unit];
  };
  return { report, value };
}

describe("costs", () => {
  /* One is through after 10 minutes, the other after 20, of which it waited 10: half an hour of delay, a sixth of waiting. */
  test("by total delay, and fuel by waiting", async () => {
    const { value } = await rows({ a: { ...two, costs: rates } });
    expect(value("a", "timeCost")).toEqual([6, "USD"]);
    expect(value("a", "spoilage")).toEqual([2, "USD"]);
    expect(value("a", "idlingFuel")).toEqual([0.5, "l"]);
    expect(value("a", "fuelCost")).toEqual([1, "USD"]);
    expect(value("a", "idlingCo2")).toEqual([1.3, "kg"]);
    expect(value("a", "totalCost")).toEqual([9, "USD"]);
    expect(value("a", "totalCost", "per-vehicle")).toEqual([4.5, "USD/vehicle"]);
    expect(value("*", "idlingCo2", "per-vehicle")).toEqual([0.65, "kg/vehicle"]);
  });

  /*
   * Two book the slots of 0 and 10 at 5 USD each and pass without delay but their service, 20 minutes in all: 4 USD of time.
   * A third flow books at 20 and has no costs; a fourth does not book. What is paid in another currency is not added.
   */
  test("and the fees of an electronic queue, of who paid them", async () => {
    const slots = (currency: string) => ({
      policy: {
        slots: {
          length: "10 min",
          capacity: 1,
          horizon: { days: 0 },
          live: "after-booked",
          fees: { currency, booking: 5 },
        },
      },
    });
    const flows = {
      a: { ...two, booking: {}, costs: rates },
      b: { ...at(15), booking: {} },
      c: { ...two, arrivals: { timetable: { times: ["50 min"] } }, costs: rates },
    };
    const { value } = await rows(flows, 120, slots("USD"));
    // The second waits for its slot for 10 minutes: 30 minutes of delay.
    expect(value("a", "timeCost")).toEqual([6, "USD"]);
    expect(value("a", "queueFees")).toEqual([10, "USD"]);
    expect(value("a", "totalCost")).toEqual([6 + 2 + 0 + 10, "USD"]);
    expect(value("b", "queueFees")).toBeUndefined();
    expect(value("c", "queueFees")).toEqual([0, "USD"]);
    expect(value("*", "queueFees")).toEqual([10, "USD"]);
    expect(value("*", "fees", "fee=booking")).toEqual([20, "USD"]);
    const other = await rows(flows, 120, slots("KZT"));
    expect(other.value("a", "queueFees")).toBeUndefined();
    expect(other.value("a", "totalCost")).toEqual([8, "USD"]);
  });

  /* At 15 minutes the second has waited 10 and been there for 15: 25 minutes of delay. */
  test("of those unfinished, what they have had by then", async () => {
    const { value } = await rows({ a: { ...two, costs: rates } }, 15);
    expect(value("a", "timeCost")).toEqual([5, "USD"]);
    expect(value("a", "idlingFuel")).toEqual([0.5, "l"]);
  });

  /* b comes at 20 and takes as long as a: half an hour. It has a value of time only; c has no costs and is in no total. */
  test("all flows that have costs together, each part of those that have it", async () => {
    const { value, report } = await rows({
      a: { ...two, costs: rates },
      b: { ...at(20), costs: { currency: "USD", perHour: 6, source: "assumed" } },
      c: at(40),
    });
    expect(value("b", "totalCost")).toEqual([3, "USD"]);
    expect(value("*", "timeCost")).toEqual([9, "USD"]);
    expect(value("*", "spoilage")).toEqual([2, "USD"]);
    expect(value("*", "totalCost", "per-vehicle")).toEqual([3, "USD/vehicle"]);
    expect(value("b", "idlingFuel")).toBeUndefined();
    expect(report.summary.some((r) => r.flow === "c" && r.metric === "timeCost")).toBe(false);
  });

  test("none, no rows", async () => {
    const { report } = await rows({ a: two });
    expect(report.summary.some((r) => r.metric === "timeCost" || r.group === "per-vehicle")).toBe(false);
  });
});

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const codes = (...overrides: string[]) =>
  validateScenario(withOverrides(starter, overrides)).problems.map((p) => `${p.code} ${p.path.join(".")}`);

test("one currency, some rate, and a source", () => {
  const good = "flows.general.costs={currency: USD, perHour: 20, source: assumed}";
  expect(codes(good)).toEqual([]);
  expect(codes(good, "flows.produce.costs={currency: KZT, perHour: 1, source: x}").join()).toContain(
    "costs:currencies",
  );
  expect(codes("flows.general.costs={currency: USD, source: x}")).toContain(
    "costs:nothing flows.general.costs",
  );
  expect(codes("flows.general.costs={currency: dollars, perHour: 1, source: x}").join()).toContain(
    "costs:currency-code",
  );
  expect(codes("flows.general.costs={currency: USD, perHour: 1}").join()).toContain("key:missing");
});
