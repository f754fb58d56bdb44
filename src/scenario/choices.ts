/**
 * Every choice from a family that a scenario makes (distributions, arrivals, disciplines, ...), each with its path:
 * the one walker for whoever must look at all of them. Judges nothing.
 */
import { admission } from "../catalogue/admission/index.ts";
import { arrivals } from "../catalogue/arrivals/index.ts";
import { balking } from "../catalogue/balking/index.ts";
import { disciplines } from "../catalogue/disciplines/index.ts";
import { buildDistribution, distributionProblems } from "../catalogue/distributions/index.ts";
import type { Chosen } from "../catalogue/family.ts";
import { LOAD_PARTS, loadParts } from "../catalogue/service/load.ts";
import type { BuildContext, ParameterProblem } from "../catalogue/variant.ts";
import type { Path } from "./parse.ts";
import { allStages } from "./places.ts";
import type { FlowBooking } from "./schema/booking.ts";
import type { CheckpointSpec, GateSpec } from "./schema/checkpoint.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { ServiceTime, SingleStage } from "./schema/stage.ts";

/** One choice in a scenario. Choices inside the parameters of another belong to that one. */
export interface Choice {
  readonly path: Path;
  readonly chosen: Chosen;
  /** What is wrong with its parameters; paths start at the choice. */
  problems(context: BuildContext): ParameterProblem[];
}

/** All choices of a scenario. */
export function choicesOf(scenario: Scenario): Choice[] {
  return [
    ...Object.entries(scenario.checkpoints).flatMap(([id, c]) => ofCheckpoint(["checkpoints", id], c)),
    ...turnsOf(scenario),
    ...allStages(scenario).flatMap(({ stage, path }) => ofStage(path, stage)),
    ...Object.entries(scenario.flows).flatMap(([id, flow]) => ofFlow(["flows", id], flow)),
    ...Object.entries(scenario.permits ?? {}).flatMap(([id, { form }]) =>
      choice(durations, ["permits", id, "form", "paper", "delay"], form ?? undefined),
    ),
    ...Object.entries(scenario.regimes ?? {}).flatMap(([id, { service = {} }]) =>
      Object.entries(service).flatMap(([stage, change]) =>
        "factor" in change
          ? []
          : lawsOf(change.service, ["regimes", id, "service", stage]).flatMap((law) =>
              choice(durations, law.path, law.chosen),
            ),
      ),
    ),
    ...Object.entries(scenario.closures ?? {}).flatMap(([id, { random }]) => [
      ...choice(durations, ["closures", id, "random", "between"], random?.between),
      ...choice(durations, ["closures", id, "random", "length"], random?.length),
    ]),
  ];
}

/** How long units of shared resources stay away. */
function turnsOf(scenario: Scenario): Choice[] {
  const own = Object.entries(scenario.checkpoints).map(
    ([id, { resources }]) => [["checkpoints", id, "resources"] as Path, resources] as const,
  );
  return [[["resources"] as Path, scenario.resources] as const, ...own].flatMap(([path, resources]) =>
    Object.entries(resources ?? {}).flatMap(([name, { turn }]) =>
      choice(durations, [...path, name, "turn"], turn),
    ),
  );
}

/** Anything with `problems`: a family, or a part of one. */
interface Judge {
  problems(chosen: Chosen, context: BuildContext): ParameterProblem[];
}

/** Durations that cannot be negative: a service, a patience, a journey. */
const durations: Judge = {
  problems(chosen, context) {
    const found = distributionProblems(chosen, context);
    if (found.length > 0) return found;
    const { lowest } = buildDistribution(chosen, context);
    if (lowest >= 0) return [];
    const name = Object.keys(chosen)[0] ?? "";
    return [{ path: [name], code: "distribution:negative", detail: { lowest } }];
  },
};

function choice(judge: Judge, path: Path, chosen: Chosen | undefined): Choice[] {
  if (chosen === undefined) return [];
  return [{ path, chosen, problems: (context) => judge.problems(chosen, context) }];
}

function ofCheckpoint(path: Path, checkpoint: CheckpointSpec): Choice[] {
  const sides = Object.entries(checkpoint.sides ?? {});
  return [
    ...choice(durations, [...path, "line", "restart"], checkpoint.line?.restart),
    ...sides.flatMap(([side, { line }]) =>
      choice(durations, [...path, "sides", side, "line", "restart"], line?.restart),
    ),
    ...ofGate([...path, "gate"], checkpoint.gate),
    ...sides.flatMap(([side, { gate }]) => ofGate([...path, "sides", side, "gate"], gate)),
  ];
}

function ofGate(path: Path, gate: GateSpec | undefined): Choice[] {
  return [
    ...choice(admission, [...path, "policy"], gate?.policy),
    ...choice(disciplines, [...path, "discipline"], gate?.discipline),
  ];
}

function ofStage(path: Path, stage: SingleStage): Choice[] {
  return [
    ...lawsOf(stage.service, [...path, "service"]).flatMap((law) => choice(durations, law.path, law.chosen)),
    ...choice(disciplines, [...path, "discipline"], stage.discipline),
    ...choice(durations, [...path, "breakdowns", "between"], stage.breakdowns?.between),
    ...choice(durations, [...path, "breakdowns", "repair"], stage.breakdowns?.repair),
    ...choice(durations, [...path, "vacations", "length"], stage.vacations?.length),
  ];
}

function ofFlow(path: Path, flow: FlowSpec): Choice[] {
  const waited = flow.backlog?.waited;
  const law = waited !== undefined && "law" in waited ? waited.law : undefined;
  return [
    ...choice(arrivals, [...path, "arrivals"], flow.arrivals),
    ...choice(durations, [...path, "backlog", "waited"], law),
    ...choice(durations, [...path, "travel"], flow.travel),
    ...choice(durations, [...path, "patience"], flow.patience),
    ...choice(balking, [...path, "balking", "rule"], flow.balking?.rule),
    ...choice(durations, [...path, "retrial", "after"], flow.retrial?.after),
    ...ofBooking([...path, "booking"], flow.booking),
    ...choice(durations, [...path, "permit", "patience"], flow.permit?.patience),
  ];
}

function ofBooking(path: Path, booking: FlowBooking | undefined): Choice[] {
  if (booking === undefined) return [];
  const { choice: way, punctuality, cancels, reschedules } = booking;
  return [
    ...choice(durations, [...path, "choice", "wished"], way.kind === "wished" ? way.after : undefined),
    ...choice(durations, [...path, "punctuality", "early", "by"], punctuality.early?.by),
    ...choice(durations, [...path, "punctuality", "late", "by"], punctuality.late?.by),
    ...choice(durations, [...path, "cancels", "notice"], cancels?.notice),
    ...choice(durations, [...path, "reschedules", "notice"], reschedules?.notice),
    ...choice(durations, [...path, "reschedules", "by"], reschedules?.by),
  ];
}

/** A law of a service table, and where it stands. */
interface Law {
  readonly path: Path;
  readonly chosen: Chosen;
}

/** All distributions of a service time; of one by load, those of its parts. */
export function lawsOf(service: ServiceTime, path: Path): Law[] {
  if ("law" in service) {
    const parts = loadParts(service.law);
    if (parts === undefined) return [{ path, chosen: service.law }];
    return LOAD_PARTS.flatMap((part) => {
      const chosen = parts[part];
      return chosen === undefined ? [] : [{ path: [...path, "load", part], chosen }];
    });
  }
  const { byFlow = {}, byChannel = {}, otherwise } = service.table;
  return [
    ...Object.entries(byFlow).flatMap(([name, inner]) => lawsOf(inner, [...path, "byFlow", name])),
    ...Object.entries(byChannel).flatMap(([name, inner]) => lawsOf(inner, [...path, "byChannel", name])),
    ...(otherwise === undefined ? [] : lawsOf(otherwise, [...path, "otherwise"])),
  ];
}

/** The law of the service of a flow and channel, or undefined where the table has none. */
export function lawFor(service: ServiceTime, flow: string, channel: string | undefined): Chosen | undefined {
  if ("law" in service) return service.law;
  const { byFlow, byChannel, otherwise } = service.table;
  const table = byFlow ?? byChannel ?? {};
  const name = byFlow === undefined ? channel : flow;
  const row = name !== undefined && Object.hasOwn(table, name) ? table[name] : otherwise;
  return row === undefined ? undefined : lawFor(row, flow, channel);
}
