/** No electronic queue: whoever comes stands in line. */
import { z } from "zod";
import { variant } from "../variant.ts";
import type { AdmissionPolicy } from "./admission-policy.ts";

export const liveQueue = variant({
  name: "live-queue",
  summary: "vehicles stand in line and are let in as room becomes free",
  parameters: z.strictObject({}),
  build: (): AdmissionPolicy => ({ kind: "live-queue" }),
});
