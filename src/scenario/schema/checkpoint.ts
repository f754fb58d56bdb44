/** Shape of a checkpoint: its sides, waiting area, road, gate, stages and shared resources. */
import { z } from "zod";
import { admission } from "../../catalogue/admission/index.ts";
import { disciplines } from "../../catalogue/disciplines/index.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import type { Chosen } from "../../catalogue/family.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { hours, id, places } from "./common.ts";
import { line } from "./line.ts";
import { paths, tracks, wagonStock } from "./rail.ts";
import { unitStaffing } from "./staffing.ts";
import { stage } from "./stage.ts";

/** A pool of staff or equipment that stages share. */
export const resource = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    units: unitStaffing,
    turn: distribution
      .optional()
      .describe(
        "how long units stay away after each use, such as a locomotive on its way back; not when absent",
      ),
  }),
);

const zone = z.string().describe("IANA time zone, such as Asia/Almaty");

const waitingArea = z.strictObject({ places }).describe("places to wait off the road, before the gate");

const road = z.strictObject({
  places: places
    .default(Number.POSITIVE_INFINITY)
    .describe("vehicles that can stand on the road; those who find it full are turned back"),
  metresPerVehicle: z.number().positive().default(33).describe("road taken by one vehicle [m]"),
});

const gate = z.strictObject({
  policy: (admission.schema as z.ZodType<Chosen>)
    .default({ "live-queue": {} })
    .describe("who is let in: the admission policy"),
  hours: hours.optional().describe("when the gate lets vehicles in; always when absent"),
  discipline: (disciplines.schema as z.ZodType<Chosen>)
    .optional()
    .describe("order of the line at the gate; that of the first stage when absent"),
  lines: z
    .enum(["single", "by-first-stage"])
    .default("single")
    .describe(
      "single: one line, whose head may hold up the rest; by-first-stage: one line for each first stage",
    ),
  inside: places.default(Number.POSITIVE_INFINITY).describe("vehicles that may be inside at one time"),
});

const entrance = {
  waitingArea: waitingArea.default({ places: Number.POSITIVE_INFINITY }),
  road: road.prefault({}).describe("the road before the waiting area"),
  line: line.optional(),
  gate: gate.prefault({}).describe("who is let in, and when"),
};

const side = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    timezone: zone.optional().describe("the side's own zone; the calendar's when absent"),
    hours: hours.optional().describe("when the side works; always when absent"),
    atClosing: z
      .enum(["finish", "suspend"])
      .default("finish")
      .describe("what happens to vehicles in service when the side closes"),
    waitingArea: waitingArea.optional(),
    road: road.optional().describe("the road before the side's waiting area"),
    line: line.optional(),
    gate: gate.optional().describe("who is let in at this side, and when"),
    stages: z.array(stage).min(1).describe("the stages of this side in order"),
  }),
);

/** A border post. */
export const checkpoint = z.strictObject({
  title: z.string().optional().describe("name shown to readers; the key when absent"),
  timezone: zone.optional().describe("zone of the post; the calendar's when absent"),
  ...entrance,
  resources: z.record(id, resource).optional().describe("staff and equipment shared by stages of this post"),
  tracks: z.record(id, tracks).optional().describe("tracks of a rail station, by kind"),
  wagons: z.record(id, wagonStock).optional().describe("stocks of wagons, by gauge or kind"),
  paths: z.record(id, paths).optional().describe("departure paths that the neighbour accepts, by direction"),
  stages: z.array(stage).min(1).optional().describe("the stages in order, where the post has one side"),
  sides: z.record(id, side).optional().describe("up to two sides in the order in which vehicles pass them"),
});

/** A checkpoint after validation. */
export type CheckpointSpec = z.output<typeof checkpoint>;
/** A side after validation. */
export type SideSpec = z.output<typeof side>;
/** A gate after validation. */
export type GateSpec = z.output<typeof gate>;
/** A shared resource after validation. */
export type ResourceSpec = z.output<typeof resource>;
