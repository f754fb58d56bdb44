/** How the figures were made: the model in a line, replications, intervals, quantiles, random numbers. */
import type { Report } from "../../../run/report.ts";
import { fixed } from "../../digits.ts";
import { durationText, periodText } from "../../period-text.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";

const KINDS: Readonly<Record<string, string>> = {
  terminating: "terminating: from the start state given in the scenario to a given end; nothing is cut off",
  cyclic: "cyclic: days and weeks repeat; figures are over whole cycles after the warm-up",
  "steady-state": "steady state: long-run behaviour after the warm-up",
};

/** Facts of method as a list, and each checkpoint as a chain of stages. */
export const method: Section = {
  id: "method",
  title: "Method",
  body: (report) => chains(report) + facts(report),
};

function chains({ scenario }: Report): string {
  return scenario.checkpoints
    .map(({ id, title, stages }) => {
      const steps = ["arrival", "queue outside", "gate", ...stages, "through"];
      const items = steps
        .map((step) => `<li>${escaped(step)}</li>`)
        .join('<li class="arrow" aria-hidden="true">→</li>');
      return `<h3>${escaped(title || id)}: its stages in order; a vehicle passes those that apply to it</h3><ol class="chain">${items}</ol>`;
    })
    .join("");
}

function facts(report: Report): string {
  const { scenario } = report;
  const level = Number((report.level * 100).toPrecision(4));
  const rows: readonly [string, string][] = [
    ["Kind of study", KINDS[scenario.kind] ?? scenario.kind],
    ["Measured", periodText(scenario)],
    ["Length of a run", durationText(scenario.length)],
    ["Replications", `${report.replications}, independent of each other`],
    [
      "Intervals",
      report.replications < 5
        ? "none: fewer than 5 replications"
        : `${level} %, Student t over replications, for quantiles too; each holds for one figure by itself`,
    ],
    ["Quantiles", "Hyndman & Fan (1996) type 7 on the vehicles of all replications together"],
    ["Time averages", "exact integrals over the measured period"],
    [
      "Random numbers",
      `one stream for each seed, replication, flow and purpose, numbered by vehicle (common random numbers): two scenarios that declare a flow alike meet the same vehicles. Seed ${report.seed}`,
    ],
    ["Unfinished vehicles", "counted as an outcome and reported as lower bounds; never left out in silence"],
    ["Simulated", `${fixed(report.vehicles, 0)} vehicles, ${fixed(report.events, 0)} events`],
  ];
  return `<dl class="facts-list">${rows.map(([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join("")}</dl>`;
}
