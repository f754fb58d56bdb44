/**
 * From the human seed to the keys of streams. The text that is hashed is a promise (docs/decisions/0002):
 * changing it changes every result. Knows nothing of what a stream is used for.
 */
import seedrandom from "seedrandom";
import { Stream } from "./stream.ts";

/**
 * The stream of one purpose in one replication.
 * @param seed the seed as the user wrote it
 * @param replication 0-based number of the replication
 * @param purpose what the stream is for, such as `flow:produce/service:customs`; equal purposes give equal streams
 */
export function streamFor(seed: string, replication: number, purpose: string): Stream {
  const generator = seedrandom(`kezek/1|${seed}|${replication}|${purpose}`);
  return new Stream(generator.int32(), generator.int32());
}
