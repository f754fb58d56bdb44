/** The signs that terminal output is drawn with: one set for Unicode, one for plain ASCII. */

/** A set of signs, each one column wide unless it says otherwise. */
export interface Marks {
  readonly rule: string;
  readonly dot: string;
  /** May be three columns wide. */
  readonly plusMinus: string;
  readonly dash: string;
  readonly ellipsis: string;
  readonly bullet: string;
  /** May be two columns wide. */
  readonly arrow: string;
  readonly bar: string;
  /** Eighths of a bar, from 1/8 to 7/8; empty where only whole signs exist. */
  readonly eighths: readonly string[];
  /** What the rest of a bar is filled with. */
  readonly track: string;
  /** Heights of a sparkline, from the lowest above nothing to the full one. */
  readonly heights: readonly string[];
}

export const UNICODE_MARKS: Marks = {
  rule: "─",
  dot: "·",
  plusMinus: "±",
  dash: "–",
  ellipsis: "…",
  bullet: "•",
  arrow: "→",
  bar: "█",
  eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
  track: " ",
  heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

export const ASCII_MARKS: Marks = {
  rule: "-",
  dot: "|",
  plusMinus: "+/-",
  dash: "-",
  ellipsis: "...",
  bullet: "*",
  arrow: "->",
  bar: "#",
  eighths: [],
  track: " ",
  heights: [".", ":", "-", "=", "+", "*", "%", "#"],
};
