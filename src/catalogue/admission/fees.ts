/** Fees and deposits of an electronic queue: amounts in one currency. They are counted, and move nobody. */
import { z } from "zod";
import { whenNeeded } from "../when-needed.ts";

const amount = z.number().min(0);

/** Shape of the fees. */
export const fees = whenNeeded(() =>
  z
    .strictObject({
      currency: z
        .string()
        .min(1)
        .describe("currency of all amounts, such as KZT; the unit of the metric `fees`"),
      booking: amount.default(0).describe("for each ordinary booking or registration"),
      repeat: amount
        .default(0)
        .describe("for each booking that takes the place of one missed or moved after the cut-off"),
      reserved: z
        .record(z.string(), amount)
        .default({})
        .describe("for each booking in a reserved share, by its name, instead of `booking`"),
      deposit: amount.default(0).describe("kept by the post at each booking that is missed, else given back"),
    })
    .describe("fees and deposits, counted as costs"),
);

/** Fees after validation. */
export type FeeRules = z.output<typeof fees>;
