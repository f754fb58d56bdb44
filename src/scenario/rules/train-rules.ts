/** Rules of trains: only trains have wagons, shares add up, ranges are not upside down. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { TrainQuantity } from "../schema/train.ts";
import { finding, wholeShares } from "./finding.ts";

/** Problems of the trains of one flow. */
export function trainProblems(path: Path, { mode, train }: FlowSpec): Problem[] {
  if (train === undefined) return [];
  const here = [...path, "train"];
  return [
    ...(mode === "train" ? [] : [finding("train:not-a-train", here)]),
    ...(["wagons", "teu", "tonnes"] as const).flatMap((key) => quantityProblems(train[key], [...here, key])),
  ];
}

function quantityProblems(quantity: TrainQuantity, path: Path): Problem[] {
  if (typeof quantity === "number") return [];
  if (!("from" in quantity)) {
    return wholeShares(
      quantity.map((entry) => entry.share),
      path,
    );
  }
  const { from, to } = quantity;
  return to >= from ? [] : [finding("train:range", [...path, "to"], { received: to, detail: { from, to } })];
}
