/**
 * Shape of the stages without servers of a rail station: where trains wait for wagons, and where they wait for a path.
 * After validation they look like any stage, with unlimited servers and no service time, so that whoever asks what a
 * stage takes need not know them.
 */
import { z } from "zod";
import { disciplines } from "../../catalogue/disciplines/index.ts";
import type { Chosen } from "../../catalogue/family.ts";
import { id } from "./common.ts";
import { type RegroupSpec, regroup, takesWagons } from "./rail.ts";
import { condition, nextStep } from "./way.ts";

/** The kind of track that a train stands on at a stage. */
export const track = id
  .optional()
  .describe("the kind of track that a train stands on from when it comes in until it goes elsewhere");

const common = {
  id,
  title: z.string().optional().describe("name shown to readers; the id when absent"),
  when: condition.optional().describe("who passes this stage; all when absent"),
  track,
  next: z
    .array(nextStep)
    .min(1)
    .optional()
    .describe("where vehicles go; the next stage of the list when absent"),
};

/** What stands in for servers and service where there are none. */
const UNSERVED = {
  servers: "unlimited",
  service: { law: { constant: 0 } },
  preemption: "none",
  overtaking: false,
  sharing: false,
} as const;

/** A stage where trains wait until there are wagons for them. */
export const wagonStage = z
  .strictObject({
    ...common,
    takesWagons: takesWagons.describe("the wagons without which a train does not go on"),
    discipline: (disciplines.schema as z.ZodType<Chosen>)
      .optional()
      .describe("who is next; fifo when absent. shortest-first means fewest wagons first"),
  })
  .transform((s) => ({ ...s, ...UNSERVED }));

/** A stage where trains wait for a path. */
export const departureStage = z
  .strictObject({
    ...common,
    path: id.describe("the departure paths of this checkpoint that trains wait for"),
    regroup: regroup
      .optional()
      .describe("trains are dissolved here and others are made up of what they brought; whole when absent"),
    discipline: z
      .enum(["fifo", "priority"])
      .transform((name): Chosen => ({ [name]: {} }))
      .optional()
      .describe("who departs first; fifo when absent"),
  })
  .transform((s) => ({ ...s, ...UNSERVED }));

/** What only stages without servers have. */
export interface Unserved {
  readonly takesWagons?: z.output<typeof takesWagons> | undefined;
  readonly path?: string | undefined;
  readonly regroup?: RegroupSpec | undefined;
}

/** Whether nobody is served at a stage: trains only wait there, for wagons or for a path. */
export function isUnserved({ takesWagons: wagons, path }: Unserved): boolean {
  return wagons !== undefined || path !== undefined;
}
