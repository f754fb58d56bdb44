/** Emphasis in a terminal by SGR codes, or none at all. Widths are measured before painting. */

/** Emphasis of a text; each returns the text as it is where there is no colour. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly alert: (text: string) => string;
}

const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const plain = (text: string) => text;

/** Bold, dim, cyan and yellow: colours of the user's own palette, legible on dark and on light. */
export const COLOURED: Paint = {
  strong: code(1, 22),
  faint: code(2, 22),
  accent: code(36, 39),
  alert: code(33, 39),
};

export const PLAIN: Paint = { strong: plain, faint: plain, accent: plain, alert: plain };
