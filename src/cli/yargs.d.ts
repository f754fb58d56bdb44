/** The part of yargs that Kezek uses; the package has no types of its own. */
declare module "yargs/helpers" {
  /** Splits words into options, by name, and the rest, under `_`. */
  export function Parser(
    words: readonly string[],
    options: {
      readonly configuration: Readonly<Record<string, boolean>>;
      readonly boolean: readonly string[];
      readonly string: readonly string[];
    },
  ): Readonly<Record<string, unknown>>;
}
