/** Parts of rail stations reproduce the models that they are on their own. */
import { describe } from "vitest";
import { railCases } from "./cases/rail.ts";
import { checkCases } from "./check-cases.ts";

describe("rail", () => checkCases(railCases));
