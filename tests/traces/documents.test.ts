/** Documents that are not in order, worked by hand. Minutes since a Monday midnight unless told otherwise. */
import { expect, test } from "vitest";
import { OUTCOMES } from "../../src/run/report.ts";
import { Tally } from "../../src/statistics/tally.ts";
import { at, min, type Part, type Post, trace } from "./traced.ts";

const papers: Part = { id: "papers", servers: 1, service: min(10) };
const desk: Part = {
  id: "desk",
  servers: 1,
  when: { documents: ["invoice"] },
  service: min(30),
  corrects: "documents",
};
const barrier: Part = { id: "barrier", servers: 1, service: min(1) };
const run = (post: Partial<Post> & Pick<Post, "flows">) =>
  trace({ stages: [papers, desk, barrier], ...post });
const bad = { documents: { invoice: 1 } };
const good = { documents: { invoice: 0 } };

/*
 * a1 (0) lacks its invoice: papers 0 to 10, desk 10 to 40, barrier 40 to 41. b1 (5) declares none and is complete: papers
 * 10 to 20, no desk, barrier 20 to 21. c1 (6) has a share of 0: papers 20 to 30, barrier 30 to 31. d1 (100) is of a kind
 * that the desk does not take: papers 100 to 110, barrier 110 to 111.
 */
test("only whose documents are of the kind named pass the stage", async () => {
  const flows = {
    a: at([0], bad),
    b: at([5]),
    c: at([6], good),
    d: at([100], { documents: { blurred: 1 } }),
  };
  const found = await run({ flows });
  expect(found.vehicles).toEqual({
    a1: "0 0 41",
    b1: "5 10 21",
    c1: "6 20 31",
    d1: "100 100 111",
  });
  expect(found.said("documents corrected")).toEqual(["40 a1 documents corrected desk"]);
  // Words in the order of the flows: complete, invoice, blurred. What a vehicle came with stays written.
  expect([...found.result.vehicles!.documents!]).toEqual([0, 0, 1, 2]);
  const crossed = found.result.documents!.outcomes.map((o) => o[OUTCOMES.indexOf("crossed")]!);
  expect(crossed).toEqual([0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1]);
  const ofA = Tally.merged([found.result.documents!.borderTime[1]!], 10);
  expect(ofA.sum / 60).toBe(41);
});

/*
 * The barrier sends everybody back to the start once. a1 (0): papers 0 to 10, desk 10 to 40, barrier 40 to 41, papers 41
 * to 51, and past the desk, where its documents have been corrected, to the barrier 51 to 52. Without `corrects` the
 * desk takes it again, 51 to 81, and the barrier lets it go at 82.
 */
test("what has been corrected is not corrected again", async () => {
  const back = { ...barrier, next: [{ to: "papers", atMost: 1 }] };
  const found = await run({ flows: { a: at([0], bad) }, stages: [papers, desk, back] });
  expect(found.vehicles).toEqual({ a1: "0 0 52" });
  const { corrects: _, ...only } = desk;
  const again = await run({ flows: { a: at([0], bad) }, stages: [papers, only, back] });
  expect(again.vehicles).toEqual({ a1: "0 0 82" });
});

/*
 * Found out at the desk and sent home for the invoice, 60 minutes: a1 (0) papers 0 to 10, desk 10 to 40, away 40 to 100,
 * papers 100 to 110, no desk, barrier 110 to 111. a2 (20) papers 20 to 30, desk 40 to 70, away 70 to 130, papers 130 to
 * 140, barrier 140 to 141. Nobody limits the ways back: complete documents do.
 */
test("who was sent home comes back with complete documents", async () => {
  const { corrects: _, ...finds } = desk;
  const found = await run({
    flows: { a: at([0, 20], { ...bad, retrial: { after: min(60) } }) },
    stages: [papers, { ...finds, next: [{ to: "sent-home" }] }, barrier],
  });
  expect(found.vehicles).toEqual({ a1: "0 100 111", a2: "20 130 141" });
  expect(found.away).toEqual({ a1: 60, a2: 60 });
});

/*
 * Minutes since Sunday 22:00, so that Monday begins at 120 and Tuesday at 1560. On Monday all invoices are missing. a1 (0)
 * comes as usual: papers and barrier, 11 minutes. b1 is ready on Sunday at 100 and comes on Monday, at 130: the instant of
 * coming counts. Papers 130 to 140, desk to 170, barrier to 171. a2 (1500) comes on Monday: 41. a3 (1560) on Tuesday: 11.
 * With the desk alone, the first stage of some only: a1 passes nothing, a2 (1500) takes 30, and a3 (1510) waits for it
 * before the gate, until 1530.
 */
test("other shares on the days of a regime, by the instant at which a vehicle comes", async () => {
  const regimes = {
    strict: {
      between: { from: "2025-09-22", to: "2025-09-22" },
      documents: { a: { invoice: 1 }, b: { invoice: 1 } },
    },
  };
  const flows = {
    a: at([0, 1500, 1560], good),
    b: at([100], { ...good, travel: min(30) }),
  };
  const span = { start: "2025-09-21T22:00", length: 2000, flows, regimes };
  expect((await run(span)).vehicles).toEqual({
    a1: "0 0 11",
    a2: "1500 1500 1541",
    a3: "1560 1560 1571",
    b1: "130 130 171",
  });
  const alone = { ...span, stages: [desk], flows: { a: at([0, 1500, 1510], good), b: at([2], good) } };
  expect((await run(alone)).vehicles).toEqual({
    a1: "0 0 0",
    a2: "1500 1500 1530",
    a3: "1510 1530 1560",
    b1: "2 2 2",
  });
});

/*
 * The desk works while the truck is scanned: a1 (0) is at both from 0, at the desk until 30 and at the scan until 20; it
 * goes on at 30, its documents corrected by its branch, past the second desk to the barrier, 30 to 31.
 */
test("a member of a group corrects the documents of the whole vehicle", async () => {
  const { when: _, ...inGroup } = desk;
  const scan = { id: "scan", servers: 1, service: min(20) };
  const { corrects: __, ...second } = desk;
  const found = await run({
    flows: { a: at([0], bad) },
    stages: [{ id: "both", parallel: [inGroup, scan] }, { ...second, id: "again" }, barrier],
  });
  expect(found.vehicles).toEqual({ a1: "0 0 31" });
});

/*
 * While it holds, the desk is recognised for the second one: a1 (0) lacks its invoice, and the desk here does not correct
 * it. Desk 0 to 30; the second is spared, the third is not: 30 to 60; barrier 60 to 61. b1 (40) is complete: barrier alone, 40 to 41.
 */
test("recognition spares a stage whatever the documents", async () => {
  const { corrects: _, ...first } = desk;
  const found = await run({
    flows: { a: at([0], bad), b: at([40]) },
    stages: [first, { ...first, id: "again" }, { ...first, id: "third" }, barrier],
    regimes: { recognition: { between: { from: "2025-09-22" }, recognises: { again: "desk" } } },
  });
  expect(found.vehicles).toEqual({ a1: "0 0 61", b1: "40 40 41" });
});
