import { describe, expect, test } from "vitest";
import { starterFor } from "../../../src/cli/starter.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const found = (...overrides: string[]) =>
  validateScenario(withOverrides(starter, overrides)).problems.map((p) => `${p.code} ${p.path.join(".")}`);
const train = (text: string) => found("flows.general.mode=train", `flows.general.train=${text}`);

describe("trains", () => {
  test.each([
    "{wagons: 55}",
    "{wagons: 55, teu: 110, tonnes: 1500, kind: block}",
    "{wagons: [{size: 41, share: 0.3}, {size: 58, share: 0.7}], teu: {from: 0, to: 0}, kind: group}",
  ])("%s", (text) => {
    expect(train(text)).toEqual([]);
  });

  test.each([
    ["{teu: 110}", "key:missing flows.general.train.wagons"],
    ["{wagons: 0}", "value:range flows.general.train.wagons"],
    ["{wagons: 5.5}", "value:kind flows.general.train.wagons"],
    ["{wagons: 5, teu: -1}", "value:range flows.general.train.teu"],
    ["{wagons: {from: 58, to: 41}}", "train:range flows.general.train.wagons.to"],
    ["{wagons: 5, teu: [{size: 4, share: 0.5}]}", "shares:sum flows.general.train.teu"],
    ["{wagons: 5, kind: blok}", "value:choice flows.general.train.kind"],
    ["{wagons: 5, waggons: 6}", "key:unknown flows.general.train.waggons"],
  ])("%s", (text, problem) => {
    expect(train(text)).toContain(problem);
  });

  test("trucks have none", () => {
    expect(found("flows.general.train={wagons: 5}")).toContain("train:not-a-train flows.general.train");
  });
});

describe("service by load", () => {
  const service = (text: string, ...more: string[]) =>
    found(`checkpoints.post.stages.customs.service=${text}`, ...more);
  const trains = ["flows.general.mode=train", "flows.general.train={wagons: 5}"];
  const produce = ["flows.produce.mode=train", "flows.produce.train={wagons: 5}"];
  const fatal = (text: string, ...more: string[]) =>
    service(text, ...more).filter((p) => !p.startsWith("advice"));

  test("is a service time as any other", () => {
    expect(fatal("{load: {base: 30 min, perWagon: 2 min, perTeu: {uniform: {min: 0, max: 1 min}}}}")).toEqual(
      [],
    );
    expect(fatal("{load: {perWagon: 2 min, perTonne: 0}}", ...trains, ...produce)).toEqual([]);
    expect(fatal("{byFlow: {general: {load: {perWagon: 2 min}}}, otherwise: 5 min}", ...trains)).toEqual([]);
  });

  test.each([
    ["{load: {}}", "load:nothing checkpoints.post.stages.1.service.load"],
    ["{load: {perWaggon: 2 min}}", "key:unknown checkpoints.post.stages.1.service.load.perWaggon"],
    ["{load: {base: 2}}", "unit:missing checkpoints.post.stages.1.service.load.base"],
    [
      "{load: {base: {shifted: {by: -2 h, of: 1 h}}}}",
      "distribution:negative checkpoints.post.stages.1.service.load.base.shifted",
    ],
    ["{load: {perWagon: 2 min}}", "service:no-law checkpoints.post.stages.1.service"],
  ])("%s", (text, problem) => {
    expect(service(text)).toContain(problem);
  });

  test("the load of a stage is reckoned with the wagons that come", () => {
    const many = service("{load: {perWagon: 2 h}}", ...trains, ...produce).filter((p) =>
      p.startsWith("advice"),
    );
    const few = service("{load: {perWagon: 1 s}}", ...trains, ...produce).filter((p) =>
      p.startsWith("advice"),
    );
    expect(many).toContain("advice:overload checkpoints.post.stages.1");
    expect(few).not.toContain("advice:overload checkpoints.post.stages.1");
  });
});
