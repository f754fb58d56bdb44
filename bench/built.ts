/** Modules as they ship: benchmarks measure what `npm run build` has made, typed by the sources. */

/**
 * A module of `dist/`.
 * @param path from `dist/`, such as `kernel/fast-calendar.js`
 */
export async function built<T>(path: string): Promise<T> {
  return (await import(new URL(`../dist/${path}`, import.meta.url).href)) as T;
}
