/**
 * Writes a folder of results all at once or not at all. The new files are written to a hidden folder inside the
 * target, and only when every one is complete do they take the places of the older ones. Nothing that Kezek did
 * not write is ever deleted or overwritten: an unknown file stays, one in the way is kept under another name.
 *
 * Inside the target and not beside it, since the target may be a mounted disk or the user's own working folder,
 * which cannot be renamed. What is Kezek's own stands in the older manifest.json.
 */
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../run/executors/make-folder.ts";
import { isPlainName, MANIFEST_FILE, ownedFiles } from "./manifest.ts";
import { BlockWriter } from "./write-blocks.ts";

/** What a file holds: a text, bytes, or pieces of either that come one by one. */
export type FileContent =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** What was done. */
export interface WrittenResults {
  readonly folder: string;
  /** Names, in the order written. */
  readonly files: readonly string[];
  /** Files that were in the way and were not Kezek's: the name they had and the name they have. */
  readonly kept: readonly { readonly name: string; readonly as: string }[];
}

/** For tests: stands in for the file system's rename. */
export interface WriteHooks {
  readonly rename?: (from: string, to: string) => Promise<void>;
}

const PARTIAL = ".kezek-partial-";
const OLDER = ".kezek-older-";
/** Marks of the writes under way in this process: an earlier process may have had the same id. */
const underWay = new Set<string>();
let writes = 0;

/**
 * Writes the files to the folder, which is made if need be. Name a `manifest.json` among them: by it the next
 * write knows what it may replace.
 *
 * If anything fails (a full disk, a stream that breaks off) the error is thrown, and the folder is as it was.
 * If the process is killed while files change places (a few milliseconds), the older files lie whole in a hidden
 * folder, and the next write puts them back before it begins.
 * @param files names without a folder, in the order to be written
 * @throws RangeError for a name that is not plain, before anything is touched
 */
export async function writeResults(
  folder: string,
  files: Readonly<Record<string, FileContent>> | ReadonlyMap<string, FileContent>,
  hooks: WriteHooks = {},
): Promise<WrittenResults> {
  const contents = files instanceof Map ? [...files] : Object.entries(files as Record<string, FileContent>);
  const names = contents.map(([name]) => name);
  const odd = names.find((name) => !isPlainName(name));
  if (odd !== undefined) throw new RangeError(`writeResults: not a plain file name: ${JSON.stringify(odd)}`);
  const made = await makeFolder(folder);
  writes += 1;
  const mark = `${process.pid}-${writes}`;
  const partial = join(folder, PARTIAL + mark);
  try {
    await clearAbandoned(folder);
    underWay.add(mark);
    await mkdir(partial);
    await writeFiles(contents.map(([name, content]) => [join(partial, name), content]));
    const kept = await changePlaces(
      folder,
      partial,
      join(folder, OLDER + mark),
      names,
      hooks.rename ?? rename,
    );
    return { folder, files: names, kept };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // A folder made for nothing goes again; one with anything in it stays.
    if (made !== undefined) await rmdir(folder).catch(() => undefined);
    throw error;
  } finally {
    underWay.delete(mark);
  }
}

/** Writes files one after another; waits for the disk to have them all only when the last is written. */
async function writeFiles(files: readonly (readonly [string, FileContent])[]): Promise<void> {
  const onDisk: Promise<void>[] = [];
  try {
    for (const [path, content] of files) onDisk.push(flushed(await writeFile(path, content)));
    await Promise.all(onDisk);
  } finally {
    // Nobody may clear away what is still being written.
    await Promise.allSettled(onDisk);
  }
}

/** Writes one file, and gives it back still open: the disk may not have all of it yet. */
async function writeFile(path: string, content: FileContent): Promise<FileHandle> {
  const file = await open(path, "wx");
  const writer = new BlockWriter(file);
  try {
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    for await (const piece of pieces) await writer.add(piece);
    await writer.end();
    return file;
  } catch (error) {
    await writer.settled();
    await file.close();
    throw error;
  }
}

/** Waits until the disk has a file, and closes it. Whoever fails is heard when all are waited for, not before. */
function flushed(file: FileHandle): Promise<void> {
  const done = file.sync().finally(() => file.close());
  done.catch(() => undefined);
  return done;
}

type Rename = (from: string, to: string) => Promise<void>;

/** Moves the older files aside and the new ones in; on failure moves all back. */
async function changePlaces(
  folder: string,
  partial: string,
  older: string,
  names: readonly string[],
  move: Rename,
): Promise<WrittenResults["kept"]> {
  const present = new Set(await readdir(folder));
  const owned = new Set(
    present.has(MANIFEST_FILE) ? ownedFiles(await readFile(join(folder, MANIFEST_FILE), "utf8")) : [],
  );
  const inTheWay = names.filter((name) => present.has(name) && !owned.has(name));
  const kept = inTheWay.map((name) => ({ name, as: freeName(name, present) }));
  const moves: [string, string][] = [
    ...manifestFirst(owned)
      .filter((name) => present.has(name))
      .map((name): [string, string] => [join(folder, name), join(older, name)]),
    ...kept.map(({ name, as }): [string, string] => [join(folder, name), join(folder, as)]),
    ...manifestFirst(names)
      .reverse()
      .map((name): [string, string] => [join(partial, name), join(folder, name)]),
  ];
  await mkdir(older);
  await allOrNone(moves, move).catch(async (error: unknown) => {
    await rmdir(older).catch(() => undefined);
    throw error;
  });
  // The new results stand; what cannot be cleared now, the next write clears.
  await rm(older, { recursive: true, force: true }).catch(() => undefined);
  await rmdir(partial).catch(() => undefined);
  return kept;
}

/** The manifest leaves first and comes last, so that a folder with a manifest is a complete one. */
function manifestFirst(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => Number(b === MANIFEST_FILE) - Number(a === MANIFEST_FILE));
}

async function allOrNone(moves: readonly [string, string][], move: Rename): Promise<void> {
  const done: [string, string][] = [];
  try {
    for (const [from, to] of moves) {
      await move(from, to);
      done.push([from, to]);
    }
  } catch (error) {
    for (const [from, to] of done.reverse()) await rename(to, from);
    throw error;
  }
}

/** A name that is free: `summary.kept-1.csv`. Taken at once, so that no two files get the same. */
function freeName(name: string, present: Set<string>): string {
  const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
  for (let n = 1; ; n += 1) {
    const free = `${name.slice(0, dot)}.kept-${n}${name.slice(dot)}`;
    if (present.has(free)) continue;
    present.add(free);
    return free;
  }
}

/** Clears what processes that are no more left behind; puts back older files that were moved aside. */
async function clearAbandoned(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const mark = /^\.kezek-(?:partial|older)-((\d+)-\d+)$/.exec(entry);
    if (mark === null || underWay.has(mark[1] ?? "") || isAnother(Number(mark[2]))) continue;
    if (entry.startsWith(OLDER)) await putBack(folder, join(folder, entry));
    await rm(join(folder, entry), { recursive: true, force: true });
  }
}

/** The older files return unless the new ones, of which the manifest is the last, are all in place. */
async function putBack(folder: string, older: string): Promise<void> {
  if ((await readdir(folder)).includes(MANIFEST_FILE)) return;
  for (const name of await readdir(older)) await rename(join(older, name), join(folder, name));
}

/** Whether another process of that id runs on this machine. */
function isAnother(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
