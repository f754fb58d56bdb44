import { describe, expect, test } from "vitest";
import { starterFor } from "../../../src/cli/starter.ts";
import { withOverrides } from "../../../src/scenario/overrides.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

const starter = parseScenario(starterFor("my-post.yaml"), "my-post.yaml");
const found = (...overrides: string[]) =>
  validateScenario(withOverrides(starter, overrides))
    .problems.map((p) => `${p.code} ${p.path.join(".")}`)
    .filter((p) => !p.startsWith("advice:load-without"));
const r = (text: string, ...more: string[]) => found(`regimes.r=${text}`, ...more);
const dates = "between: {from: 2025-09-10, to: 2025-10-15}";

describe("regimes", () => {
  test("of channels and of service times", () => {
    expect(r(`{${dates}, channels: {general: {red: 1}}}`)).toEqual([]);
    expect(r(`{${dates}, service: {scan: {factor: 1.5}}, flows: [general]}`)).toEqual([]);
    expect(r(`{${dates}, recognises: {scan: {by: customs, share: 0.9}}}`)).toEqual([]);
    expect(r("{between: {from: 2025-09-10}, service: {scan: {lognormal: {mean: 1 h, cv: 1}}}}")).toEqual([]);
  });

  test.each([
    [`{${dates}}`, "regime:nothing regimes.r"],
    [
      "{between: {from: 2025-09-10, to: 2025-09-09}, service: {scan: 1 h}}",
      "dates:reversed regimes.r.between",
    ],
    [`{${dates}, at: nowhere, service: {scan: 1 h}}`, "name:unknown regimes.r.at"],
    [`{${dates}, recognises: {scan: nowhere}}`, "name:unknown regimes.r.recognises.scan"],
    [`{${dates}, recognises: {nowhere: scan}}`, "name:unknown regimes.r.recognises.nowhere"],
    [`{${dates}, recognises: {scan: scan}}`, "regime:itself regimes.r.recognises.scan"],
    [
      `{${dates}, recognises: {scan: {by: customs, flows: [nobody]}}}`,
      "name:unknown regimes.r.recognises.scan.flows.0",
    ],
    [`{${dates}, service: {nowhere: 1 h}}`, "name:unknown regimes.r.service.nowhere"],
    [
      `{${dates}, service: {scan: {byFlow: {nobody: 1 h}}}}`,
      "name:unknown regimes.r.service.scan.byFlow.nobody",
    ],
    [
      `{${dates}, service: {scan: {shifted: {by: -2 h, of: 1 h}}}}`,
      "distribution:negative regimes.r.service.scan.shifted",
    ],
    [`{${dates}, channels: {nobody: {red: 1}}}`, "name:unknown regimes.r.channels.nobody"],
    [`{${dates}, channels: {general: {blue: 1}}}`, "name:unknown regimes.r.channels.general.blue"],
    [`{${dates}, channels: {general: {red: 0.9}}}`, "shares:sum regimes.r.channels.general"],
    [`{${dates}, channels: {general: {red: 1}}, flows: [general]}`, "closure:without regimes.r.flows"],
    [`{${dates}, service: {scan: 1 h}, flows: [nobody]}`, "name:unknown regimes.r.flows.0"],
  ])("%s", (text, problem) => {
    expect(r(text)).toContain(problem);
  });

  test("a flow without channels, and several checkpoints", () => {
    expect(r(`{${dates}, channels: {general: {red: 1}}}`, "flows.general.channels=null")).toContain(
      "regime:no-channels regimes.r.channels.general",
    );
    const other = "checkpoints.other={stages: [{id: s, servers: 1, service: 1 min}]}";
    expect(r(`{${dates}, service: {scan: 1 h}}`, other)).toContain("regime:at regimes.r");
  });

  test("a channel that is taken in a regime only needs a service time, and is not called empty", () => {
    const channels = "flows.general.channels={green: 1, black: 0}";
    const plain = found(channels);
    expect(plain).toContain("advice:empty-channel flows.general.channels.black");
    const taken = r(`{${dates}, channels: {general: {black: 1}}}`, channels);
    expect(taken.some((p) => p.startsWith("advice:empty-channel"))).toBe(false);
    const table =
      "checkpoints.post.stages.customs.service={byFlow: {general: {byChannel: {green: 5 min}}}, otherwise: 5 min}";
    expect(found(channels, table).some((p) => p.startsWith("service:no-law"))).toBe(false);
    expect(
      r(`{${dates}, channels: {general: {black: 1}}}`, channels, table).some((p) =>
        p.startsWith("service:no-law"),
      ),
    ).toBe(true);
  });
});
