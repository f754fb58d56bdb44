/** A shape that is made when a file first has what it is of: making them all took longer than checking a file. */
import { z } from "zod";

/**
 * The shape that `make` gives, made once, when something is checked against it or reads it. Zod reads an optional one
 * whenever it checks what might hold it: this helps in records, lists and what is itself made when needed.
 */
export function whenNeeded<T extends z.ZodType>(make: () => T): z.ZodLazy<T> {
  let made: T | undefined;
  return z.lazy(() => {
    made ??= make();
    return made;
  });
}
