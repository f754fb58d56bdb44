/** Shape of a whole scenario file. Its output is plain data in seconds, ready to cross a thread. */
import { z } from "zod";
import { duration, positiveDuration } from "../../catalogue/quantities.ts";
import { checkpoint, resource } from "./checkpoint.ts";
import { id } from "./common.ts";
import { flow } from "./flow.ts";

const calendar = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, { error: "calendar:start" })
    .describe("local date and time at which the run begins, such as 2025-09-22T00:00"),
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
  replications: z.number().int().min(1).max(100000).default(30),
  seed: z.union([z.string(), z.number()]).transform(String).default("kezek"),
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

const source = z.strictObject({
  for: z.string().describe("path of the figure in this file, such as flows.produce.arrivals"),
  figure: z.string().describe("the figure as the source gives it"),
  reference: z.string().describe("who says so: publisher and address"),
  date: z.string().optional().describe("date of the event or page"),
});

const field = z.strictObject({
  figure: z.string().describe("what was observed, in words"),
  metric: z.string().describe("metric of the summary to hold it against, such as queueLength"),
  statistic: z.string().default("mean"),
  flow: z.string().default("*"),
  group: z.string().default("*"),
  observed: z
    .union([z.number(), z.tuple([z.number(), z.number()])])
    .describe("the observed value, or its range"),
  unit: z.string(),
  reference: z.string(),
});

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  kezek: z.literal(1).describe("version of the file format"),
  id,
  title: z.string(),
  question: z.string().optional().describe("the question this scenario answers"),
  notes: z.string().optional(),
  calendar,
  run: run.prefault({}),
  resources: z.record(id, resource).optional().describe("staff and equipment shared by several checkpoints"),
  checkpoints: z.record(id, checkpoint),
  flows: z.record(id, flow),
  measures: measures.prefault({}),
  field: z.array(field).default([]).describe("observed figures that the results are held against"),
  sources: z.array(source).default([]),
  assumptions: z.array(z.string()).default([]),
});

/** A scenario as validated: plain data, times in seconds; `files` holds the text of the files it names. */
export type Scenario = z.output<typeof scenarioSchema> & { readonly files: Readonly<Record<string, string>> };
