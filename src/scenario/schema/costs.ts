/** Shape of what a flow's time at the border costs: rates, with currency and source. No rate has a default. */
import { z } from "zod";

const rate = z.number().min(0);

/** Rates of one flow. */
export const costs = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: "costs:currency-code" })
    .describe("a currency by its three letters, such as USD"),
  perHour: rate.optional().describe("value of an hour of total delay of one vehicle, in the currency"),
  spoilagePerHour: rate
    .optional()
    .describe("what the cargo of one vehicle loses in an hour of total delay, in the currency"),
  idling: z
    .strictObject({
      litresPerHour: rate.describe("fuel burnt in an hour of waiting at the border [l]"),
      pricePerLitre: rate.optional().describe("price of the fuel, in the currency"),
      co2PerLitre: rate.optional().describe("carbon dioxide from a litre of fuel [kg]"),
    })
    .optional()
    .describe("engines that run while vehicles wait before the gate or inside"),
  source: z.string().min(1).describe("who says so, or that it is assumed"),
});

/** Rates after validation. */
export type CostSpec = z.output<typeof costs>;
