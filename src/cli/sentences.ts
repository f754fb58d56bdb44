/**
 * What can be wrong, in words: a sentence for each code of a problem. The only place with prose about it. Knows not how
 * a problem is shown.
 */
import type { Problem } from "../errors.ts";

/** What a problem's detail holds, as text. */
export type Detail = Readonly<Record<string, string>>;
type Sentence = (p: Problem, d: Detail) => string;

/** Whether a sentence already says what was expected. */
export const SAYS_EXPECTED = new Set([
  "key:missing",
  "choose:parameters",
  "choose:none",
  "choose:several",
  "parameters:one-set",
  "parameters:any-of",
  "distribution:order",
  "csv:row-width",
  "calendar:start",
  "format:version",
  "key:id",
  "id:shape",
]);

function seconds(text: string | undefined): string {
  const s = Number(text);
  for (const [unit, size] of [
    ["d", 86400],
    ["h", 3600],
    ["min", 60],
  ] as const) {
    if (s !== 0 && Math.abs(s) >= size) return `${Number((s / size).toPrecision(4))} ${unit}`;
  }
  return `${s} s`;
}

/** The file a table stands in, and its row. */
function inTable(d: Detail): string {
  const file = d.file === undefined ? "" : `"${d.file}"`;
  return d.row === undefined ? file : `${file}, row ${d.row}`;
}

/** "mean + cv | median + p95" as words. */
function sets(text: string | undefined): string {
  return (text ?? "").split(" | ").join("`, or `").replaceAll(" + ", "` and `");
}

/** A sentence for each code. */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  // The text
  "yaml:syntax": (_, d) => `the text is not understood as YAML: ${d.message}`,
  "yaml:colon": () =>
    "a second `key: value` stands inside a value, or the line is indented too far; text that holds a colon stands in quotes",
  "yaml:bracket": () => "a bracket { or [ is not closed, or what is inside it stands too far to the left",
  "yaml:indent": () => "the indentation does not fit: the keys of one map begin at the same column",
  "yaml:tab": () => "a tab stands in the indentation; YAML takes spaces only",
  "yaml:tag": (_, d) =>
    `the tag \`${d.text}\` is not known; a scenario has no tags (put text that begins with "!" in quotes)`,
  "yaml:several-documents": () =>
    "the file holds several YAML documents; one file is one scenario (remove the `---`)",
  "yaml:key": () => "a key must be a plain word",
  "yaml:no-anchor": (_, d) => `there is no anchor \`&${d.text}\` before this alias`,
  "yaml:alias": (_, d) => `an alias does not work: ${d.message}`,
  "yaml:encoding": () => "the text holds characters of a wrong encoding; save the file as UTF-8",
  "yaml:empty": () => "the file is empty; `kezek init` writes a scenario to start from",
  "yaml:too-deep": () => "the data is nested too deep to be a scenario, or an alias contains itself",
  "key:duplicate": (_, d) => `the key \`${d.text}\` stands here a second time`,
  "key:forbidden": (p) => `the key \`${p.path.at(-1)}\` is not allowed`,
  "set:no-value": () => "an override is written `--set path=value`; `path=null` removes a key",
  "set:path": () => "the path is not understood; it is keys joined by dots, such as `flows.general.priority`",
  "set:value": (_, d) => `the value is not understood as YAML: ${d.message}`,
  "set:not-a-map": (_, d) => `\`${d.at}\` is a single value, so nothing inside it can be set`,
  "set:no-item": (_, d) =>
    `the list \`${d.at}\` has ${d.length} items and none that is number or id \`${d.item}\``,
  "extends:no-file": () => "`extends` needs the name of a scenario file, such as base.yaml",
  "extends:no-id": () =>
    "a scenario that extends another needs an `id` of its own, or its results would overwrite the other's",
  "extends:circle": (_, d) => `"${d.file}" extends this file, directly or through others`,
  "extends:no-item": (p) => `the base has no item "${p.received}" in this list`,
  "file:missing": (_, d) => `there is no file "${d.at ?? d.file}"`,
  "file:directory": (_, d) => `"${d.at ?? d.file}" is a folder, not a file`,
  "file:too-large": (_, d) =>
    `"${d.at ?? d.file}" is too large: ${megabytes(d.size)} MB, where ${megabytes(d.most)} MB is the most`,
  "file:unreadable": (_, d) => `"${d.at ?? d.file}" cannot be read (${d.reason})`,
  "file:encoding": (_, d) => `"${d.at ?? d.file}" is in ${d.found}; save it as UTF-8`,
  // The shape
  "format:version": (p) => `the file says format ${p.received}; this Kezek reads format 1 (\`kezek: 1\`)`,
  "key:unknown": (p) => `unknown key \`${p.received}\``,
  "key:missing": (p) => `\`${p.path.at(-1)}\` is missing; expected ${p.expected}`,
  "key:id": (p) =>
    `"${p.received}" is no name; a name is lower-case letters and digits, words joined by hyphens, such as \`${slug(p.received)}\``,
  "id:shape": (p) =>
    `${p.received} is no name; a name is lower-case letters and digits, words joined by hyphens, such as \`${slug(p.received)}\``,
  "value:kind": (p) => `${p.received} does not fit here`,
  "value:choice": (p) => `${p.received} is not one of the words that fit here`,
  "value:range": (p) => `${p.received} is out of range`,
  "value:too-few": (p, d) => `${p.received} is too few, at least ${d.limit} needed`,
  "value:too-many": (p, d) => `${p.received} is too many, at most ${d.limit} possible`,
  "value:rule": (_, d) => d.rule ?? "the value breaks a rule",
  "unit:missing": (p) => `${p.received} has no unit`,
  "unit:duration": (p) => `${p.received} is no duration; units are s, min, h, d, w`,
  "unit:duration-not-negative": (p) =>
    `${p.received} is no duration of zero or more; units are s, min, h, d, w`,
  "unit:duration-positive": (p) => `${p.received} is no duration above zero; units are s, min, h, d, w`,
  "unit:rate": (p) => `${p.received} is no rate; units are /s, /min, /h, /d, /w`,
  "unit:time-of-day": (p) => `${p.received} is no time of day from 00:00 to 24:00`,
  "unit:hours": (p) => `${p.received} is no span of time`,
  "date:time": (p) => `${p.received} is no local date and time; they are written YYYY-MM-DDTHH:MM`,
  "date:iso": (p) => `${p.received} is no date; dates are YYYY-MM-DD`,
  "choose:unknown": (p) => `"${bare(p.received)}" is not known`,
  "choose:none": (p) => `nothing is chosen; expected ${p.expected}`,
  "choose:several": (p) => `several things are chosen at once (${p.received}); expected ${p.expected}`,
  "choose:parameters": (p) => `"${p.received}" needs its parameters; expected ${p.expected}`,
  "parameters:one-set": (_, d) =>
    `exactly one of these is needed: \`${sets(d.expected)}\`; found ${d.received === "" ? "none" : `\`${sets(d.received)}\``}`,
  "parameters:any-of": (_, d) => `at least one of these is needed: \`${sets(d.expected)}\``,
  "parameters:needs": (_, d) => `\`${d.key}\` needs \`${sets(d.needs)}\` beside it`,
  "service:one-table": () => "a table of service times has exactly one of `byFlow` and `byChannel`",
  // Values
  "shares:sum": (_, d) => `the shares add up to ${d.sum}, not to 1`,
  "shares:beyond": (_, d) => `the shares add up to ${d.sum}, which is more than 1`,
  "documents:complete": () =>
    "`complete` is what the shares of the others leave over, and is not given a share of its own",
  "order:ascending": (_, d) =>
    `the values must rise from row to row: ${d.value} comes after ${d.previous}${d.row === undefined ? "" : ` (${inTable(d)})`}`,
  "quantiles:ends": (_, d) => `quantiles go from p = 0 to p = 1; these go from ${d.first} to ${d.last}`,
  "quantiles:order": (_, d) => `quantiles rise: this \`${d.key}\` is not above the one before`,
  "distribution:order": (_, d) => `the parameters must be in order: ${d.expected}, and not all equal`,
  "distribution:overflow": () =>
    "the parameters are so extreme that the mean or the variance is not a number",
  "distribution:negative": (_, d) =>
    `this duration may be negative (as low as ${d.lowest === "-Infinity" ? "it gets" : seconds(d.lowest)}); take a distribution that starts at 0, such as \`normal\` with \`cutAtZero: true\``,
  "arrivals:dates-reversed": () => "the period ends before it begins",
  "arrivals:period-too-short": (_, d) =>
    `the period is shorter than the plan, whose last entry is at ${seconds(d.last)}`,
  "arrivals:no-time-between": () =>
    "the time between vehicles is zero, so infinitely many would come at once",
  "arrivals:hours-in-cycle": (_, d) =>
    `a cycle \`${d.cycle}\` has ${d.expected} hours; ${d.received} counts are given`,
  "arrivals:hours-overlap": (_, d) => `${inTable(d)}: this hour begins before the hour before has ended`,
  "arrivals:hour-twice": (_, d) => `${inTable(d)}: the hour ${d.value ?? ""} is there twice`,
  "arrivals:hour-index": (_, d) => `${inTable(d)}: ${d.value ?? "this"} is no hour of the cycle`,
  "arrivals:count-negative": (_, d) =>
    `${inTable(d)}: a count cannot be negative${d.value === undefined ? "" : ` (${d.value})`}`,
  "arrivals:count-whole": (_, d) =>
    `${inTable(d)}: an exact count must be a whole number${d.value === undefined ? "" : `, not ${d.value}`}`,
  "arrivals:before-start": (_, d) => `${inTable(d)}: the time ${d.value} is before the start`,
  "csv:no-column": (_, d) => `${inTable(d)} has no column "${d.column}"; its columns are ${d.columns}`,
  "csv:no-rows": (_, d) => `${inTable(d)} has no rows below its header`,
  "csv:row-width": (_, d) => `${inTable(d)}: ${d.received} cells, where the header has ${d.expected}`,
  "csv:unclosed-quote": (_, d) => `${inTable(d)}: a quote is never closed`,
  "csv:not-a-number": (_, d) => `${inTable(d)}: "${d.value}" in column "${d.column}" is no number`,
  "csv:not-a-time": (_, d) =>
    `${inTable(d)}: "${d.value}" in column "${d.column}" is no local date-time such as 2025-09-22T08:15`,
  // Cross references
  "scenario:no-flows": () => "there is no flow, so no vehicle would come",
  "scenario:no-checkpoints": () => "there is no checkpoint",
  "calendar:start": (p) => `${p.received} is no local date and time; expected one such as 2025-09-22T00:00`,
  "calendar:too-long": (_, d) => `the run is ${seconds(d.length)} long; a hundred years are the most`,
  "calendar:warmup": (_, d) =>
    `the warm-up (${seconds(d.warmup)}) leaves nothing of the run (${seconds(d.length)}) to measure`,
  "dates:reversed": () => "the period ends before it begins",
  "zone:unknown": (p) =>
    `the time zone "${p.received}" is not known; expected an IANA name such as Asia/Almaty`,
  "name:unknown": (p, d) =>
    p.expected === undefined
      ? `there is no ${d.kind} "${p.received}": none has a ${d.kind} here`
      : `there is no ${d.kind} "${p.received}" here`,
  "id:twice": (p) => `the name "${p.received}" is used by another stage of this checkpoint`,
  "resource:twice": (p) =>
    `a resource "${p.received}" is shared by all checkpoints already, under \`resources\` at the top; give one of the two another name`,
  "checkpoint:stages-or-sides": () => "a checkpoint has either `stages` or `sides`, and not both",
  "checkpoint:sides": (p) => `a checkpoint has one or two sides, not ${p.received}`,
  "staffing:never": () => "nobody is ever on duty",
  "stage:no-servers": () =>
    "the stage has no `servers`; only a stage that `uses` shared resources may do without",
  "stage:combination": (_, d) => `\`${d.other}\` cannot be combined with \`${d.one}\` in one stage`,
  "stage:in-group": (_, d) =>
    `\`${d.key}\` has no meaning for a stage passed in parallel with others; write it for the whole group "${d.group}" if it can be`,
  "stage:into-group": (p, d) =>
    `"${p.received}" is passed in parallel with others and cannot be entered alone; name the group "${d.group}"`,
  "stage:sent-home": () =>
    "nobody who is sent home would come back: no flow of this checkpoint has a `retrial`; write `turned-back`, or add one",
  "preemption:discipline": () => "to interrupt a service, the stage needs `discipline: priority`",
  "batch:places": (p) =>
    `a convoy never gathers where only ${p.received} may wait: give as many places as it has vehicles`,
  "uses:too-many": (_, d) =>
    `${d.needed} units of "${d.resource}" are needed and never more than ${d.most} are on duty`,
  "service:no-law": (_, d) =>
    `there is no service time for ${d.who}; add rows, or \`otherwise\` (a \`load\` of vehicles without \`train\` needs a \`base\`)`,
  "train:not-a-train": () => "only trains have wagons; a flow with `train` needs `mode: train`",
  "load:nothing": () => "a service by load needs one of base, perWagon, perTeu, perTonne",
  "train:range": (_, d) => `the range runs from ${d.from} to ${d.to}, which is less`,
  "flow:no-vehicles": () =>
    "the flow has neither `arrivals` nor a `backlog` nor a `fleet`, so no vehicle would come",
  "backlog:too-long": (_, d) => `${d.listed} waits are listed for ${d.vehicles} vehicles`,
  "flow:fleet-and": (_, d) =>
    `a flow with a \`fleet\` has no \`${d.key}\`: its vehicles come back one by one, and from nowhere else`,
  "slots:length": () => "a day does not hold a whole number of slots of this length",
  "slots:window": () => "the window closes before it opens",
  "slots:reserved": () => "the shares of places that are kept leave none for everybody else",
  "slots:reserve-name": (p) =>
    `a reserved share cannot be called "${p.path.at(-1)}"; that name has a meaning of its own`,
  "slots:fee-without-reserve": (p) =>
    `there is no reserved share "${p.path.at(-1)}" that this could be the fee of`,
  "slots:expiry": () => "bookings would expire before the window to come has closed",
  "booking:no-queue": (p, d) =>
    `the gate where this flow arrives (${d.gate}) has no electronic queue: its policy is \`${p.received}\``,
  "booking:needs": (_, d) => `\`${d.key}\` has a meaning only where the gate's policy is \`${d.policy}\``,
  "booking:shares": () =>
    "the shares of those who come early and of those who come late add up to more than 1",
  "paths:when": () => "paths are given by exactly one of `perDay` and `at`",
  "regroup:unit": () =>
    "what is regrouped is counted in TEU or in wagons: exactly one of `teu` and `wagons` is needed",
  "regroup:at-least": () => "`atLeast` has a meaning only with `goes: at-path`: a full train is full",
  "regroup:never": (_, d) => `no train departs: at least ${d.least} are to be on it, and ${d.most} fit`,
  "regroup:yard": (_, d) =>
    `the yard holds ${d.places}, and ${d.needed} must fit: a whole arriving train, and what a departing one needs`,
  "wagons:never": () =>
    "there are never any wagons for those that take some: none at the start, no supply, and no train leaves any",
  "rail:trains-only": (_, d) => `only trains can come here (\`mode: train\`), and these flows do: ${d.who}`,
  "rail:no-load": (_, d) =>
    `trains of these flows come here and bring nothing that would count here: ${d.who}; give their \`train\` wagons or TEU, or let them pass by \`when\``,
  "rail:no-service": () =>
    "nobody is served at this stage, so there is no service to become longer or shorter; for fewer paths use `changes`",
  "permits:shares": (_, d) => `the shares of the carrier groups add up to ${d.sum}, more than the whole`,
  "permits:never": () =>
    "the pool has no permits: none in stock at the start, and none issued within the run",
  "permits:no-group": () =>
    "the pool is shared out whole among carrier groups, and this flow belongs to none of them; name its `group`",
  "permits:no-booking": () =>
    "the permit is needed to book a slot, but the flow has no `booking`; write `setting-out` or `gate`",
  "permits:place": (_, d) =>
    `a vehicle that needs its permit for \`${d.consumedAt}\` cannot \`${d.atShortage}\` without it`,
  "drivers:whole-days": () => "a span of days is a whole number of days, such as 365 d",
  "drivers:no-limit": (p) => `${p.received} days within a span that is no longer is no limit`,
  "drivers:planned": () =>
    "the pool has a limit of days, so `plannedDays` is needed: how many a driver must have left to set out",
  "drivers:never": (_, d) =>
    `nobody could ever set out: ${d.planned} days are planned for, and the limit is ${d.days}`,
  "drivers:backlog": (_, d) =>
    `${d.needed} vehicles stand at the border with a driver of a pool that has ${d.drivers}`,
  "costs:currency-code": (p) => `${p.received} is no currency; write three capitals, such as USD or KZT`,
  "costs:currencies": (p, d) =>
    `costs are in ${p.received} here and in ${d.first} before; one currency for all, so that they can be added`,
  "costs:nothing": () => "no rate is given: `perHour`, `spoilagePerHour` or `idling`",
  "regime:at": () => "there are several checkpoints; say `at` which one the regime holds",
  "regime:nothing": () =>
    "the regime has neither `channels` nor `documents` nor `service` nor `recognises`, so nothing would change",
  "regime:no-channels": (p) =>
    `the flow "${p.received}" has no \`channels\` of which the shares could change`,
  "regime:no-documents": (p) =>
    `the flow "${p.received}" has no \`documents\` of which the shares could change`,
  "regime:itself": (p) => `the stage "${p.received}" cannot spare itself`,
  "closure:when": (_, d) =>
    `a closure says once when it holds: by \`from\` (and \`to\`), \`on\`, \`holidays\` or \`random\`; here is ${d.given}`,
  "closure:without": (_, d) => `\`${d.key}\` has a meaning only beside \`${d.other}\``,
  "closure:at-once": () => "the next closure would begin at once, again and again",
  "closure:mixed": (_, d) =>
    `\`${d.one}\` and \`${d.other}\` cannot be combined: a closure is of parts of a post, or for some of its vehicles; write two`,
  "closure:no-effect": (_, d) => `\`${d.key}\` has no effect here, since ${d.what}`,
  "embargo:nobody": () => "no flow meets all these conditions, so the embargo would be for nobody",
  "embargo:without": (_, d) => `\`${d.key}\` has a meaning only beside \`${d.other}\``,
  "embargo:not-later": () => "the end is no later than the one before",
  "embargo:announced-late": () =>
    "the embargo has ended by then; write the time that follows as an embargo of its own",
  "embargo:no-pace": () =>
    "at a pace of zero nobody would be loaded after the end; leave it out, or write `loading: lost`",
  "embargo:divert-where": () => "say to which flow vehicles under way are diverted: `divertTo: FLOW`",
  "embargo:divert-to-itself": (p) => `the embargo is for the flow "${p.received}" too; divert to another`,
  "embargo:divert-mode": (p, d) =>
    `the vehicles of "${p.received}" are of another mode than those of "${d.flow}"`,
  "embargo:except-who": (p) =>
    `the embargo is not for the flow "${p.received}", so there is no exception to make`,
  "embargo:except-twice": (p) => `there is an exception for the flow "${p.received}" already`,
  "embargo:except-how-many": () => "an exception has either `wagonsPerDay` or `vehiclesPerDay`",
  "embargo:no-wagons": (_, d) =>
    `the vehicles of "${d.flow}" have no wagons; give the flow a \`train\`, or write \`vehiclesPerDay\``,
  "embargo:except-too-few": (p, d) =>
    `${p.received} wagons a day let nobody pass: the shortest train has ${d.least}, and trains are not divided`,
  "line:twice": (p) => `the station "${p.received}" is named before; each stands in the line once`,
  "line:endless": (p) =>
    `any number of trains can stand at "${p.received}", so none would ever come to the stations behind it`,
  "line:no-restart": () => "no train could ever be restarted; write how many at one time, or leave it out",
  "line:trucks": (_, d) => `only trains stand on a railway line, and the vehicles of "${d.flow}" are trucks`,
  "line:booking": () =>
    "trains on the line before a station take their turn; an electronic queue cannot be combined with it",
  // Advice
  "advice:few-replications": (_, d) =>
    `${d.replications} replications give no confidence intervals; ${d.fewest} are the least for that`,
  "advice:no-warmup": () => "a steady-state study without `warmup` measures the empty start too",
  "advice:no-sources": () => "no `sources` are given: readers will not know where the figures come from",
  "advice:overload": (_, d) =>
    `"${d.name}" is offered more work than it can do: a load of ${d.load} over the whole run, backlog included: unless vehicles leave, its queue is not gone by the end`,
  "advice:overload-days": (_, d) =>
    `"${d.name}" is offered more work than it can do on ${d.count} of ${d.days} days (first on ${d.date}; at worst a load of ${d.load})`,
  "advice:paths-short": (_, d) =>
    `"${d.name}" has fewer paths than trains need: a load of ${d.load} over the whole run, backlog included: unless trains leave, some still wait at the end`,
  "advice:paths-short-days": (_, d) =>
    `"${d.name}" has fewer paths than trains need on ${d.count} of ${d.days} days (first on ${d.date}; at worst a load of ${d.load})`,
  "advice:wagons-short": (_, d) =>
    `about ${d.wanted} wagons are taken within the run, and ${d.there} are there, come or are left by trains: some trains still wait at the end`,
  "advice:wagons-short-days": (_, d) =>
    `more wagons are taken than there are by the end of ${d.count} of ${d.days} days (first on ${d.date}: about ${d.wanted} taken, ${d.there} there, come or left by trains)`,
  "advice:load-without": (_, d) =>
    `loads are told for ordinary days: what \`${d.key}\` do to capacity and inspections is not in them, and queues may grow where no load reaches 1`,
  "advice:permits-short": (_, d) =>
    `about ${d.wanted} vehicles ask for a permit within the run, and ${d.issued} are there or issued`,
  "advice:drivers-short": (_, d) =>
    `more trips come than the drivers can make: the load is ${d.load}, not counting time at the border`,
  "advice:unreached": (_, d) => `no vehicle ever comes to "${d.name}"`,
  "advice:yard": (_, d) =>
    `a yard of ${d.places} may hold too little for a departing train and have no room for an arriving one, and then nothing moves any more; ${d.needed} are enough`,
  "advice:unused": (_, d) => `no stage names "${d.name}"`,
  "advice:empty-channel": (_, d) => `no vehicle takes the channel "${d.name}": its share is 0`,
  "advice:deadlock": (_, d) =>
    `vehicles sent back through "${d.name}", whose places are limited, may block each other for ever`,
};

function megabytes(bytes: string | undefined): string {
  return (Number(bytes) / 1048576).toFixed(0);
}

function bare(received: Problem["received"]): string {
  return String(received).replace(/^"|"$/g, "");
}

/** A name that a text could become. */
function slug(received: Problem["received"]): string {
  const words = bare(received)
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-") ?? "my-name";
}

/** Every code that has a sentence. */
export const CODES: readonly string[] = Object.keys(SENTENCES);
