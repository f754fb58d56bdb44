/** Shape of a stage: who serves whom, how long, in which order, and where the vehicle goes next. */
import { z } from "zod";
import { disciplines } from "../../catalogue/disciplines/index.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import type { Chosen } from "../../catalogue/family.ts";
import { positiveDuration, share } from "../../catalogue/quantities.ts";
import { id, places } from "./common.ts";
import { type Staffing, serverStaffing } from "./staffing.ts";

/** Service times: one law for all, or one for each flow or channel, with `otherwise` for the rest. */
export interface ServiceTable {
  readonly byFlow?: Readonly<Record<string, ServiceTime>> | undefined;
  readonly byChannel?: Readonly<Record<string, ServiceTime>> | undefined;
  readonly otherwise?: ServiceTime | undefined;
}
/** A distribution of service times, or a table of them. */
export type ServiceTime = { readonly law: Chosen } | { readonly table: ServiceTable };

/** A service time as it is written. */
export const serviceTime: z.ZodType<ServiceTime> = z
  .lazy(() =>
    z.union([serviceTable.transform((table) => ({ table })), distribution.transform((law) => ({ law }))]),
  )
  .describe(
    'a duration with its unit, such as "12 min", a distribution, such as {exponential: {mean: 12 min}}, or a table of them {byFlow or byChannel, otherwise}',
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

/** Who passes a stage: all conditions must hold; within a list, one. */
export const condition = z.strictObject({
  flow: z.array(id).min(1).optional().describe("flows that pass here"),
  channel: z.array(id).min(1).optional().describe("inspection channels that pass here"),
  cargo: z.array(z.string()).min(1).optional().describe("cargoes that pass here"),
  from: z
    .array(id)
    .min(1)
    .optional()
    .describe("sides from which the vehicle came to the post (its direction)"),
  share: share.optional().describe("share of those that pass here, drawn vehicle by vehicle"),
});

const unitsNeeded = z.union([
  z.number().int().min(1),
  z.strictObject({
    byFlow: z.record(id, z.number().int().min(0)).describe("units held by a vehicle of each flow named"),
    otherwise: z.number().int().min(0).default(1).describe("units held by any other vehicle"),
  }),
]);

/** Where vehicles go after a stage. */
const nextStep = z.strictObject({
  to: z
    .union([z.enum(["exit", "turned-back", "sent-home"]), id])
    .describe(
      "a stage of this checkpoint, `exit` (crossed), `turned-back`, or `sent-home` (comes back by the `retrial` of its flow)",
    ),
  share: share.default(1).describe("share of the vehicles that go there"),
  atMost: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "how often a vehicle may have been sent back, all ways back counted together, before this way is closed to it",
    ),
});

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
  parallel: z
    .array(single)
    .min(2)
    .describe("stages that a vehicle passes at the same time; it goes on when all have ended"),
});

/** A stage, or a group of stages passed at the same time. */
export const stage = z.union([parallel, single]);

/** A stage after validation. */
export type SingleStage = Omit<z.output<typeof single>, "servers"> & {
  readonly servers?: Staffing | undefined;
};
/** Stages passed at the same time. */
export type ParallelStages = z.output<typeof parallel>;
/** A stage or a group. */
export type StageSpec = z.output<typeof stage>;
/** A condition after validation. */
export type Condition = z.output<typeof condition>;
/** One way on from a stage. */
export type NextStep = z.output<typeof nextStep>;
