/** What closures, regimes, embargoes and the stations of lines are called before readers, by the group of their rows. */
import type { Model } from "../../model/compile.ts";
import { gatesOf, stationGroup } from "../../model/levels.ts";

/** The title of all rows of a group; `checkpoint` is `*` for what is not of one checkpoint. */
export interface GroupTitle {
  readonly checkpoint: string;
  readonly group: string;
  readonly title: string;
}

/** The titles that a scenario gives; none for what has none. */
export function groupTitles(model: Model): GroupTitle[] {
  const { closures = {}, regimes = {}, embargoes = {} } = model.scenario;
  const stations = gatesOf(model).flatMap((gate) =>
    (gate.line?.stations ?? []).flatMap(({ id, title }) =>
      named(gate.checkpoint, stationGroup(gate, id), title),
    ),
  );
  return [
    ...Object.entries(closures).flatMap(([id, { title }]) => named("*", `closure=${id}`, title)),
    ...Object.entries(regimes).flatMap(([id, { title }]) => named("*", `regime=${id}`, title)),
    ...Object.entries(embargoes).flatMap(([id, { title }]) => named("*", `embargo=${id}`, title)),
    ...stations,
  ];
}

function named(checkpoint: string, group: string, title: string | undefined): GroupTitle[] {
  return title === undefined ? [] : [{ checkpoint, group, title }];
}
