/** Priorities, last come first served, shortest first, random order, processor sharing: the formulas. */
import { describe } from "vitest";
import { disciplineCases, priorityCases } from "./cases/disciplines.ts";
import { checkCases } from "./check-cases.ts";

describe("priorities", () => checkCases(priorityCases));
describe("other orders of service", () => checkCases(disciplineCases));
