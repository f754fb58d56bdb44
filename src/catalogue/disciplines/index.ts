/** The family of queue disciplines. */
import { family } from "../family.ts";
import { fifo } from "./fifo.ts";
import { growingPriority } from "./growing-priority.ts";
import { lifo } from "./lifo.ts";
import { priority } from "./priority.ts";
import { random } from "./random.ts";
import { shortestFirst } from "./shortest-first.ts";
import type { Discipline } from "./waiting-line.ts";

export const disciplines = family<Discipline>("discipline", [
  fifo,
  lifo,
  random,
  priority,
  growingPriority,
  shortestFirst,
]);
