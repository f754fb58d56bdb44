/** The distribution of a wait as bins, ready to be drawn. Knows no format of output. */
import type { Report, WaitRow } from "../run/report.ts";

/** Bins of one wait of one flow, ascending; empty where the report holds none. */
export function binsOf(report: Report, checkpoint: string, flow: string, metric: string): WaitRow[] {
  return report.waits.filter(
    (row) => row.metric === metric && row.checkpoint === checkpoint && row.flow === flow,
  );
}

/**
 * Shares of vehicles in `count` equal bins from 0 to `end` [h]; the last also holds all beyond. Inside a bin of
 * the report vehicles count as spread evenly.
 */
export function sharesIn(bins: readonly WaitRow[], end: number, count: number): number[] {
  const shares = new Array<number>(count).fill(0);
  const width = end / count;
  for (const { from, to, share } of bins) {
    const length = to - from;
    for (let i = 0; i < count; i += 1) {
      const high = i === count - 1 ? Number.POSITIVE_INFINITY : (i + 1) * width;
      shares[i] = (shares[i] ?? 0) + share * overlap(from, to, i * width, high, length);
    }
  }
  return shares;
}

/** Part of [from, to) inside [low, high); a bin without length or end counts where it begins. */
function overlap(from: number, to: number, low: number, high: number, length: number): number {
  if (!(length > 0) || !Number.isFinite(length)) return from >= low && from < high ? 1 : 0;
  return Math.max(0, Math.min(to, high) - Math.max(from, low)) / length;
}

/** One bar of a histogram: [from, to) hours and the share of vehicles in it. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Bins joined until each is at least `width` hours wide; nothing is split. The open bin at the end is left out. */
export function joined(bins: readonly WaitRow[], width: number): Bar[] {
  const bars: Bar[] = [];
  for (const { from, to, share } of bins) {
    const last = bars.at(-1);
    if (!Number.isFinite(to)) continue;
    // 1e-9: a bin meant as one tenth must not count as narrower than one tenth.
    if (last === undefined || last.to - last.from >= width * (1 - 1e-9)) bars.push({ from, to, share });
    else bars[bars.length - 1] = { from: last.from, to, share: last.share + share };
  }
  return bars;
}

/** What a height of the histogram counts over: the width of its first bar, so that no share passes 100 %. */
export interface BarWidth {
  /** [h] */
  readonly hours: number;
  /** Such as `10 min`. */
  readonly text: string;
}

/** The width that heights of these bars are told for; the widest first bar where there are several histograms. */
export function barWidth(...histograms: readonly (readonly Bar[])[]): BarWidth {
  const hours = Math.max(...histograms.map(([first]) => (first === undefined ? 0 : first.to - first.from)));
  const text =
    hours < 1 ? `${round(hours * 60)} min` : hours < 48 ? `${round(hours)} h` : `${round(hours / 24)} d`;
  return { hours, text };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Hours below which at least this share of vehicles lies: the upper end of a bin, the lower of an open one. */
export function reachOf(bins: readonly WaitRow[], share: number): number {
  const bin = bins.find(({ cumulativeShare }) => cumulativeShare >= share) ?? bins.at(-1);
  if (bin === undefined) return Number.NaN;
  return Number.isFinite(bin.to) ? bin.to : bin.from;
}

/** The next round number at or above, such as 1.2, 2.5 or 7 times a power of ten: an end for an axis. */
export function roundedUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor =
    [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10].find(
      (step) => step * power >= value * (1 - 1e-9),
    ) ?? 10;
  return factor * power;
}
