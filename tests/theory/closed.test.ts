/** Fleets and drivers reproduce the models with a finite source, and loss and waiting with servers who go away. */
import { describe } from "vitest";
import { closedCases } from "./cases/closed.ts";
import { checkCases } from "./check-cases.ts";

describe("closed", () => checkCases(closedCases));
