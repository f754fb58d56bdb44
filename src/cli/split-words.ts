/** Splits the words of a command line into options and the rest, by the parser of yargs. Knows no command. */
// Not the whole of yargs, which takes longer to load than a small scenario to check.
import { Parser } from "yargs/helpers";

/**
 * Options by name, and the rest under `_`. An option given several times has a list of its values.
 * @param flags names of options without a value; all others take one
 * @param texts names of options whose value stays text
 */
export function splitWords(
  words: readonly string[],
  flags: readonly string[],
  texts: readonly string[],
): Readonly<Record<string, unknown>> {
  return Parser(words, {
    configuration: {
      "camel-case-expansion": false,
      "dot-notation": false,
      "boolean-negation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
      "greedy-arrays": false,
    },
    boolean: flags,
    string: texts,
  });
}
