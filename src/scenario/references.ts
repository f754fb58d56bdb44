/**
 * What is wrong with a scenario that has the right shape: names that lead nowhere, sums, combinations, parameters.
 * All problems at once. Adds no position; a rule is one function of a file in `rules/`.
 */
import type { Problem } from "../errors.ts";
import { choicesOf } from "./choices.ts";
import { bookingProblems } from "./rules/booking-rules.ts";
import { calendarProblems } from "./rules/calendar-rules.ts";
import { checkpointProblems } from "./rules/checkpoint-rules.ts";
import { closureProblems } from "./rules/closure-rules.ts";
import { combinationProblems } from "./rules/combination-rules.ts";
import { costProblems } from "./rules/cost-rules.ts";
import { documentProblems } from "./rules/document-rules.ts";
import { driverProblems } from "./rules/driver-rules.ts";
import { embargoProblems } from "./rules/embargo-rules.ts";
import { flowProblems } from "./rules/flow-rules.ts";
import { lineProblems } from "./rules/line-rules.ts";
import { permitProblems } from "./rules/permit-rules.ts";
import { railProblems } from "./rules/rail-rules.ts";
import { regimeProblems } from "./rules/regime-rules.ts";
import { stageProblems } from "./rules/stage-rules.ts";
import type { Scenario } from "./schema/scenario.ts";

/** Every problem that the shape alone does not show. */
export function referenceProblems(scenario: Scenario): Problem[] {
  return [
    ...calendarProblems(scenario),
    ...checkpointProblems(scenario),
    ...flowProblems(scenario),
    ...bookingProblems(scenario),
    ...permitProblems(scenario),
    ...documentProblems(scenario),
    ...driverProblems(scenario),
    ...closureProblems(scenario),
    ...embargoProblems(scenario),
    ...lineProblems(scenario),
    ...regimeProblems(scenario),
    ...costProblems(scenario),
    ...stageProblems(scenario),
    ...railProblems(scenario),
    ...combinationProblems(scenario),
    ...parameterProblems(scenario),
  ];
}

/** What each variant says about its own parameters, files included. */
function parameterProblems(scenario: Scenario): Problem[] {
  return choicesOf(scenario).flatMap((choice) =>
    choice.problems({ files: scenario.files }).map(({ path, code, detail }) => ({
      code,
      phase: "value" as const,
      path: [...choice.path, ...path],
      fatal: true,
      ...(detail === undefined ? {} : { detail }),
    })),
  );
}
