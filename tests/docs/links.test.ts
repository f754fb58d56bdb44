/** Links of the documents lead somewhere, headings included; commands that README shows exist. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/command-table.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDERS = ["docs", "scenarios", "results", "bench"];

function pages(): string[] {
  const top = readdirSync(ROOT).filter((name) => name.endsWith(".md"));
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  );
  return [...top, ...inside];
}

/** The text without code, in which brackets are no links. */
function prose(page: string): string {
  return readFileSync(join(ROOT, page), "utf8")
    .replace(/^```.*?^```$/gms, "")
    .replace(/`[^`\n]*`/g, "``");
}

/** Anchors of a page's headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm);
  return [...headings].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}

function linksOf(page: string): string[] {
  const found = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return found.filter((link) => !/^(https?|mailto):/.test(link));
}

describe.each(pages())("%s", (page) => {
  it("has links that lead somewhere", () => {
    const dead = linksOf(page).filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? join(ROOT, page) : resolve(ROOT, dirname(page), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && statSync(target).isFile() && !anchorsOf(target).includes(anchor);
    });
    expect(dead).toEqual([]);
  });
});

describe("commands", () => {
  const named = (page: string) => {
    const text = readFileSync(join(ROOT, page), "utf8");
    const code = [...text.matchAll(/^```(?:sh|text)\n(.*?)^```$/gms), ...text.matchAll(/`([^`\n]+)`/g)];
    return code.map((match) => match[1] ?? "").join("\n");
  };

  it.each(["README.md", "docs/tutorial.md", "docs/reference/outputs.md", "scenarios/README.md"])(
    "that %s names exist, and so do their options",
    (page) => {
      const calls = [...named(page).matchAll(/\bkezek ([a-z]+)\b([^\n|]*)/g)];
      for (const [, name, rest = ""] of calls) {
        const command = COMMANDS.find((c) => c.name === name);
        expect(command?.name, `kezek ${name}`).toBe(name);
        const options = [...rest.matchAll(/(?:^| )--([a-z-]+)/g)].map((match) => match[1]);
        const known = command?.options.map((option) => option.name) ?? [];
        for (const option of options) expect(known, `kezek ${name} --${option}`).toContain(option);
      }
    },
  );

  it("that README and CONTRIBUTING run with npm are scripts of the package", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const text =
      readFileSync(join(ROOT, "README.md"), "utf8") + readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
    const run = [...text.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? "");
    const short = [...text.matchAll(/npm (start|test)\b/g)].map((match) => match[1] ?? "");
    for (const name of [...run, ...short]) expect(Object.keys(scripts)).toContain(name);
  });
});
