/** From the documents that flows declare to words by index and ways by word. The same in every replication. */
import { COMPLETE } from "../../scenario/documents-taken.ts";
import type { FlowSpec } from "../../scenario/schema/flow.ts";
import type { PlacedStage } from "../compile-routes.ts";
import type { Way } from "../router.ts";

/** Documents, compiled. */
export interface DocumentsModel {
  /** All qualities of documents; `complete` is 0. */
  readonly words: readonly string[];
  /** By flow: the words it declares, in its order. */
  readonly own: readonly (readonly number[])[];
  /** By flow: their cumulative shares outside regimes. */
  readonly shares: readonly Float64Array[];
  /** By word: ways on, as `Model.rows`. */
  readonly rows: readonly (readonly (readonly Way[])[])[];
  /** By stage: whether who has been served there has complete documents. */
  readonly corrects: readonly boolean[];
}

/** Null where no flow declares documents. `rowsFor` gives the ways of vehicles with such documents. */
export function compileDocuments(
  flows: readonly { readonly spec: FlowSpec }[],
  stages: readonly PlacedStage[],
  rowsFor: (word: string) => readonly (readonly Way[])[],
): DocumentsModel | null {
  if (flows.every(({ spec }) => spec.documents === undefined)) return null;
  const declared = flows.map(({ spec }) => Object.keys(spec.documents ?? {}));
  const words = [...new Set([COMPLETE, ...declared.flat()])];
  return {
    words,
    own: declared.map((names) => names.map((name) => words.indexOf(name))),
    shares: flows.map(({ spec }, f) => cumulativeShares(declared[f]!, spec.documents ?? {})),
    rows: words.map(rowsFor),
    corrects: stages.map(({ spec }) => "corrects" in spec && spec.corrects !== undefined),
  };
}

/** Shares of these names, each with those before it; a name that is left out has none. */
export function cumulativeShares(
  names: readonly string[],
  shares: Readonly<Record<string, number>>,
): Float64Array {
  let sum = 0;
  return Float64Array.from(names, (name) => (sum += shares[name] ?? 0));
}
