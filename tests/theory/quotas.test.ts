/** Permits in batches reproduce the queue with bulk service. */
import { describe } from "vitest";
import { quotaCases } from "./cases/quotas.ts";
import { checkCases } from "./check-cases.ts";

describe("quotas", () => checkCases(quotaCases));
