/** How a simulated figure stands to an observed one, in a word. No test of a hypothesis: it compares ranges. */
import type { FieldRow } from "../run/report.ts";
import { fixed } from "./digits.ts";

/** `within`: the simulated figure lies in the observed range; `near`: only its interval reaches it. */
export type Agreement = "within" | "near" | "above" | "below" | "no figure";

/** The word for one row. */
export function agreementOf(row: FieldRow): Agreement {
  const { observedLow, observedHigh, simulated, low, high } = row;
  if (!Number.isFinite(simulated)) return "no figure";
  if (simulated >= observedLow && simulated <= observedHigh) return "within";
  if (low <= observedHigh && high >= observedLow) return "near";
  return simulated > observedHigh ? "above" : "below";
}

/** Decimals of a figure as its source gave it; four significant digits at most. */
function decimalsOf(value: number): number {
  return (String(Number(value.toPrecision(4))).split(".")[1] ?? "").length;
}

/** The observed value or range. */
export function observedText(row: FieldRow, dash: string): string {
  const text = (value: number) => fixed(value, decimalsOf(value));
  if (row.observedLow === row.observedHigh) return text(row.observedLow);
  return `${text(row.observedLow)}${dash}${text(row.observedHigh)}`;
}
