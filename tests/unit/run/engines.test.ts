/** Which engine is chosen where the flat one cannot be had; that both find the same is for tests/properties. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { fileOf } from "../../traces/traced.ts";

const { scenario } = validateScenario(
  parseScenario(
    JSON.stringify(
      fileOf({
        stages: [{ id: "booth", servers: 1, service: "10 min" }],
        flows: { trucks: { at: "post", arrivals: { poisson: { perDay: 100 } } } },
      }),
    ),
  ),
);

// What has been compiled is kept: each test begins with modules that have compiled nothing.
beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function chosen(): Promise<string> {
  const { compile } = await import("../../../src/model/compile.ts");
  const { createCalendar, Simulation } = await import("../../../src/run/simulate.ts");
  const options = {
    model: compile(scenario!),
    seed: "1",
    replication: 0,
    exactUpTo: 60,
    keepVehicles: false,
  };
  return new Simulation({ ...options, kernel: "fast" }, await createCalendar("fast")).engine;
}

const refuse = (): never => {
  throw new RangeError("refused");
};

test("an ordinary post runs flat", async () => {
  expect(await chosen()).toBe("flat");
});

test.each([
  ["Node has no WebAssembly", () => undefined],
  ["the processor has no vectors", () => ({ ...own(), Module: refuse })],
  ["the memory is refused", () => ({ ...own(), Memory: refuse })],
])("where %s, it runs on the general engine", async (_, webAssembly) => {
  vi.stubGlobal("WebAssembly", webAssembly());
  expect(await chosen()).toBe("general");
});

/** The members of WebAssembly that are used: they are not enumerable. */
function own() {
  const { Module, Instance, Memory } = WebAssembly;
  return { Module, Instance, Memory };
}
