/** Where the waiting happens: the mean wait of a vehicle taken apart. Counts no service time. */
import type { Report } from "../run/report.ts";
import { SummaryLookup } from "./summary-lookup.ts";

/** One part of the mean wait of a vehicle. */
export interface WaitingPart {
  /** Metric, or `stage=<id>`. */
  readonly id: string;
  readonly title: string;
  /** Mean over all vehicles, those that did not wait here included [h]. */
  readonly hours: number;
  /** Share of all waiting, 0 to 1. */
  readonly share: number;
}

type Part = Omit<WaitingPart, "share">;
type Mean = (metric: string) => number;

/** A remainder inside smaller than this share of the wait inside is rounding, not a place. */
const ROUNDING = 0.005;

/**
 * Parts of the mean wait of a flow at a checkpoint, in the order in which a vehicle meets them; those that do not
 * exist in this scenario are left out. Empty where nobody waits.
 */
export function waitingParts(report: Report, checkpoint: string, flow: string): WaitingPart[] {
  const lookup = SummaryLookup.of(report);
  const mean = (metric: string) => lookup.figure(metric, "mean", { checkpoint, flow }).value;
  const permitAt = permitWaits(mean);
  const parts: Part[] = [
    { id: "permitWait", title: "for a permit", hours: permitAt.home },
    { id: "permitBorderTime", title: "at the border, for a permit", hours: permitAt.border },
    { id: "driverWait", title: "at home, for a driver", hours: mean("driverWait") },
    { id: "heldTime", title: "held back by a closure, at home or at a parking", hours: mean("heldTime") },
    {
      id: "embargoTime",
      title: "held back by an embargo, at the origin or stopped",
      hours: mean("embargoTime"),
    },
    ...outsideParts(mean, permitAt),
    ...insideParts(report, checkpoint, flow),
    { id: "blockedTime", title: "blocked by the next stage", hours: mean("blockedTime") },
    { id: "awayTime", title: "away, papers to be mended", hours: mean("awayTime") },
  ];
  const waited = parts.filter(({ hours }) => hours > 0);
  const total = waited.reduce((sum, { hours }) => sum + hours, 0);
  return waited.map((part) => ({ ...part, share: part.hours / total }));
}

/**
 * The wait for a permit by where it is spent. With an electronic queue the part at the border stays in what is spent in
 * the waiting area and on the road, which are told by place.
 */
function permitWaits(mean: Mean): { home: number; border: number } {
  const border = mean("permitBorderTime") || 0;
  const home = mean("permitWait") - border;
  return { home, border: Number.isNaN(mean("homeTime")) ? border : 0 };
}

/**
 * The wait before the gate. Who comes before the slot waits for the slot and in the queue at once: with an electronic
 * queue only what is waited at home counts as waiting for a slot.
 */
function outsideParts(mean: Mean, permitAt: { home: number; border: number }): Part[] {
  const queue = {
    id: "queueWait",
    title: "in the queue outside",
    hours: mean("queueWait") - permitAt.border,
  };
  const home = mean("homeTime");
  if (Number.isNaN(home)) return [queue];
  const elsewhere = ["driverWait", "heldTime", "embargoTime"].reduce((sum, m) => sum + (mean(m) || 0), 0);
  return [
    {
      id: "homeTime",
      title: "at home, for a slot or a call",
      hours: home - permitAt.home - elsewhere,
    },
    queue,
  ];
}

/**
 * The wait inside by stage. The mean at a stage is over its visits; a vehicle's mean is over all vehicles, so
 * each stage counts by its visits a vehicle.
 */
function insideParts(report: Report, checkpoint: string, flow: string): Part[] {
  const lookup = SummaryLookup.of(report);
  const inside = lookup.figure("insideWait", "mean", { checkpoint, flow });
  const stages = report.scenario.checkpoints.find(({ id }) => id === checkpoint)?.stages ?? [];
  const parts = stages.map((stage) => {
    const wait = lookup.figure("stageWait", "mean", { checkpoint, flow, group: `stage=${stage}` });
    return {
      id: `stage=${stage}`,
      title: `inside, at ${stage}`,
      hours: perVehicle(wait, inside.observations),
    };
  });
  const known = parts.filter(({ hours }) => hours > 0);
  const rest = inside.value - known.reduce((sum, { hours }) => sum + hours, 0);
  if (!(rest > ROUNDING * inside.value)) return known;
  const title = known.length === 0 ? "inside, before the stages" : "inside, elsewhere";
  return [...known, { id: "insideWait", title, hours: rest }];
}

function perVehicle(wait: { value: number; observations: number }, vehicles: number): number {
  return vehicles > 0 ? (wait.value * wait.observations) / vehicles : wait.value;
}
