/** The contract of a section of a comparison's page. Apart from the page, so that neither imports the other. */
import type { Comparison } from "../../experiments/compare.ts";
import type { Section } from "./section.ts";

/** A section of a comparison page. */
export type ComparisonSection = Section<Comparison>;
