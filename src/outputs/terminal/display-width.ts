/** How many columns a text takes in a terminal, and how to cut it to fit. Control characters never pass. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** Columns of one line without control characters: 0 for combining signs, 2 for East Asian wide ones and emoji. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const sign of text) columns += NO_WIDTH.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return columns;
}

/** Text of a user made safe for a terminal: control characters, escape sequences included, become spaces. */
export function printable(text: string): string {
  return text.replace(CONTROL, " ");
}

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function cut(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  if (room <= 0) return ellipsis.slice(0, Math.max(0, width));
  let kept = "";
  for (const sign of text) {
    if (displayWidth(kept + sign) > room) break;
    kept += sign;
  }
  return kept.trimEnd() + ellipsis;
}

/** The text with spaces to fill `width` columns. */
export function padded(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + space : space + text;
}
