/**
 * How many digits of a figure are shown: as many as its error allows. Knows no unit and no output; csv and json
 * do not round and do not come here.
 */

/** Decimals beyond which no figure of a queue means anything. */
const MOST_DECIMALS = 6;

/**
 * Decimals at which a figure is shown, so that its half width keeps two significant digits (ISO/IEC Guide 98-3,
 * 7.2.6). Without a half width: three significant digits of the value.
 * @param value in any unit
 * @param halfWidth of its interval in the same unit; NaN or 0 where there is none
 * @param significant digits kept of the half width; 1 for a figure shown without it. @defaultValue 2
 * @returns -6 to 6; -1 means to the nearest ten, and only a half width can say so
 */
export function digitsFor(value: number, halfWidth: number, significant: 1 | 2 = 2): number {
  if (halfWidth > 0 && Number.isFinite(halfWidth))
    return within(significant - 1 - exponentOf(halfWidth, significant));
  if (!Number.isFinite(value) || Number.isInteger(value)) return 0;
  return Math.max(0, within(2 - exponentOf(value, 3)));
}

/** Power of ten of a number once rounded to some significant digits: 0.0996 to two digits is 0.10, power -1. */
function exponentOf(value: number, significant: number): number {
  return Number(value.toExponential(significant - 1).split("e")[1]);
}

function within(decimals: number): number {
  return Math.max(-MOST_DECIMALS, Math.min(MOST_DECIMALS, decimals));
}

/** Decimals of a percentage shown without its interval: at most one, two below one per cent. */
export function percentDigitsFor(percent: number, halfWidth: number): number {
  return Math.max(0, Math.min(Math.abs(percent) < 1 ? 2 : 1, digitsFor(percent, halfWidth, 1)));
}

/** What stands for a figure that does not exist. */
export const NO_FIGURE = "-";

/**
 * A number with the given decimals, thousands parted by commas; `-` for NaN.
 * @param decimals negative ones round to tens, hundreds and so on
 */
export function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return NO_FIGURE;
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (decimals > 0) return grouped(value.toFixed(decimals));
  const step = 10 ** -decimals;
  return grouped((Math.round(value / step) * step).toFixed(0));
}

/** Commas between thousands, and no sign on a zero. */
function grouped(text: string): string {
  const unsigned = /^-[0.]*$/.test(text) ? text.slice(1) : text;
  const [whole = "", fraction] = unsigned.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}
