/** The bundle that ships: what a command must load before it can begin, in bytes and libraries, not in time. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const DIST = join(import.meta.dirname, "../../dist");
const SCRIPTS = join(DIST, "scripts");

/** The files that a file of the bundle loads, itself among them; what it imports only when asked is not. */
function loadedBy(file: string, found: Map<string, string> = new Map()): Map<string, string> {
  if (found.has(file)) return found;
  const text = readFileSync(file, "utf8");
  found.set(file, text);
  for (const [, from] of text.matchAll(/^(?:const .*|\}) = await load\("(\.[^"]+)"\);$/gm))
    loadedBy(join(dirname(file), from!), found);
  return found;
}

/** Modules in these files, by the names the bundler writes above each. */
function modulesOf(files: ReadonlyMap<string, string>): string[] {
  return [...files.values()].flatMap((text) =>
    Array.from(text.matchAll(/^\/\/ ((?:src|node_modules)\/.+)$/gm), ([, name]) => name!),
  );
}

/** The script of a module that is loaded only when asked. */
function script(name: string): string {
  const [found, ...others] = readdirSync(SCRIPTS).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith(".cjs"),
  );
  expect([name, others]).toEqual([name, []]);
  return join(SCRIPTS, found!);
}

const library = (name: string) => `node_modules/${name}/`;
const has = (modules: readonly string[], part: string) => modules.some((module) => module.startsWith(part));

describe("what is loaded", () => {
  test("the help needs no library and no model", () => {
    const modules = [join(SCRIPTS, "main.cjs"), script("command-line")].flatMap((file) =>
      modulesOf(loadedBy(file)),
    );
    expect(modules).toContain("src/cli/help.ts");
    expect(modules.filter((name) => !/^src\/(cli\/|errors\.ts|scenario\/nearest\.ts)/.test(name))).toEqual(
      [],
    );
  });

  test("a check needs the schema, but no outputs, and of the libraries only what it calls", () => {
    const modules = modulesOf(loadedBy(script("validate")));
    for (const name of ["zod", "yaml", "temporal-polyfill"]) expect(has(modules, library(name))).toBe(true);
    for (const part of ["src/outputs/", "src/run/", library("csv-stringify"), library("tinypool")])
      expect([part, has(modules, part)]).toEqual([part, false]);
    const languages = modules.filter((name) => name.startsWith("node_modules/zod/v4/locales/"));
    expect(languages).toEqual(["node_modules/zod/v4/locales/en.js"]);
    expect(modules).not.toContain("node_modules/zod/v4/classic/from-json-schema.js");
  });

  test("threads can start before the command is loaded", () => {
    const modules = modulesOf(loadedBy(script("threads")));
    expect(modules).toContain("src/run/executors/threads.ts");
    const small = /^src\/(errors|run\/executors\/(threads|protocol|give-way))\.ts/;
    expect(modules.filter((name) => !small.test(name))).toEqual([]);
  });

  test("of yargs, only the parser", () => {
    const modules = modulesOf(loadedBy(script("split-words")));
    expect(has(modules, library("yargs-parser"))).toBe(true);
    expect(has(modules, library("yargs"))).toBe(false);
  });

  test("a worker needs no command, no report, no YAML and no shapes of what has been checked", () => {
    const modules = modulesOf(loadedBy(join(SCRIPTS, "worker.cjs")));
    expect(modules).toContain("src/run/simulate.ts");
    for (const part of ["src/cli/", "src/outputs/", "src/run/summary/", library("yaml"), library("zod")])
      expect([part, has(modules, part)]).toEqual([part, false]);
  });
});

describe("what is constant", () => {
  test("names at the top of our modules, but for those that are given another value", () => {
    const files = [join(DIST, "index.js"), script("run"), join(SCRIPTS, "worker.cjs")];
    const texts = files.flatMap((file) => [...loadedBy(file).values()]);
    const parts = [...new Set(texts)].flatMap((text) => text.split(/^(?=\/\/ (?:src|node_modules)\/)/m));
    const ours = parts.filter((part) => part.startsWith("// src/"));
    const names = (word: string) =>
      ours.flatMap((part) =>
        Array.from(part.matchAll(new RegExp(`^${word} ([\\w$]+) = `, "gm")), ([, name]) => name),
      );
    expect(names("var")).toEqual(["writes"]);
    expect(names("const")).toContain("FlatPost");
  });
});
