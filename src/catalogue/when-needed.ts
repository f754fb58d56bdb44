/** A shape that is made when a file first has what it is of: to make all of them takes as long as to check a file. */
import { z } from "zod";

/** The shape that `make` gives, made once, when something is checked against it or reads it. */
export function whenNeeded<T extends z.ZodType>(make: () => T): z.ZodLazy<T> {
  let made: T | undefined;
  return z.lazy(() => {
    made ??= make();
    return made;
  });
}
