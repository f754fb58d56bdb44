/** Vacations, the N-policy, breakdowns and pairs: the formulas. */
import { describe } from "vitest";
import { serverCases } from "./cases/servers.ts";
import { checkCases } from "./check-cases.ts";

describe("servers that come and go", () => checkCases(serverCases));
