/** Shape of an embargo: which cargo is not loaded at its origin, until when, and what becomes of what is loaded already. */
import { z } from "zod";
import { rate } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { localTime } from "./closure.ts";
import { id } from "./common.ts";

const target = whenNeeded(() =>
  z.strictObject({
    cargo: z.array(z.string()).min(1).optional().describe("cargoes that it is for; all when absent"),
    flow: z.array(id).min(1).optional().describe("flows that it is for; all when absent"),
    checkpoint: z.array(id).min(1).optional().describe("checkpoints on whose way it holds; all when absent"),
  }),
);

const extension = whenNeeded(() =>
  z.strictObject({
    announced: localTime.describe("a local date and time at which the later end is made known"),
    to: localTime.describe("a local date and time: the later end"),
  }),
);

const quantity = z.number().int().min(1).optional();
const exception = whenNeeded(() =>
  z.strictObject({
    flow: id.describe("the flow of which some are loaded all the same"),
    wagonsPerDay: quantity.describe("wagons of it that are loaded on each local day, in whole trains"),
    vehiclesPerDay: quantity.describe("vehicles of it that are loaded on each local day"),
  }),
);

/** A closure of cargo at its origin. */
export const embargo = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    of: target.prefault({}).describe("what is not loaded: all that is given must fit"),
    from: localTime.describe("a local date and time at which it begins, such as 2023-09-01T00:00"),
    to: localTime
      .optional()
      .describe("a local date and time at which it is to end; not before the end of the run when absent"),
    extended: z
      .array(extension)
      .min(1)
      .optional()
      .describe("later ends, each with the time of its announcement"),
    timezone: z
      .string()
      .optional()
      .describe("IANA time zone of its dates and days; that of the one checkpoint it is for when absent"),
    loading: z
      .enum(["waits", "lost"])
      .default("waits")
      .describe("vehicles that become ready: they wait at their origin for its end, or are never loaded"),
    pace: rate
      .optional()
      .describe(
        "a rate, such as 10 /day, at which those who waited are loaded after the end; all at once when absent",
      ),
    underWay: z
      .enum(["continue", "stop", "divert"])
      .default("continue")
      .describe(
        "vehicles under way when it begins: go on, stand where they are until its end, or go another way",
      ),
    divertTo: id.optional().describe("the flow whose vehicles they become that are diverted"),
    except: z.array(exception).min(1).optional().describe("flows of which some are loaded all the same"),
  }),
);

/** An embargo after validation; dates as the local clock shows them. */
export type EmbargoSpec = z.output<typeof embargo>;
/** A flow of which some are loaded all the same. */
export type ExceptionSpec = z.output<typeof exception>;
