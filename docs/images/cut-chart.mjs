// Cuts one chart out of a report, as a picture of its own that follows light and dark:
//   node docs/images/cut-chart.mjs results/karasu-live-queue/report.html "Mean waits by hour of arrival" > docs/images/waits-by-hour.svg
import { readFileSync } from "node:fs";

const [, , file, caption] = process.argv;
const page = readFileSync(file, "utf8");
const figures = page.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
const figure = figures.find((f) => f.includes(`<figcaption>${caption}`));
if (figure === undefined) throw new Error(`no figure "${caption}" in ${file}`);
const svg = (figure.match(/<svg[\s\S]*?<\/svg>/g) ?? []).at(-1);
const styles = (page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? "").split("\n");
const kept = styles.filter((line) => !/^(body|main|html|header|footer|h\d|nav|table|th|td|p,|details|\.cards|\.alerts)/.test(line));
const open = svg.match(/<svg[^>]*>/)[0];
const root = open.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif"');
process.stdout.write(svg.replace(open, `${root}<style>${kept.join("\n")}</style><rect width="100%" height="100%" fill="var(--ground)"/>`));
