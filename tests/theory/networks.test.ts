/** Several stages: the formulas for open, closed, blocking and parallel networks. */
import { describe } from "vitest";
import { networkCases } from "./cases/networks.ts";
import { checkCases } from "./check-cases.ts";

describe("networks", () => checkCases(networkCases));
