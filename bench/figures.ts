/** What a benchmark finds: figures with their spread, and the document they are stored in. Plain data. */

/** What one measurement of a subject gives: figures by name, such as `vehicles/s`. */
export type Sample = Readonly<Record<string, number>>;

/** Something that is measured again and again. */
export interface Subject {
  /** Such as `kezek run, 1 worker`. */
  readonly name: string;
  measure(): Promise<Sample>;
}

/** One figure of one subject, over all runs. */
export interface Figure {
  readonly case: string;
  readonly subject: string;
  readonly figure: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** The machine and the program measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  /** Mean number of busy processes in the minute before: on a machine that is not idle, trust ratios alone. */
  readonly load: number;
}

/** A whole benchmark, as `--json` writes it. */
export interface Document {
  readonly bench: 1;
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly figures: readonly Figure[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** Median of values; the mean of the two in the middle where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper;
}

/** The figures of a subject from its samples. */
export function figuresOf(name: string, subject: string, samples: readonly Sample[]): Figure[] {
  return Object.keys(samples[0] ?? {}).map((figure) => {
    const values = samples.map((sample) => sample[figure] ?? Number.NaN);
    return {
      case: name,
      subject,
      figure,
      median: median(values),
      low: Math.min(...values),
      high: Math.max(...values),
      runs: values.length,
    };
  });
}
