/** The exponential variate of mean 1, which several distributions and the arrivals are made of. */
import type { Stream } from "../../kernel/stream.ts";

/** Next exponential variate of mean 1, by inversion. Uses one draw. */
export function unitExponential(stream: Stream): number {
  return -Math.log(stream.uniform());
}
