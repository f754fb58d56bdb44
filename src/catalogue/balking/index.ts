/** The family of balking rules. */
import { family } from "../family.ts";
import { atLength } from "./at-length.ts";
import type { BalkingRule } from "./balking-rule.ts";
import { byLength } from "./by-length.ts";
import { discouraged } from "./discouraged.ts";

export const balking = family<BalkingRule>("balking", [atLength, byLength, discouraged]);
