/** Shape of a regime: other shares of channels and documents, and other service times between two dates. */
import { z } from "zod";
import { isoDate } from "../../catalogue/days.ts";
import { share } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { id } from "./common.ts";
import { serviceTime } from "./stage.ts";

const change = whenNeeded(() =>
  z
    .union([
      z
        .strictObject({ factor: z.number().positive().describe("services take so many times as long") })
        .transform(({ factor }) => ({ factor })),
      serviceTime.transform((service) => ({ service })),
    ])
    .describe(
      'a service time that holds instead of the usual one, such as "12 min" or {exponential: {mean: 12 min}}, or {factor: 1.5} on the usual one',
    ),
);

const recognition = whenNeeded(() =>
  z.union([
    id.transform((by) => ({ by, share: 1, flows: undefined })),
    z.strictObject({
      by: id.describe("the stage that must have been passed"),
      share: share.default(1).describe("share of those who have passed it that are spared"),
      flows: z.array(id).min(1).optional().describe("flows that are spared; all when absent"),
    }),
  ]),
);

/** A regime of inspection. */
export const regime = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    at: id.optional().describe("the checkpoint where it holds; may be left out where there is one"),
    between: z
      .strictObject({
        from: isoDate,
        to: isoDate.optional().describe("a date, such as 2025-10-15; to the end of the run when absent"),
      })
      .describe("first and last local date on which it holds"),
    channels: z
      .record(id, z.record(id, share))
      .optional()
      .describe("by flow: shares of the inspection channels of vehicles that come while it holds"),
    documents: z
      .record(id, z.record(id, share))
      .optional()
      .describe(
        "by flow: shares of its documents of vehicles that come while it holds; the rest is `complete`",
      ),
    flows: z.array(id).min(1).optional().describe("flows whose service times change; all when absent"),
    service: z
      .record(id, change)
      .optional()
      .describe("by stage: another service time, or a factor, for services that begin while it holds"),
    recognises: z
      .record(id, recognition)
      .optional()
      .describe(
        "by stage: a stage whose examination is recognised, so that who has passed it is spared this one, such as {scan: their-scan} or {scan: {by: their-scan, share: 0.9}}",
      ),
  }),
);

/** A regime after validation; dates as local day numbers. */
export type RegimeSpec = z.output<typeof regime>;
