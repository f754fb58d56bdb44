/** All theory cases again, with a third to a half of the everyday tests' standard errors. */
import { describe } from "vitest";
import { disciplineCases, priorityCases } from "./cases/disciplines.ts";
import { erlangBCases, lossCases } from "./cases/losses.ts";
import { networkCases } from "./cases/networks.ts";
import { quotaCases } from "./cases/quotas.ts";
import { railCases } from "./cases/rail.ts";
import { serverCases } from "./cases/servers.ts";
import { generalLawCases, mm1Cases, severalBoothCases } from "./cases/single-line.ts";
import { arrivalCases, transientCases } from "./cases/transient.ts";
import { checkCases } from "./check-cases.ts";

const STEADY = [
  ...mm1Cases,
  ...severalBoothCases,
  ...generalLawCases,
  ...priorityCases,
  ...disciplineCases,
  ...erlangBCases,
  ...lossCases,
  ...serverCases,
  ...networkCases,
  ...quotaCases,
  ...railCases,
];

describe("long runs", () => checkCases(STEADY, { times: 10, seed: "heavy" }));
// More replications, all of whose results are in memory at once.
describe("many runs", () => checkCases([...arrivalCases, ...transientCases], { times: 4, seed: "heavy" }));
