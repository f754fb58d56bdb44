/** Random plain posts: ordinary ones without all that the inner loop for plain posts leaves out. */
import type { Part, Post } from "../traces/traced.ts";
import { ordinaryPost } from "./ordinary-post.ts";

/** What a part may not have, whichever part it is. */
const NOT_PLAIN = ["uses", "next", "channels", "groups", "atShiftEnd", "atClosing"];

function plainPart(part: Part): Part {
  const left = Object.entries(part).filter(([key, value]) => {
    if (key === "when") return "flow" in (value as Part);
    // A discipline has this name too, and keeps it.
    return !NOT_PLAIN.includes(key) && !(key === "priority" && typeof value === "number");
  });
  return Object.fromEntries(left.map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== "object") return value;
  return plainPart("byChannel" in value ? ((value as Part).otherwise as Part) : (value as Part));
}

/** A plain post. */
export const plainPost = ordinaryPost.map((post) => plainValue(post) as Post);
