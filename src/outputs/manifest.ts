/**
 * manifest.json: what made these results, so that anyone can make them again, and which files are Kezek's own.
 * Plain data from what the caller passes in: it reads no clock and no machine.
 */
import type { Report } from "../run/report.ts";

/** What the caller knows and the report does not. */
export interface ManifestFacts {
  /** Version of Kezek. */
  readonly version: string;
  /** Command that was given, such as `["run", "scenario.yaml"]`. */
  readonly command: readonly string[];
  /** Options in force, defaults included. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Where it ran: Node, platform, processors; versions of libraries. */
  readonly environment: Readonly<Record<string, unknown>>;
  /** Seconds by phase, and when it was, as the caller measured them. */
  readonly timings: Readonly<Record<string, number | string>>;
  /** Names of the files written beside this one. */
  readonly files: readonly string[];
}

/** Version of the manifest's shape. */
export const MANIFEST_VERSION = 1;

/** Name of the manifest in a folder of results. */
export const MANIFEST_FILE = "manifest.json";

/** The manifest of one or several reports that share a folder, keys in a fixed order. */
export function manifest(reports: Report | readonly Report[], facts: ManifestFacts): Record<string, unknown> {
  const all = "summary" in reports ? [reports] : reports;
  return {
    kezek: facts.version,
    manifest: MANIFEST_VERSION,
    command: facts.command,
    scenarios: all.map(({ scenario, seed, replications, level, vehicles, events, warnings }) => ({
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      seed,
      replications,
      level,
      vehicles,
      events,
      warnings,
    })),
    options: facts.options,
    environment: facts.environment,
    timings: facts.timings,
    files: [...new Set([...facts.files, MANIFEST_FILE])].sort(),
  };
}

/** manifest.json as text. */
export function manifestJson(reports: Report | readonly Report[], facts: ManifestFacts): string {
  return `${JSON.stringify(manifest(reports, facts), null, 2)}\n`;
}

/** Names of files a manifest says are Kezek's; none where the text is no manifest of Kezek. */
export function ownedFiles(manifestText: string): string[] {
  try {
    const { kezek, files } = JSON.parse(manifestText) as { kezek?: unknown; files?: unknown };
    if (typeof kezek !== "string" || !Array.isArray(files)) return [];
    return files.filter((name): name is string => typeof name === "string" && isPlainName(name));
  } catch {
    return [];
  }
}

/** Whether a name stays inside its folder: letters, digits, `.`, `-`, `_`, not beginning with a dot. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name);
}
