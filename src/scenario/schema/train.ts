/** Shape of what the trains of a flow are made of: wagons, containers, tonnes. */
import { z } from "zod";
import { share } from "../../catalogue/quantities.ts";

/** A whole number for every train: one, some with their shares, or any from one to another. */
const quantity = (least: number, what: string) => {
  const number = z.number().int().min(least);
  return z
    .union([
      number,
      z
        .array(
          z.strictObject({
            size: number.describe(`${what} of such a train`),
            share: share.describe("share of the trains that are so; all add up to 1"),
          }),
        )
        .min(1),
      z.strictObject({
        from: number.describe("the least"),
        to: number.describe("the greatest; every whole number between them is as likely"),
      }),
    ])
    .describe(`a whole number of ${what}, a list of {size, share}, or {from, to}`);
};

/** What a train is made of. One lot decides all three numbers: the longer train has more of each. */
export const train = z
  .strictObject({
    wagons: quantity(1, "wagons"),
    teu: quantity(0, "TEU").default(0),
    tonnes: quantity(0, "tonnes").default(0),
    kind: z
      .enum(["block", "group"])
      .default("block")
      .describe(
        "block: each vehicle is a train; group: each is a group of wagons, and those that come together came as one train",
      ),
  })
  .describe("wagons, containers and tonnes of each train");

/** What a train is made of, after validation. */
export type TrainSpec = z.output<typeof train>;
/** One of its numbers. */
export type TrainQuantity = TrainSpec["wagons"];
