/** The part of yargs that Kezek uses; the package has no types of its own. */
declare module "yargs" {
  interface Parser {
    parserConfiguration(configuration: Readonly<Record<string, boolean>>): Parser;
    help(enabled: false): Parser;
    version(enabled: false): Parser;
    exitProcess(enabled: boolean): Parser;
    boolean(names: readonly string[]): Parser;
    string(names: readonly string[]): Parser;
    parse(): unknown;
  }
  export default function yargs(words: readonly string[]): Parser;
}
