/** What validation says of documents, and how often their stages are visited by the estimate before a run. */
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { compile } from "../../../src/model/compile.ts";
import { runsFlat } from "../../../src/model/flat/supported.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { meanVisits } from "../../../src/scenario/routes.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { at, fileOf, min, type Part, type Post, scenarioOf } from "../../traces/traced.ts";

const declared = { simplified: 0.3, invoice: 0.2 };
const papers: Part = { id: "papers", servers: 1, service: min(10) };
const desk: Part = { id: "desk", servers: 1, service: min(30), when: { documents: ["invoice"] } };

const postWith = (documents: Part | undefined, more: Partial<Post> = {}): Post => ({
  flows: { a: at([0], documents === undefined ? {} : { documents }), b: at([5]) },
  stages: [papers, desk],
  ...more,
});

function found(post: Post): string[] {
  return validateScenario(parseScenario(JSON.stringify(fileOf(post))))
    .problems.filter((p) => p.fatal)
    .map((p) => `${p.code} ${p.path.join(".")}${p.hint === undefined ? "" : ` (${p.hint})`}`);
}

const regime = (documents: Part): Partial<Post> => ({
  regimes: { r: { between: { from: "2025-09-22" }, documents } },
});

describe("documents", () => {
  test.each([
    [postWith(declared), []],
    [postWith({ simplified: 0.7, invoice: 0.3 }), []],
    [postWith(declared, regime({ a: { invoice: 1 } })), []],
    [postWith({ simplified: 0.8, invoice: 0.3 }), ["shares:beyond flows.a.documents"]],
    [postWith({ invoice: 0.1, complete: 0.9 }), ["documents:complete flows.a.documents.complete"]],
    [postWith(undefined), ["name:unknown checkpoints.post.stages.1.when.documents.0"]],
    [postWith({ invoices: 0.1 }), ["name:unknown checkpoints.post.stages.1.when.documents.0 (invoices)"]],
    [
      postWith(undefined, { stages: [{ ...papers, corrects: "documents" }] }),
      ["closure:no-effect checkpoints.post.stages.0.corrects"],
    ],
    [postWith(declared, regime({ c: { invoice: 1 } })), ["name:unknown regimes.r.documents.c"]],
    [postWith(declared, regime({ b: { invoice: 1 } })), ["regime:no-documents regimes.r.documents.b"]],
    [
      postWith(declared, regime({ a: { invioce: 1 } })),
      ["name:unknown regimes.r.documents.a.invioce (invoice)"],
    ],
    [
      postWith(declared, regime({ a: { invoice: 0.6, simplified: 0.6 } })),
      ["shares:beyond regimes.r.documents.a"],
    ],
    [
      postWith(declared, regime({ a: { complete: 1 } })),
      ["documents:complete regimes.r.documents.a.complete"],
    ],
  ])("%#", (post, problems) => {
    expect(found(post)).toEqual(problems);
  });

  test("every problem has its sentence", () => {
    const faults = postWith({ invoice: 0.8, simplified: 0.8, complete: 0.1 }, regime({ b: { invoice: 1 } }));
    const said = validateScenario(parseScenario(JSON.stringify(fileOf(faults)))).problems.map(formatProblem);
    for (const part of ["add up to 1.7, which is more than 1", "`complete` is what", 'the flow "b" has no'])
      expect(said.some((line) => line.includes(part))).toBe(true);
  });

  test("a stage that only a regime leads to needs a service time for those it leads there", () => {
    const table = { ...desk, service: { byFlow: { b: min(3) } } };
    const never = postWith({ invoice: 0 }, { stages: [papers, table] });
    expect(found(never)).toEqual([]);
    expect(found({ ...never, ...regime({ a: { invoice: 0.1 } }) })).toEqual([
      "service:no-law checkpoints.post.stages.1.service",
    ]);
  });
});

test("nobody is sent home who would not come back", () => {
  const home = {
    ...desk,
    next: [
      { to: "sent-home", share: 0.5 },
      { to: "exit", share: 0.5 },
    ],
  };
  const stages = [papers, home];
  expect(found(postWith(declared, { stages }))).toEqual([
    "stage:sent-home checkpoints.post.stages.1.next.0.to",
  ]);
  const comesBack = at([0], { documents: declared, retrial: { after: min(60) } });
  expect(found({ flows: { a: comesBack }, stages })).toEqual([]);
  // The retrial of another post's flow brings nobody back to this one.
  const others = { far: { stages: [papers] } };
  const flows = {
    a: at([0], { documents: declared }),
    b: { ...at([0], { retrial: { after: min(60) } }), at: "far" },
  };
  expect(found({ flows, stages, others })).toEqual(["stage:sent-home checkpoints.post.stages.1.next.0.to"]);
});

describe("visits before a run", () => {
  const visits = (stages: readonly Part[], documents: Part = declared) => {
    const scenario = scenarioOf(postWith(documents, { stages }));
    return meanVisits(scenario, "a", scenario.flows.a!, undefined);
  };
  const back = {
    ...papers,
    id: "out",
    next: [
      { to: "papers", share: 0.5, atMost: 1 },
      { to: "exit", share: 0.5 },
    ],
  };

  test("by the shares of the documents", () => {
    expect(visits([papers, desk])[1]).toBeCloseTo(0.2, 12);
    expect(visits([papers, { ...desk, when: { documents: ["complete", "invoice"] } }])[1]).toBeCloseTo(
      0.7,
      12,
    );
  });

  test("once where they are corrected, again where they are not", () => {
    // Half of all go back once: 1.5 visits of the papers.
    expect(visits([papers, desk, back])[1]).toBeCloseTo(0.3, 6);
    expect(visits([papers, { ...desk, corrects: "documents" }, back])[1]).toBeCloseTo(0.2, 6);
  });
});

test("a model with documents runs on the general engine, one without on the flat", () => {
  const engine = (documents: Part | undefined) =>
    runsFlat(compile(scenarioOf(postWith(documents, { stages: [papers] }))));
  expect([engine(declared), engine(undefined)]).toEqual([false, true]);
});
