/** Constant: the same duration every time. */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { duration } from "../quantities.ts";
import { variant } from "../variant.ts";
import type { Sampler } from "./sampler.ts";

/** `constant: 12 min`. A duration alone, where a distribution is wanted, means the same. */
export const constant = variant({
  name: "constant",
  summary: "the same duration every time; a duration written alone means the same",
  parameters: duration,
  build: (value): Sampler => new Constant(value),
});

class Constant implements Sampler {
  readonly mean: number;
  readonly variance = 0;
  readonly lowest: number;

  constructor(value: number) {
    this.mean = value;
    this.lowest = value;
  }

  sample(_stream: Stream): number {
    return this.mean;
  }

  sampleMany(_stream: Stream, _first: number, _draw: number, out: Float64Array, at: number): void {
    out.fill(this.mean, at, at + MANY);
  }
}
