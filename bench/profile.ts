/**
 * `npm run bench:profile`: where the time of a case goes, by part of the program and by function. One replication of
 * `kezek run` under V8's sampling profiler; time is that of the function itself, without what it calls.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allCases } from "./cases.ts";
import { writeSection } from "./document.ts";
import { machine, machineLine } from "./machine.ts";
import { optionsOf } from "./options.ts";
import { PROGRAM, runWell } from "./processes.ts";
import { markdownTable, textTable } from "./tables.ts";

/** What V8 writes. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const FUNCTIONS = 25;

/** Lines of the bundle's files. */
const bundleLines = new Map<string, readonly string[]>();

const words = process.argv.slice(2);
const options = optionsOf(words);
const [name = "reference-post"] = options.cases;
const one = allCases().find((c) => c.name === name);
if (one === undefined) throw new Error(`no case "${name}"`);
const machineNow = machine();
const profile = await profiled(one.file, options.replications ?? 1);
const [parts, functions] = [shares(profile, partOf), shares(profile, functionOf).slice(0, FUNCTIONS)];
const table = options.markdown || options.document ? markdownTable : textTable;
const text = [
  `\`npm run bench:profile -- --case ${name}\` on ${new Date().toISOString().slice(0, 10)}: ${machineLine(machineNow)}.\n`,
  table([["part", "own time"], ...parts]),
  table([["function", "own time"], ...functions]),
].join("\n");
if (options.document) writeSection("profile", text);
process.stdout.write(text);

async function profiled(file: string, replications: number): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), "kezek-bench-"));
  try {
    const flags = ["--cpu-prof", "--cpu-prof-dir", folder];
    const count = String(replications);
    const args = [
      "run",
      file,
      "--quiet",
      "--workers",
      "1",
      "--replications",
      count,
      "--out",
      join(folder, "out"),
    ];
    await runWell(process.execPath, [...flags, PROGRAM, ...args]);
    const written = readdirSync(folder).find((f) => f.endsWith(".cpuprofile")) ?? "";
    return JSON.parse(readFileSync(join(folder, written), "utf8")) as Profile;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Frame = Profile["nodes"][number]["callFrame"];

/** Shares of the time by what `of` makes of a function, the largest first; below a half per cent none. */
function shares(profile: Profile, of: (frame: Frame) => string): [string, string][] {
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  profile.samples.forEach((id, i) => {
    const frame = frames.get(id);
    const time = profile.timeDeltas[i] ?? 0;
    if (frame === undefined || frame.functionName === "(idle)") return;
    total += time;
    const key = of(frame);
    times.set(key, (times.get(key) ?? 0) + time);
  });
  return [...times]
    .sort(([, one], [, two]) => two - one)
    .filter(([, time]) => time / total >= 0.005)
    .map(([key, time]) => [key, `${((100 * time) / total).toFixed(1)} %`]);
}

/** `kernel`, `model/stages`, ...; the libraries; Node itself. */
function partOf(frame: Frame): string {
  if (frame.functionName === "(garbage collector)") return "garbage collector";
  const file = sourceOf(frame);
  const own = /^src\/(.+)\/[^/]+$/.exec(file)?.[1];
  if (own !== undefined) return own;
  const library = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return library ?? "Node and V8";
}

/** The source file of a function: the bundler writes each file's name, from the repository, above its part. */
function sourceOf({ url, lineNumber }: Frame): string {
  if (!url.startsWith("file:") || !url.includes("/dist/")) return url;
  let lines = bundleLines.get(url);
  if (lines === undefined) {
    lines = readFileSync(new URL(url), "utf8").split("\n");
    bundleLines.set(url, lines);
  }
  for (let i = lineNumber; i >= 0; i -= 1) {
    const file = /^\/\/ ((?:src|node_modules)\/.+)$/.exec(lines[i] ?? "")?.[1];
    if (file !== undefined) return file;
  }
  return url;
}

function functionOf(frame: Frame): string {
  const source = sourceOf(frame);
  const file = /(?:^src|(?:^|\/)node_modules)\/(.+)$/.exec(source)?.[1] ?? source;
  const called = frame.functionName === "" ? `(line ${frame.lineNumber + 1})` : frame.functionName;
  return file === "" ? called : `${called}, ${file}`;
}
