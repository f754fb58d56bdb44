/**
 * report.html: one page that holds everything it shows: no script, no font, no picture from elsewhere. It puts
 * sections in order; what each says is in its own file.
 */
import type { Report } from "../../run/report.ts";
import { periodText } from "../period-text.ts";
import { escaped } from "./escape.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { PageContext, Section } from "./section.ts";
import { assumptions } from "./sections/assumptions.ts";
import { books } from "./sections/books.ts";
import { byHour } from "./sections/by-hour.ts";
import { closures } from "./sections/closures.ts";
import { costs } from "./sections/costs.ts";
import { distributions } from "./sections/distributions.ts";
import { drivers } from "./sections/drivers.ts";
import { electronicQueue } from "./sections/electronic-queue.ts";
import { embargoes } from "./sections/embargoes.ts";
import { field } from "./sections/field.ts";
import { headline } from "./sections/headline.ts";
import { heldTrains } from "./sections/held-trains.ts";
import { method } from "./sections/method.ts";
import { outcomes } from "./sections/outcomes.ts";
import { overTime } from "./sections/over-time.ts";
import { permits } from "./sections/permits.ts";
import { rail } from "./sections/rail.ts";
import { regimes } from "./sections/regimes.ts";
import { reproduce } from "./sections/reproduce.ts";
import { sources } from "./sections/sources.ts";
import { byTrain } from "./sections/trains.ts";
import { utilisation } from "./sections/utilisation.ts";
import { waitingPlaces } from "./sections/waiting-places.ts";
import { waitsByFlow } from "./sections/waits-by-flow.ts";
import { warnings } from "./sections/warnings.ts";

export type { PageContext, Section } from "./section.ts";

/** Sections below the head of the page, in the order a reader meets them. */
export const REPORT_SECTIONS: readonly Section[] = [
  waitsByFlow,
  byTrain,
  waitingPlaces,
  electronicQueue,
  permits,
  drivers,
  distributions,
  overTime,
  rail,
  closures,
  embargoes,
  heldTrains,
  regimes,
  byHour,
  utilisation,
  outcomes,
  costs,
  field,
  sources,
  assumptions,
  method,
  books,
  reproduce,
];

/** The report as one HTML document. The same report and context give the same bytes. */
export function reportPage(report: Report, context: PageContext): string {
  const { scenario, replications } = report;
  const runs = replications === 1 ? "1 replication" : `${replications} replications`;
  const head = `<h1>${escaped(scenario.title || scenario.id)}</h1>
<p class="question">${escaped(scenario.question)}</p>
<p class="facts">${escaped(`${runs} of ${periodText(scenario)}; ${scenario.kind}; seed ${report.seed}`)}</p>
${warnings.body(report, context)}
${headline.body(report, context)}`;
  return htmlDocument(
    scenario.title || scenario.id,
    head,
    sectionsMarkup(REPORT_SECTIONS, report, context),
    context,
  );
}

/** Sections that have something to say, with a list of links to them before. */
export function sectionsMarkup<T>(
  sections: readonly Section<T>[],
  about: T,
  context: PageContext,
): { readonly links: string; readonly content: string } {
  const filled = sections
    .map(({ id, title, body }) => ({ id, title, markup: body(about, context) }))
    .filter(({ markup }) => markup !== "");
  const links = filled.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join("");
  const content = filled.map(
    ({ id, title, markup }) =>
      `<section id="${id}" aria-labelledby="${id}-h">\n<h2 id="${id}-h">${escaped(title)}</h2>\n${markup}\n</section>`,
  );
  return { links: `<nav aria-label="Contents"><ul>${links}</ul></nav>`, content: content.join("\n") };
}

/** A whole document around a head and sections. */
export function htmlDocument(
  title: string,
  head: string,
  { links, content }: { readonly links: string; readonly content: string },
  context: PageContext,
): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Kezek ${escaped(context.version)}">
<title>${escaped(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
${head}
${links}
</header>
<main>
${content}
</main>
<footer>Made by Kezek ${escaped(context.version)}, a simulator of border queues. The figures of this page are in the CSV files beside it.</footer>
</body>
</html>
`;
}
