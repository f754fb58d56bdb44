/** The family of admission policies: who is let through the gate, and when. */
import { z } from "zod";
import { family } from "../family.ts";
import { variant } from "../variant.ts";

/** What the model must know of a policy. */
export interface AdmissionPolicy {
  readonly kind: "live-queue";
}

const liveQueue = variant({
  name: "live-queue",
  summary: "vehicles stand in line and are let in as room becomes free",
  parameters: z.strictObject({}),
  build: (): AdmissionPolicy => ({ kind: "live-queue" }),
});

export const admission = family<AdmissionPolicy>("admission policy", [liveQueue]);
