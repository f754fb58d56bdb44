/** Trains counted by wagon and by TEU agree with size-biased distributions and the M/G/1 queue. */
import { describe } from "vitest";
import { trainCases } from "./cases/trains.ts";
import { checkCases } from "./check-cases.ts";

describe("trains", () => checkCases(trainCases));
