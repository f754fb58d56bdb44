/** Rules of electronic queues: flows that book find one at their gate, names of reserved shares exist, dates are in order. */

import type { AdmissionPolicy } from "../../catalogue/admission/admission-policy.ts";
import { admission } from "../../catalogue/admission/index.ts";
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { ownOf, sideOf } from "../places.ts";
import type { FlowBooking } from "../schema/booking.ts";
import type { GateSpec } from "../schema/checkpoint.ts";
import type { Scenario } from "../schema/scenario.ts";
import { ascending, finding, unknownName } from "./finding.ts";

/** Problems of flows that book, and of dated values on both sides. */
export function bookingProblems(scenario: Scenario): Problem[] {
  const flows = Object.entries(scenario.flows).flatMap(([id, flow]) => {
    const checkpoint = ownOf(scenario.checkpoints, flow.at);
    if (flow.booking === undefined || checkpoint === undefined) return [];
    const path: Path = ["flows", id, "booking"];
    const side = sideOf(flow, checkpoint);
    const own = side === undefined ? undefined : ownOf(checkpoint.sides ?? {}, side)?.gate;
    const gate = side === undefined ? flow.at : `${flow.at}, ${side}`;
    return [
      ...ofFlow(scenario, flow.booking, own ?? checkpoint.gate, gate, path),
      ...datesOf(flow.booking, path),
    ];
  });
  return [...flows, ...gatesIn(scenario).flatMap(([gate, path]) => ofGate(scenario, gate, path))];
}

function ofFlow(
  scenario: Scenario,
  booking: FlowBooking,
  gate: GateSpec,
  name: string,
  path: Path,
): Problem[] {
  const policy = admission.build(gate.policy, { files: scenario.files });
  if (policy.kind === "live-queue") {
    const others = admission.variants.map((v) => v.name).filter((n) => n !== "live-queue");
    const received = "live-queue";
    const expected = `the policy ${others.map((n) => `\`${n}\``).join(" or ")} there, or no \`booking\` here`;
    return [finding("booking:no-queue", path, { received, expected, detail: { gate: name } })];
  }
  return policy.kind === "slots" ? besideSlots(booking, policy, path) : besideRanks(booking, path);
}

function besideSlots(
  booking: FlowBooking,
  policy: AdmissionPolicy & { kind: "slots" },
  path: Path,
): Problem[] {
  const names = policy.rules.reserved.map((r) => r.name);
  const entitled = (booking.entitledTo ?? []).flatMap((name, i) =>
    unknownName("reserved share", name, names, [...path, "entitledTo", i]),
  );
  const misplaced = booking.postpones === undefined ? [] : [needs("postpones", "rank", path)];
  return [...entitled, ...misplaced];
}

/** What only slots can have. */
const OF_SLOTS = ["cancels", "reschedules", "phantoms", "hoarding", "entitledTo"] as const;

function besideRanks(booking: FlowBooking, path: Path): Problem[] {
  const given: string[] = OF_SLOTS.filter((key) => booking[key] !== undefined);
  if (booking.choice.kind !== "earliest") given.push("choice");
  if (booking.whenFull !== "wait") given.push("whenFull");
  if (booking.punctuality.early !== undefined) given.push("punctuality.early");
  return given.map((key) => needs(key, "slots", path));
}

function needs(key: string, policy: string, path: Path): Problem {
  return finding("booking:needs", [...path, ...key.split(".")], { detail: { key, policy } });
}

/** All gates with their paths. */
function gatesIn(scenario: Scenario): [GateSpec, Path][] {
  return Object.entries(scenario.checkpoints).flatMap(([id, { gate, sides }]) => {
    const path: Path = ["checkpoints", id];
    const own = Object.entries(sides ?? {}).flatMap(([side, spec]): [GateSpec, Path][] =>
      spec.gate === undefined ? [] : [[spec.gate, [...path, "sides", side, "gate"]]],
    );
    return [[gate, [...path, "gate"]] as [GateSpec, Path], ...own];
  });
}

function ofGate(scenario: Scenario, gate: GateSpec, path: Path): Problem[] {
  const policy = admission.build(gate.policy, { files: scenario.files });
  if (policy.kind === "live-queue") return [];
  const inside = [...path, "policy", policy.kind];
  const found = ascending(policy.rules.dailyLimit, [...inside, "dailyLimit"]);
  if (policy.kind === "rank") return found;
  const reversed = policy.rules.capacity.flatMap(({ between }, i) =>
    between !== undefined && between.to < between.from
      ? [finding("dates:reversed", [...inside, "capacity", i, "between"])]
      : [],
  );
  const extended = (policy.rules.expires?.extended ?? []).flatMap(({ between }, i) =>
    between.to < between.from
      ? [finding("dates:reversed", [...inside, "expires", "extended", i, "between"])]
      : [],
  );
  return [...found, ...reversed, ...extended];
}

function datesOf(booking: FlowBooking, path: Path): Problem[] {
  return [
    ...ascending(booking.adoption, [...path, "adoption"]),
    ...ascending(booking.phantoms ?? [], [...path, "phantoms"]),
  ];
}
