import { expect, it } from "vitest";
import { manifest, manifestJson, ownedFiles } from "../../../src/outputs/manifest.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const FACTS = {
  version: "0.1.0",
  command: ["run", "karasu.yaml"],
  options: { workers: 2 },
  environment: { node: "v20.20.2" },
  timings: { simulateSeconds: 1.5 },
  files: ["summary.csv", "report.html"],
};

it("says what made the results and which files are Kezek's", () => {
  const report = fixtureReport();
  expect(manifest(report, FACTS)).toMatchObject({
    kezek: "0.1.0",
    scenarios: [
      { id: "karasu-live-queue", hash: report.scenario.hash, seed: "2025", warnings: report.warnings },
    ],
    files: ["manifest.json", "report.html", "summary.csv"],
  });
  expect(ownedFiles(manifestJson([report, report], FACTS))).toEqual([
    "manifest.json",
    "report.html",
    "summary.csv",
  ]);
});

it("owns nothing where the manifest is not Kezek's, and no file outside the folder", () => {
  expect(ownedFiles("not json")).toEqual([]);
  expect(ownedFiles("null")).toEqual([]);
  expect(ownedFiles('{"files":["a.csv"]}')).toEqual([]);
  expect(ownedFiles('{"kezek":"0.1.0","files":["a.csv","../b.csv","/etc/passwd",".hidden",7]}')).toEqual([
    "a.csv",
  ]);
});
