/** From values to positions, and round values for an axis. */
import { ticks } from "d3-array";
import { fixed } from "../../digits.ts";

/** Position of a value. */
export type Scale = (value: number) => number;

/** A linear scale from [low, high] to [from, to]. */
export function linearScale(low: number, high: number, from: number, to: number): Scale {
  const factor = high > low ? (to - from) / (high - low) : 0;
  return (value) => from + (value - low) * factor;
}

/** About `count` round values from low to high, both included where they are round. */
export function roundTicks(low: number, high: number, count: number): number[] {
  return ticks(low, high, count);
}

/** Two decimals as they are written: none for 0, `.5` for 50. */
const DECIMALS = Array.from({ length: 100 }, (_, n) => String(n / 100).slice(1));
/** Hundredths below which the parts of a position are whole numbers of 32 bits. */
const SMALL = 1e7;

/** A position with two decimals: enough for a hundredth of a pixel. */
export function at(position: number): string {
  const hundredths = Math.round(position * 100);
  if (!(hundredths >= 0 && hundredths < SMALL)) return String(hundredths / 100);
  // V8 keeps the texts of small whole numbers, and works out those of others each time.
  const whole = Math.floor(hundredths / 100);
  return String(whole) + DECIMALS[hundredths - whole * 100]!;
}

/** What every number on an axis but the smallest looks like: it has no more than three decimals. */
const PLAIN = /^-?\d+(?:\.(\d{1,3}))?$/;

/** A number on an axis: no more digits than it has, and at most three decimals. */
export function tickText(value: number): string {
  const short = Number(value.toPrecision(6));
  const plain = PLAIN.exec(String(short));
  // The first call of `toLocaleString` loads Node's languages: it costs more than all ticks of a page.
  return plain === null ? short.toLocaleString("en-US") : fixed(short, plain[1]?.length ?? 0);
}
