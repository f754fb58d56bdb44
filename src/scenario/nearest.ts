/** The name that was probably meant: nearest by edit distance among those that exist. Knows no scenario. */

/**
 * Edits from one word to another: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964,
 * "A technique for computer detection and correction of spelling errors"; restricted form). `O(length^2)`.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}

/** Letters and digits alone, so that `per_day`, `per-day` and `perDay` are the same word. */
function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Longest word worth comparing; longer ones are no slips of the finger. */
const LONGEST = 60;

/**
 * The candidate that a name was probably meant to be, or undefined when none is near: at most 2 edits (1 in words of
 * up to 4 letters), or a third of the length where that is more; case and punctuation cost nothing. Failing that, the only one that a short name
 * begins with (`monday` means `mon`).
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const word = bare(name);
  if (word.length > LONGEST) return undefined;
  const longer = candidates.filter(
    (c) => word.length > 3 && c.length >= 3 && c !== name && word.startsWith(bare(c)),
  );
  let best: string | undefined = longer.length === 1 && word.length <= 9 ? longer[0] : undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(word, bare(candidate));
    const length = Math.max(word.length, candidate.length);
    const allowed = length <= 4 ? 1 : Math.max(2, Math.floor(length / 3));
    if (candidate !== name && distance <= allowed && distance < bestDistance && distance < word.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
