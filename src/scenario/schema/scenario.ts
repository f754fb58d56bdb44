/** Shape of a whole scenario file. Its output is plain data in seconds, ready to cross a thread. */
import { z } from "zod";
import { duration, positiveDuration } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { checkpoint, resource } from "./checkpoint.ts";
import { closure } from "./closure.ts";
import { id } from "./common.ts";
import { driverPool } from "./drivers.ts";
import { embargo } from "./embargo.ts";
import { flow } from "./flow.ts";
import { permitPool } from "./permits.ts";
import { regime } from "./regime.ts";

const calendar = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, { error: "calendar:start" })
    .describe("a local date and time, such as 2025-09-22T00:00, at which the run begins"),
  timezone: z.string().describe("IANA time zone of the study, such as Asia/Almaty"),
  length: positiveDuration.describe("how long the run lasts, warm-up included"),
  kind: z
    .enum(["terminating", "cyclic", "steady-state"])
    .default("terminating")
    .describe(
      "terminating: from a given start to a given end; cyclic: repeats by day or week; steady-state: long-run behaviour",
    ),
  warmup: duration.default(0).describe("time at the start that is not measured"),
});

const run = z.strictObject({
  replications: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(30)
    .describe("independent repetitions; below 5 there are no confidence intervals"),
  seed: z
    .union([z.string(), z.number()])
    .transform(String)
    .default("kezek")
    .describe("number or word that all randomness follows from"),
  level: z.number().gt(0.5).lt(1).default(0.95).describe("confidence level of the intervals"),
});

const measures = z.strictObject({
  every: positiveDuration.default(3600).describe("spacing of the time series"),
  thresholds: z
    .array(duration)
    .default([4 * 3600, 24 * 3600])
    .describe("waits for which the share above is reported"),
  counts: z
    .array(z.number().int().min(0))
    .default([])
    .describe("numbers of vehicles for which the share of time above is reported"),
  exactUpTo: z
    .number()
    .int()
    .min(0)
    .max(5_000_000)
    .default(50_000)
    .describe(
      "values of one kind that are kept one by one for exact quantiles; beyond, a sketch with a stated error",
    ),
});

const source = whenNeeded(() =>
  z.strictObject({
    for: z.string().describe("path of the figure in this file, such as flows.produce.arrivals"),
    figure: z.string().describe("the figure as the source gives it"),
    reference: z.string().describe("who says so: publisher and address"),
    date: z.string().optional().describe("date of the event or page"),
  }),
);

const field = whenNeeded(() =>
  z.strictObject({
    figure: z.string().describe("what was observed, in words"),
    metric: z.string().describe("metric of the summary to hold it against, such as queueLength"),
    statistic: z.string().default("mean").describe("statistic of the summary, such as mean or p95"),
    checkpoint: z
      .string()
      .default("*")
      .describe("checkpoint of the summary; `*` is the first that has the row"),
    flow: z.string().default("*").describe("flow of the summary; `*` is all"),
    group: z.string().default("*").describe("group of the summary, such as channel=red; `*` is all"),
    observed: z
      .union([z.number(), z.tuple([z.number(), z.number()])])
      .describe("the observed value, or its range"),
    unit: z.string().describe("unit of the observed value, as in the summary"),
    reference: z.string().describe("who says so: publisher and address"),
  }),
);

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  kezek: z.literal(1, { error: "format:version" }).describe("version of the file format"),
  id,
  title: z.string().describe("one line that says what is simulated"),
  question: z.string().optional().describe("the question this scenario answers"),
  notes: z.string().optional().describe("anything else a reader should know"),
  calendar: calendar.describe("when the run begins, how long it lasts and what is measured of it"),
  run: run.prefault({}).describe("replications, seed and confidence level"),
  resources: z.record(id, resource).optional().describe("staff and equipment shared by several checkpoints"),
  checkpoints: z.record(id, checkpoint).describe("border posts, by name"),
  permits: z.record(id, permitPool).optional().describe("pools of permits that vehicles need, by name"),
  drivers: z.record(id, driverPool).optional().describe("pools of drivers, by name"),
  flows: z.record(id, flow).describe("streams of vehicles, by name"),
  closures: z.record(id, closure).optional().describe("times at which posts or parts of them close, by name"),
  embargoes: z
    .record(id, embargo)
    .optional()
    .describe("times at which cargo is not loaded at its origin, by name"),
  regimes: z
    .record(id, regime)
    .optional()
    .describe("times at which vehicles are inspected in other shares or for other times, by name"),
  measures: measures.prefault({}).describe("what is measured, and how finely"),
  field: z.array(field).default([]).describe("observed figures that the results are held against"),
  sources: z.array(source).default([]).describe("where the figures come from; the report prints them"),
  assumptions: z
    .array(z.string())
    .default([])
    .describe("what was assumed for want of a source; the report prints it"),
});

/** A scenario as validated: plain data, times in seconds; `files` holds the text of the files it names. */
export type Scenario = z.output<typeof scenarioSchema> & { readonly files: Readonly<Record<string, string>> };
