import { describe, expect, test } from "vitest";
import { starterFor } from "../../../src/cli/starter.ts";
import { expectedVehicles, workersOf } from "../../../src/scenario/load-estimate.ts";
import { meanStaff } from "../../../src/scenario/mean-staff.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { meanVisits } from "../../../src/scenario/routes.ts";
import type { Scenario } from "../../../src/scenario/schema/scenario.ts";
import { filesNamed, validateScenario } from "../../../src/scenario/validate.ts";
import { ZoneClock } from "../../../src/time/zone-clock.ts";

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const check = (...overrides: string[]) => validateScenario(withOverrides(starter, overrides));
const codes = (...overrides: string[]) => check(...overrides).problems.map((p) => p.code);

function valid(...overrides: string[]): Scenario {
  const { scenario, problems } = check(...overrides);
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  return scenario;
}

describe("validateScenario", () => {
  test("the starter has no problem and no advice, and is plain data", () => {
    expect(check().problems).toEqual([]);
    expect(structuredClone(valid())).toEqual(valid());
  });

  test.each([
    ["flows.general.from=north", "name:unknown"],
    ["flows.general.entersAt=nowhere", "name:unknown"],
    ["checkpoints.post.stages.scan.when={cargo: [coal]}", "name:unknown"],
    ["checkpoints.post.stages.scan.when={from: [north]}", "name:unknown"],
    ["checkpoints.post.stages.scan.discipline={growing-priority: {gain: {coal: 1 /h}}}", "name:unknown"],
    ["checkpoints.post.stages.scan.next=[{to: exit, share: 0.5}]", "shares:sum"],
    ["checkpoints.post.stages.scan.servers=null", "stage:no-servers"],
    ["checkpoints.post.stages.scan.uses={crane: 1}", "name:unknown"],
    [
      "checkpoints.post.sides={a: {stages: [{id: z, servers: 1, service: 1 min}]}}",
      "checkpoint:stages-or-sides",
    ],
    ["calendar.length=1000000 d", "calendar:too-long"],
    ["checkpoints.post.timezone=Mars/Olympus", "zone:unknown"],
    ["flows.general.groups={size: [{vehicles: 2, share: 0.5}]}", "shares:sum"],
    ["flows.general.backlog={vehicles: 1, waited: [1 h, 2 h]}", "backlog:too-long"],
    ["flows.general.patience={normal: {mean: 1 h, sd: 1 h, cutAtZero: false}}", "distribution:negative"],
    ["checkpoints.post.stages.scan.servers={steps: [{at: 0, servers: 0}]}", "staffing:never"],
    [
      "checkpoints.post.gate.hours=[{open: closed, between: {from: 2025-10-02, to: 2025-10-01}}]",
      "dates:reversed",
    ],
  ])("%s gives %s", (override, code) => {
    expect(codes(override)).toContain(code);
    expect(check(override).scenario).toBeUndefined();
  });

  test.each([
    ["lanes", "lanes={}", "discipline=lifo"],
    ["sharing", "sharing=true", "queue={places: 3}"],
    ["sharing", "sharing=true", "vacations={length: 1 h}"],
    ["batch", "batch={size: 2}", "startsWhen={waiting: 2}"],
    ["vacations", "vacations={length: 1 h}", "startsWhen={waiting: 2}"],
    ["unlimited servers", "servers=unlimited", "breakdowns={between: 1 d, repair: 1 h}"],
  ])("%s cannot be combined with everything", (one, first, second) => {
    const stage = "checkpoints.post.stages.scan.";
    const { problems } = check(stage + first, stage + second);
    expect(problems).toMatchObject([{ code: "stage:combination", detail: { one } }]);
  });

  test("members of a group have no way of their own", () => {
    const member =
      "{id: a, servers: 1, service: 1 min, next: [{to: exit}]}, {id: b, servers: 1, service: 1 min}";
    expect(codes(`checkpoints.post.stages.3={id: both, parallel: [${member}]}`)).toEqual(["stage:in-group"]);
    const sound = member.replace(", next: [{to: exit}]", "");
    expect(codes(`checkpoints.post.stages.3={id: both, parallel: [${sound}]}`)).toEqual([]);
    expect(
      codes(`checkpoints.post.stages.3={id: both, parallel: [${sound}]}`, "flows.general.entersAt=a"),
    ).toEqual(["stage:into-group"]);
  });

  test("faults of shape and of reference are told together, in the order of the file", () => {
    const text = starterFor("x.yaml")
      .replace("servers: 2\n", "servers: two\n")
      .replace("at: post", "at: psot");
    const found = validateScenario(parseScenario(text, "x.yaml")).problems;
    expect(found.map((p) => p.code)).toEqual(["value:choice", "name:unknown"]);
  });

  test("names of an object's own methods are no names", () => {
    expect(codes("flows.general.at=constructor")).toContain("name:unknown");
    expect(codes("flows.general.at=to-string")).toContain("name:unknown");
  });

  test("files that are named are found", () => {
    const data = { flows: { a: { arrivals: { trace: { file: "t.csv" } } } }, sources: [{ file: "no.csv" }] };
    expect(filesNamed(data)).toEqual([{ name: "t.csv", path: ["flows", "a", "arrivals", "trace", "file"] }]);
  });
});

describe("advice", () => {
  test.each([
    ["run.replications=3", "advice:few-replications"],
    ["sources=[]", "advice:no-sources"],
    ["checkpoints.post.stages.customs.servers=1", "advice:overload"],
    ["flows.general.arrivals.poisson.byWeekday=[0, 0, 0, 0, 0, 0, 3]", "advice:overload-days"],
    ["checkpoints.post.stages.scan.when={channel: [red], share: 0}", "advice:unreached"],
  ])("%s gives %s and a scenario all the same", (override, code) => {
    expect(codes(override)).toContain(code);
    expect(check(override).scenario).toBeDefined();
  });
  test("a steady-state study without warm-up", () => {
    expect(codes("calendar.kind=steady-state", "calendar.warmup=0")).toEqual(["advice:no-warmup"]);
  });
  test("sent back through limited places", () => {
    const stage = "checkpoints.post.stages.scan.";
    const next = "next=[{to: customs, share: 0.5, atMost: 2}, {to: exit, share: 0.5}]";
    expect(codes(stage + next, `${stage}queue={places: 2}`)).toEqual(["advice:deadlock"]);
  });
});

describe("estimates from means, by hand", () => {
  test("vehicles: 200 + 60 a day for 21 days, to the last one", () => {
    expect(expectedVehicles(valid())).toBeCloseTo(260 * 21, 6);
    expect(
      expectedVehicles(valid("flows.produce.groups={size: 2}", "flows.produce.backlog={vehicles: 7}")),
    ).toBeCloseTo(320 * 21 + 7, 6);
    expect(expectedVehicles(valid("flows.produce.until=7 d"))).toBeCloseTo(200 * 21 + 60 * 7, 6);
  });
  test("load: arrivals x mean service / servers", () => {
    const scenario = valid();
    const load = (name: string) =>
      workersOf(scenario)
        .find((w) => w.name === name)
        ?.load(0, scenario.calendar.length);
    expect(load("border-guard")).toBeCloseTo((260 * 4) / (2 * 1440), 9);
    expect(load("scan")).toBeCloseTo(((200 * 0.1 + 60 * 0.05) * 12) / 1440, 9);
  });
  test("a stage left half the time for another turn is visited twice", () => {
    const scenario = valid(
      "checkpoints.post.stages.scan.next=[{to: scan, share: 0.5}, {to: exit, share: 0.5}]",
    );
    const visits = meanVisits(scenario, "general", scenario.flows.general!, "red");
    expect(visits[2]).toBeCloseTo(2, 6);
  });
  test("at most two more turns at one half: 1 + 1/2 + 1/4 visits", () => {
    const next = "next=[{to: scan, share: 0.5, atMost: 2}, {to: exit, share: 0.5}]";
    const scenario = valid(`checkpoints.post.stages.scan.${next}`);
    expect(meanVisits(scenario, "general", scenario.flows.general!, "red")[2]).toBeCloseTo(1.75, 6);
  });
  test("staff: shifts that run over midnight, weekdays, steps", () => {
    const clock = new ZoneClock(Date.UTC(2025, 8, 22) / 1000, "UTC", 14 * 86400);
    const rest = { atShiftEnd: "finish" as const };
    const shifts = [
      { from: 8 * 3600, number: 4 },
      { from: 20 * 3600, number: 2 },
    ];
    expect(meanStaff({ shifts, ...rest }, clock, 0, 86400)).toBeCloseTo(3, 9);
    const weekend = [...shifts, { from: 0, number: 1, days: [5, 6] }];
    expect(meanStaff({ shifts: weekend, ...rest }, clock, 5 * 86400, 7 * 86400)).toBeCloseTo(1, 9);
    const steps = [
      { at: 0, number: 1 },
      { at: 3600, number: 3 },
    ];
    expect(meanStaff({ steps, repeatEvery: 7200, ...rest }, clock, 0, 86400)).toBeCloseTo(2, 9);
  });
});
