/** The family of distributions. */
import { family } from "../family.ts";
import { exponential } from "./exponential.ts";
import type { Sampler } from "./sampler.ts";

export const distributions = family<Sampler>("distribution", [exponential]);
