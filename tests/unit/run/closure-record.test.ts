/** The promise that a closed post serves nobody is tested by breaking it. */
import { expect, test } from "vitest";
import { Stream } from "../../../src/kernel/stream.ts";
import { ClosurePlan } from "../../../src/model/closures/closure-plan.ts";
import { compile } from "../../../src/model/compile.ts";
import { planLevels } from "../../../src/model/levels.ts";
import { Vehicles } from "../../../src/model/vehicles.ts";
import { Books } from "../../../src/run/books.ts";
import { ClosureRecord } from "../../../src/run/closure-record.ts";
import { at, min, scenarioOf } from "../../traces/traced.ts";

function record() {
  const model = compile(
    scenarioOf({
      flows: { a: at([0]) },
      stages: [{ id: "s", servers: 1, service: min(10) }],
      closures: { c: { from: "2025-09-22T00:15", to: "2025-09-22T01:00" } },
    }),
  );
  const found = new ClosureRecord(model, planLevels(model), 10);
  found.watch(new ClosurePlan(model.closures, model.length, () => new Stream(1, 2)));
  return found;
}

test("a service begun while it is closed is a fault; one at the instants of closing and opening is not", () => {
  const fine = record();
  for (const minute of [14, 15, 60, 61]) fine.serves(0, minute * 60);
  expect(() => fine.finish(new Books(), 240 * 60)).not.toThrow();
  const broken = record();
  broken.serves(0, 30 * 60);
  expect(() => broken.finish(new Books(), 240 * 60)).toThrow(/while closed: 1 against 0/);
});

test("so is a vehicle let in while it is closed", () => {
  const broken = record();
  const vehicles = new Vehicles({ time: 0 });
  const v = vehicles.create(0, 0);
  vehicles.arrivedAt[v] = 0;
  vehicles.enteredAt[v] = 30 * 60;
  vehicles.serviceTime[v] = 600;
  broken.gone(vehicles, v, 80 * 60, true, true);
  expect(() => broken.finish(new Books(), 240 * 60)).toThrow(/while closed: 1 against 0/);
});
