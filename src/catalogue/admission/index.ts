/** The family of admission policies: who is let through the gate, and when. */
import { family } from "../family.ts";
import type { AdmissionPolicy } from "./admission-policy.ts";
import { liveQueue } from "./live-queue.ts";
import { rank } from "./rank.ts";
import { slots } from "./slots.ts";

export const admission = family<AdmissionPolicy>("admission policy", [liveQueue, slots, rank]);
