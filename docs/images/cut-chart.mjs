// Cuts one chart out of a report, as a picture of its own that follows light and dark:
//   node docs/images/cut-chart.mjs results/karasu-live-queue/report.html "Mean waits by hour of arrival" > docs/images/waits-by-hour.svg
import { readFileSync } from "node:fs";

const [, , file, caption] = process.argv;
const page = readFileSync(file, "utf8");
const figures = page.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
const figure = figures.find((f) => f.includes(`<figcaption>${caption}`));
if (figure === undefined) throw new Error(`no figure "${caption}" in ${file}`);
const svg = (figure.match(/<svg[\s\S]*?<\/svg>/g) ?? []).at(-1);
const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? "";
const colours = style.slice(style.indexOf(":root"), style.indexOf("* {"));
const used = [...new Set(svg.match(/class="[^"]+"/g) ?? [])].flatMap((c) => c.slice(7, -1).split(" "));
const rules = style.match(/^\.?[a-z][^{}\n]*\{[^{}]*\}|(?<=\} )\.[^{}\n]*\{[^{}]*\}/gm) ?? [];
const kept = rules.filter(
  (rule) => /^text\b/.test(rule) || used.some((name) => rule.startsWith(`.${name} `)),
);
const open = svg.match(/<svg[^>]*>/)[0];
const ends = svg.indexOf("</desc>") + "</desc>".length;
const root = open.replace(
  "<svg",
  '<svg xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif"',
);
const ground = '<rect width="100%" height="100%" fill="var(--ground)"/>';
process.stdout.write(
  `${root}${svg.slice(open.length, ends)}\n<style>\n${colours}${kept.join("\n")}\n</style>\n${ground}${svg.slice(ends)}\n`,
);
