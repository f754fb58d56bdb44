/** What a difference says, in plain words: never that two are equal, only that none was found. */
import { type Compare, comparedDigits } from "./comparison-lookup.ts";
import { digitsFor, fixed } from "./digits.ts";

/** What can be said of a difference. */
export type Finding = "less" | "more" | "same" | "undecided" | "unknown";

/** Less or more where the interval leaves zero out; `same` where every replication is the same in both. */
export function findingOf({ difference, low, high }: Compare): Finding {
  if (Number.isNaN(difference)) return "unknown";
  if (difference === 0 && low === 0 && high === 0) return "same";
  if (Number.isNaN(low)) return "unknown";
  if (high < 0) return "less";
  return low > 0 ? "more" : "undecided";
}

/** `shorter by 1.2 h (0.9 to 1.5)`, for a wait in a unit. */
export function delayVerdict(figure: Compare, unit: string): string {
  const { difference, low, high, halfWidth } = figure;
  const found = findingOf(figure);
  // A difference that was found must show, however small it is beside its sides.
  const decimals = Math.max(
    comparedDigits(figure),
    found === "unknown" ? 0 : digitsFor(difference, halfWidth, 1),
  );
  const text = (value: number) => fixed(value, decimals);
  switch (found) {
    case "less":
      return `shorter by ${text(-difference)} ${unit} (${text(-high)} to ${text(-low)})`;
    case "more":
      return `longer by ${text(difference)} ${unit} (${text(low)} to ${text(high)})`;
    case "same":
      return "the same in every replication";
    case "undecided":
      return `no difference detected (interval ${text(low)} to ${text(high)} ${unit}); this is not proof of equality`;
    default: {
      if (Number.isNaN(difference)) return "no figure in both";
      const size = text(Math.abs(difference));
      const way = difference < 0 ? `${size} ${unit} shorter` : `${size} ${unit} longer`;
      return `${way}, but too few replications for an interval: it may be chance`;
    }
  }
}
