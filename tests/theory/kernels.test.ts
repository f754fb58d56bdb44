/** Theory once more with the events kept by simjs. */
import { describe } from "vitest";
import { priorityCases } from "./cases/disciplines.ts";
import { lossCases } from "./cases/losses.ts";
import { networkCases } from "./cases/networks.ts";
import { mm1Cases } from "./cases/single-line.ts";
import { checkCases } from "./check-cases.ts";

const CHOSEN = ["mm1-rho50", "prio-pr-mm1", "mm1-retrial", "fork-join-2"];
const cases = [...mm1Cases, ...priorityCases, ...lossCases, ...networkCases].filter((c) =>
  CHOSEN.includes(c.id),
);

describe("kernel simjs", () => checkCases(cases, { kernel: "simjs", seed: "simjs" }));
