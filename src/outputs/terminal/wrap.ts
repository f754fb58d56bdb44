/** Running text in lines of a given width. */
import { displayWidth, printable } from "./display-width.ts";

/** Spaces at which a line may end: not around a plus-minus sign. */
const BREAK = /(?<!±|\+\/-)\s+(?!±|\+\/-)/u;

/**
 * Lines of at most `width` columns, broken at spaces; a word that is longer is broken inside.
 * @param first what the first line begins with; the others are indented alike
 */
export function wrapped(text: string, width: number, first = ""): string[] {
  const indent = displayWidth(first);
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text)
    .split(BREAK)
    .filter(Boolean)
    .flatMap((w) => pieces(w, width - indent))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width - indent) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  return lines.map((content, i) => (i === 0 ? first : " ".repeat(indent)) + content);
}

/** A word in pieces that fit. */
function pieces(word: string, width: number): string[] {
  const room = Math.max(2, width);
  const out: string[] = [];
  let piece = "";
  for (const sign of word) {
    if (displayWidth(piece + sign) > room) {
      out.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return piece === "" ? out : [...out, piece];
}
