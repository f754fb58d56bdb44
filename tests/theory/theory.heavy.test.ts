/** All theory cases again, ten times as long: standard errors a third of those of the everyday tests. */
import { describe } from "vitest";
import { disciplineCases, priorityCases } from "./cases/disciplines.ts";
import { erlangBCases, lossCases } from "./cases/losses.ts";
import { networkCases } from "./cases/networks.ts";
import { serverCases } from "./cases/servers.ts";
import { generalLawCases, mm1Cases, severalBoothCases } from "./cases/single-line.ts";
import { arrivalCases, transientCases } from "./cases/transient.ts";
import { checkCases } from "./check-cases.ts";

const ALL = [
  ...mm1Cases,
  ...severalBoothCases,
  ...generalLawCases,
  ...priorityCases,
  ...disciplineCases,
  ...erlangBCases,
  ...lossCases,
  ...serverCases,
  ...networkCases,
  ...arrivalCases,
  ...transientCases,
];

describe("precisely", () => checkCases(ALL, { times: 10, seed: "heavy" }));
