/** The rail stations of one replication: tracks, stocks of wagons, paths, and the stages that use them. */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { LevelSpec, Model } from "../compile.ts";
import type { LevelPlan } from "../levels.ts";
import type { World } from "../post.ts";
import type { StageBase, StageContext } from "../stages/stage-base.ts";
import type { RailModel } from "./compile-rail.ts";
import { DepartureStage } from "./departure-stage.ts";
import { Path } from "./path.ts";
import { RegroupStage } from "./regroup-stage.ts";
import { Standing, TrackKind } from "./standing.ts";
import type { UnservedStage } from "./unserved-stage.ts";
import { WagonGifts, WagonPool } from "./wagon-pool.ts";
import { WagonStage } from "./wagon-stage.ts";

/** Rail at work. */
export class RailAtWork {
  readonly model: RailModel;
  /** Null where there are no tracks. */
  readonly standing: Standing | null;
  readonly wagons: readonly WagonPool[];
  readonly paths: readonly Path[];
  /** Null where no train leaves wagons. */
  readonly gifts: WagonGifts | null;
  /** Stages where trains wait for a path, by stage index; null for others. */
  readonly departures: (DepartureStage | RegroupStage | null)[];
  /** Stages where trains wait for wagons, likewise. */
  readonly takers: (WagonStage | null)[];
  readonly #levels: LevelPlan;

  constructor(model: Model, rail: RailModel, levels: LevelPlan, world: World) {
    this.model = rail;
    this.#levels = levels;
    this.departures = model.stages.map(() => null);
    this.takers = model.stages.map(() => null);
    const level = (kind: LevelSpec["kind"], key: string, of: { checkpoint: string; id: string }) =>
      levels.index(kind, of.checkpoint, `${key}=${of.id}`);
    const grouped = model.flows.map((f) => f.spec.train?.kind === "group");
    const kinds = rail.tracks.map(
      (t) => new TrackKind(world, t, grouped, level("tracksOccupied", "track", t)),
    );
    this.standing = kinds.length === 0 ? null : new Standing(kinds);
    this.wagons = rail.wagons.map((w) => {
      const stock = level("wagonStock", "wagons", w);
      return new WagonPool(world, w, { stock, waiting: level("wagonQueue", "wagons", w) });
    });
    this.gifts = rail.givesAt.some((g) => g !== null)
      ? new WagonGifts(world, rail.givesAt, this.wagons)
      : null;
    this.paths = rail.paths.map((p) => new Path(world, p, model.length, level("pathsKept", "path", p)));
  }

  /** Departures begin: once all that stands there or is closed at the start is in the calendar. */
  begin(): void {
    for (const path of this.paths) path.begin();
  }

  /** Builds a stage without servers. @param line makes its line where its discipline asks for one */
  stageFor(context: StageContext & { readonly checkpoint: string }, line: () => WaitingLine): UnservedStage {
    const { index, name, checkpoint } = context;
    const takes = this.model.takesAt[index];
    if (takes) {
      const stage = new WagonStage({ ...context, line: line(), takes, pool: this.wagons[takes.stock]! });
      this.takers[index] = stage;
      return stage;
    }
    const { regroup: rules, byPriority, path: at } = this.model.departures[index]!;
    const path = this.paths[at]!;
    const yardLevel = this.#levels.index("yard", checkpoint, `stage=${name}`);
    const stage =
      rules === null
        ? new DepartureStage({ ...context, path, byPriority })
        : new RegroupStage({ ...context, path, byPriority, rules, cargoOf: this.model.cargoOf, yardLevel });
    this.departures[index] = stage;
    return stage;
  }

  /** Tells the stages of the tracks that their vehicles stand on. */
  layTracks(stages: readonly StageBase[]): void {
    if (this.standing === null) return;
    stages.forEach((stage, s) => {
      stage.standing = this.standing;
      stage.tracks = this.standing?.kinds[this.model.trackAt[s]!] ?? null;
      stage.tracks?.users.push(stage);
    });
  }
}
