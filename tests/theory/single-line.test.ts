/** One line, first come first served: the classic formulas. */
import { describe } from "vitest";
import { generalLawCases, mm1Cases, severalBoothCases } from "./cases/single-line.ts";
import { checkCases } from "./check-cases.ts";

describe("one booth, memoryless", () => checkCases(mm1Cases));
describe("several booths", () => checkCases(severalBoothCases));
describe("general laws", () => checkCases(generalLawCases));
