/**
 * What one replication finds of rail stations: wagons, paths, departing trains, the times of what is regrouped, and
 * whether everything stood still at the end. Checks the books of all of them. The recorder tells it when.
 */
import type { Model } from "../model/compile.ts";
import type { RailAtWork } from "../model/rail/rail-at-work.ts";
import { RegroupStage } from "../model/rail/regroup-stage.ts";
import { trainsStuck } from "../model/rail/standstill.ts";
import { Phase, type Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import type { Books } from "./books.ts";
import type { RailFigures } from "./rail-figures.ts";

/** Counts of one thing by name. */
type Counts = Readonly<Record<string, number>>;

/** The times of the units that left one yard, and how many there were. */
class PartRecord {
  readonly times: Tally;
  units = 0;

  constructor(exactUpTo: number) {
    this.times = new Tally(exactUpTo);
  }
}

/** Records the rail stations of one replication. */
export class RailRecord {
  readonly #model: Model;
  readonly #rail: RailAtWork;
  readonly #vehicles: Vehicles;
  readonly #parts: readonly (PartRecord | null)[];
  /** Counts when the measured time began, in the order of `#counts`. */
  #before: readonly Counts[];

  /**
   * @param countsFrom vehicles that became ready at this time or later are measured [s]
   * @param clock where the present instant is read [s]
   * @param partLeft hears of each part of a dissolved train that leaves: how many wagons or TEU
   */
  constructor(
    model: Model,
    rail: RailAtWork,
    vehicles: Vehicles,
    exactUpTo: number,
    countsFrom: number,
    clock: { readonly time: number },
    partLeft: ((vehicle: number, wagons: number, teu: number) => void) | null = null,
  ) {
    this.#model = model;
    this.#rail = rail;
    this.#vehicles = vehicles;
    this.#before = this.#counts();
    this.#parts = rail.departures.map((stage, s) => {
      if (!(stage instanceof RegroupStage)) return null;
      const byTeu = rail.model.departures[s]!.regroup!.teu !== undefined;
      const record = new PartRecord(exactUpTo);
      stage.watcher = {
        partLeft: (v, units) => {
          record.units += units;
          partLeft?.(v, byTeu ? 0 : units, byTeu ? units : 0);
          if (vehicles.readyAt[v]! < countsFrom) return;
          const time = clock.time - vehicles.since[v]!;
          for (let i = 0; i < units; i += 1) record.times.add(time);
        },
      };
      return record;
    });
  }

  /** The measured time begins. */
  endWarmup(): void {
    this.#before = this.#counts();
  }

  /** Stocks, then paths, then departures by stage. */
  #counts(): Counts[] {
    const { wagons, paths, departures } = this.#rail;
    return [...wagons, ...paths, ...departures].map((part) => ({ ...part?.counts }));
  }

  /** Closes the books and gives what was found. */
  finish(books: Books): RailFigures {
    this.#checkTracks(books);
    this.#checkWagons(books);
    this.#checkPaths(books);
    this.#checkYards(books);
    const now = this.#counts();
    const since = (i: number, name: string) => (now[i]![name] ?? 0) - (this.#before[i]![name] ?? 0);
    const { wagons, paths, departures } = this.#rail;
    return {
      wagons: wagons.map((_, w) => ({
        initial: this.#before[w]!.stock!,
        supplied: since(w, "supplied"),
        given: since(w, "given"),
        taken: since(w, "taken"),
        stock: now[w]!.stock!,
      })),
      paths: paths.map((_, p) => {
        const i = wagons.length + p;
        return {
          offered: since(i, "offered"),
          used: since(i, "used"),
          lost: since(i, "lost"),
          kept: now[i]!.kept!,
        };
      }),
      departures: departures.map((stage, s) => {
        if (stage === null) return null;
        const i = wagons.length + paths.length + s;
        return { trains: since(i, "trains"), wagons: since(i, "wagons"), teu: since(i, "teu") };
      }),
      yardTime: this.#parts.map((record) => record?.times.toPlain() ?? null),
      stuck: trainsStuck(this.#model, this.#rail, this.#vehicles),
    };
  }

  /** Every train that is at a stage with tracks stands on one, alone, and nobody else does. */
  #checkTracks(books: Books): void {
    const { standing, model } = this.#rail;
    const vehicles = this.#vehicles;
    standing?.kinds.forEach((kind, k) => {
      const trains = new Set<number>();
      vehicles.visitAll((v) => {
        if (vehicles.parent[v]! >= 0 || vehicles.phase[v]! < Phase.waiting) return;
        if (model.trackAt[vehicles.stage[v]!] === k) trains.add(kind.trainOf(v));
      });
      const { checkpoint, id, count } = kind.model;
      books.equal("tracks", `trains on tracks ${id} of ${checkpoint}`, trains.size, kind.occupied);
      books.none(
        "tracks",
        `trains on ${id} of ${checkpoint} without a track`,
        1,
        Math.max(0, trains.size - count),
      );
    });
  }

  #checkWagons(books: Books): void {
    for (const { counts, model } of this.#rail.wagons) {
      const { initial, supplied, given, taken, stock } = counts;
      books.equal("wagons", `wagons ${model.id}`, initial + supplied + given, taken + stock);
      books.none("wagons", `wagons ${model.id} in stock`, 1, Math.max(0, -stock));
    }
  }

  /** Every path offered has one fate, and a train departed on every path used. */
  #checkPaths(books: Books): void {
    const { paths, departures, model } = this.#rail;
    paths.forEach(({ counts, model: { id } }, p) => {
      const { offered, used, lost, kept } = counts;
      books.equal("paths", `paths ${id}`, offered, used + lost + kept);
      const trains = departures.reduce(
        (sum, stage, s) => (model.departures[s]?.path === p ? sum + stage!.counts.trains : sum),
        0,
      );
      books.equal("paths", `trains on paths ${id}`, trains, used);
    });
  }

  /** What came into a yard has left it or is there, and there is room for what is there. */
  #checkYards(books: Books): void {
    this.#rail.departures.forEach((stage, s) => {
      if (!(stage instanceof RegroupStage)) return;
      const { in: came, out, there } = stage.counts;
      const { places } = this.#rail.model.departures[s]!.regroup!.yard;
      books.equal("yard", `what came into the yard of ${stage.name}`, came, out + there);
      books.equal("yard", `what left the yard of ${stage.name}`, this.#parts[s]!.units, out);
      books.none("yard", `more than the yard of ${stage.name} holds`, 1, Math.max(0, there - places));
    });
  }
}
