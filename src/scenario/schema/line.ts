/** Shape of the line before a station: where trains stand that it does not let in, and what standing long does to them. */
import { z } from "zod";
import { distribution } from "../../catalogue/distributions/index.ts";
import { positiveDuration } from "../../catalogue/quantities.ts";
import { id, places } from "./common.ts";

const station = z.strictObject({
  id,
  title: z.string().optional().describe("name shown to readers; the id when absent"),
  places: places.describe("trains that can stand there, or `unlimited`"),
});

/** Stations on the way, and trains left without a locomotive. */
export const line = z
  .strictObject({
    stations: z
      .array(station)
      .min(1)
      .describe("stations before the post at which trains stand, the nearest first"),
    abandonedAfter: positiveDuration
      .optional()
      .describe("how long a train is held before it loses its locomotive and crew; never when absent"),
    restart: distribution
      .optional()
      .describe(
        "how long it takes to bring a locomotive and crew to such a train when its turn has come; no time when absent",
      ),
    restartsAtOnce: places
      .default(Number.POSITIVE_INFINITY)
      .describe("trains that can be restarted at one time, or `unlimited`"),
  })
  .describe("the railway line before the station, where trains stand that it does not let in");

/** A line after validation. */
export type LineSpec = z.output<typeof line>;
