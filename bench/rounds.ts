/**
 * Measures subjects in turns, A B A B, so that whatever else the machine does meets all of them alike, and gives
 * their figures with the ratios between them, round by round.
 */
import { type Figure, figuresOf, type Sample, type Subject } from "./figures.ts";

/** A ratio that is wanted: `of` over `over`, both names of subjects, in the figure `by`. */
export interface Ratio {
  readonly of: string;
  readonly over: string;
  readonly by: string;
  /** Name of the ratio's figure, such as `x simjs`. */
  readonly name: string;
}

/** Figures of one case. @param tell what is being measured, for whoever waits */
export async function measureInTurns(
  name: string,
  subjects: readonly Subject[],
  ratios: readonly Ratio[],
  runs: number,
  tell: (text: string) => void,
): Promise<Figure[]> {
  const samples = new Map<string, Sample[]>(subjects.map((subject) => [subject.name, []]));
  for (let run = 1; run <= runs; run += 1) {
    for (const subject of subjects) {
      tell(`${name}: ${subject.name}, ${run} of ${runs}`);
      samples.get(subject.name)?.push(await subject.measure());
    }
  }
  for (const ratio of ratios) addRatio(samples, ratio);
  return subjects.flatMap((subject) => figuresOf(name, subject.name, samples.get(subject.name) ?? []));
}

function addRatio(samples: Map<string, Sample[]>, { of, over, by, name }: Ratio): void {
  const others = samples.get(over) ?? [];
  const own = samples.get(of);
  if (own === undefined || others.length === 0) return;
  samples.set(
    of,
    own.map((sample, run) => ({
      ...sample,
      [name]: (sample[by] ?? Number.NaN) / (others[run]?.[by] ?? Number.NaN),
    })),
  );
}
