/** Shape of a stage: who serves whom, how long, in which order, and where the vehicle goes next. */
import { z } from "zod";
import { disciplines } from "../../catalogue/disciplines/index.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import type { Chosen } from "../../catalogue/family.ts";
import { positiveDuration } from "../../catalogue/quantities.ts";
import { loadService } from "../../catalogue/service/load.ts";
import { id, places } from "./common.ts";
import { givesWagons } from "./rail.ts";
import { departureStage, track, type Unserved, wagonStage } from "./rail-stage.ts";
import { type Staffing, serverStaffing } from "./staffing.ts";
import { condition, nextStep } from "./way.ts";

/** Service times: one law for all, or one for each flow or channel, with `otherwise` for the rest. */
export interface ServiceTable {
  readonly byFlow?: Readonly<Record<string, ServiceTime>> | undefined;
  readonly byChannel?: Readonly<Record<string, ServiceTime>> | undefined;
  readonly otherwise?: ServiceTime | undefined;
}
/** A distribution of service times or a service by load (both a choice of one name), or a table of them. */
export type ServiceTime = { readonly law: Chosen } | { readonly table: ServiceTable };

/** A service time as it is written. */
export const serviceTime: z.ZodType<ServiceTime> = z
  .lazy(() =>
    z.union([
      serviceTable.transform((table) => ({ table })),
      loadService.transform((law) => ({ law })),
      distribution.transform((law) => ({ law })),
    ]),
  )
  .describe(
    'a duration with its unit, such as "12 min", a distribution, such as {exponential: {mean: 12 min}}, {load: {base, perWagon, perTeu, perTonne}} for trains, or a table of them {byFlow or byChannel, otherwise}',
  );
const serviceTable = z
  .strictObject({
    byFlow: z.record(id, serviceTime).optional().describe("service time for each flow named"),
    byChannel: z
      .record(id, serviceTime)
      .optional()
      .describe("service time for each inspection channel named"),
    otherwise: serviceTime.optional().describe("service time for every other vehicle"),
  })
  .refine((t) => (t.byFlow === undefined) !== (t.byChannel === undefined), { error: "service:one-table" });

const unitsNeeded = z.union([
  z.number().int().min(1),
  z.strictObject({
    byFlow: z.record(id, z.number().int().min(0)).describe("units held by a vehicle of each flow named"),
    otherwise: z.number().int().min(0).default(1).describe("units held by any other vehicle"),
  }),
]);

const breakdowns = z.strictObject({
  between: distribution.describe("time from a repair to the next failure, on duty or not"),
  repair: distribution.describe("time from a failure to its repair"),
  each: z
    .enum(["server", "stage"])
    .default("server")
    .describe("server: each server fails by itself; stage: all fail together"),
  vehicle: z
    .enum(["moves", "waits"])
    .default("moves")
    .describe("moves: the vehicle goes to the head of the line; waits: it stays at the failed server"),
  work: z
    .enum(["resume", "restart"])
    .default("resume")
    .describe("resume: service goes on where it stopped; restart: it begins again"),
});

const vacations = z.strictObject({
  length: distribution.describe("how long a server stays away once it finds nobody waiting"),
  repeat: z
    .enum(["multiple", "single"])
    .default("multiple")
    .describe("multiple: it leaves again when still nobody waits; single: it stays and waits for work"),
});

const plainStage = {
  id,
  title: z.string().optional().describe("name shown to readers; the id when absent"),
  when: condition.optional().describe("who passes this stage; all when absent"),
  servers: serverStaffing.optional(),
  uses: z
    .record(id, unitsNeeded)
    .optional()
    .describe("units of shared resources that a vehicle holds while it is served, all seized at once"),
  service: serviceTime.describe("service time"),
  track,
  givesWagons: givesWagons
    .optional()
    .describe("wagons that a train leaves in stock when its service here ends"),
  discipline: (disciplines.schema as z.ZodType<Chosen>)
    .optional()
    .describe("who is served next; fifo when absent"),
  preemption: z
    .enum(["none", "resume", "restart"])
    .default("none")
    .describe(
      "whether a vehicle of better priority interrupts one in service, which then goes on where it stopped (resume) or begins again with the same service time (restart)",
    ),
  overtaking: z
    .boolean()
    .default(false)
    .describe(
      "whether a vehicle may pass the head of the line when the units it needs are free and the head's are not",
    ),
  queue: z
    .strictObject({
      places: places.optional(),
      whenFull: z
        .enum(["wait", "lost"])
        .default("wait")
        .describe("wait: the vehicle stays where it is, blocking its server; lost: it is turned back"),
    })
    .optional()
    .describe("places to wait inside, before this stage"),
  lanes: z
    .strictObject({
      choose: z
        .enum(["shortest", "random"])
        .default("shortest")
        .describe("which lane an arriving vehicle takes"),
      jockeying: z
        .strictObject({
          whenShorterBy: z
            .number()
            .int()
            .min(2)
            .describe("vehicles by which the other lane must be shorter; by one, nobody would gain"),
        })
        .optional()
        .describe("the last vehicle of a lane moves to one that is shorter by so many"),
    })
    .optional()
    .describe("one line before each server instead of a single line"),
  sharing: z
    .boolean()
    .default(false)
    .describe("all present are served at once and share the servers equally (processor sharing)"),
  batch: z
    .strictObject({
      size: z.number().int().min(1).describe("vehicles that are served together"),
      orAfter: positiveDuration.optional().describe("go with fewer when one has waited so long"),
    })
    .optional()
    .describe("vehicles are served together, as an escorted convoy: one server, one service time"),
  corrects: z
    .literal("documents")
    .optional()
    .describe("who has been served here has complete documents from then on"),
  breakdowns: breakdowns.optional().describe("servers fail and are repaired"),
  vacations: vacations.optional().describe("servers leave when nobody waits"),
  startsWhen: z
    .strictObject({ waiting: z.number().int().min(1).describe("vehicles waiting at which the stage opens") })
    .optional()
    .describe("the stage opens when so many wait and closes when nobody is left (N-policy)"),
  next: z
    .array(nextStep)
    .min(1)
    .optional()
    .describe("where vehicles go; the next stage of the list when absent"),
};

const single = z.strictObject(plainStage);
const parallel = z.strictObject({
  id,
  title: z.string().optional().describe("name shown to readers; the id when absent"),
  when: condition.optional().describe("who passes this group; all when absent"),
  track,
  parallel: z
    .array(single)
    .min(2)
    .describe("stages that a vehicle passes at the same time; it goes on when all have ended"),
});

/** A stage after validation. */
export type SingleStage = Omit<z.output<typeof single>, "servers"> & {
  readonly servers?: Staffing | undefined;
} & Unserved;
/** Stages passed at the same time. */
export type ParallelStages = Omit<z.output<typeof parallel>, "parallel"> & {
  readonly parallel: readonly SingleStage[];
};
/** A stage or a group. */
export type StageSpec = ParallelStages | SingleStage;

/** A stage, a group of stages passed at the same time, or one of the stages without servers. */
export const stage = z.union([parallel, single, wagonStage, departureStage]) as z.ZodType<StageSpec>;
export type { Condition, NextStep } from "./way.ts";
