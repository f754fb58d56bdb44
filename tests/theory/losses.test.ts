/** Losses, balking, patience and retrials: the formulas. */
import { describe } from "vitest";
import { erlangBCases, lossCases } from "./cases/losses.ts";
import { checkCases } from "./check-cases.ts";

describe("Erlang's loss formula", () => checkCases(erlangBCases));
describe("refused, discouraged, impatient, coming back", () => checkCases(lossCases));
