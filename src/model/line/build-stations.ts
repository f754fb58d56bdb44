/** Builds the stations before a gate, where the file has any. */
import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { Model } from "../compile.ts";
import { type GatePlace, gateGroup, type LevelPlan, stationGroup } from "../levels.ts";
import type { World } from "../post.ts";
import { StationsBefore } from "./stations-before.ts";

/** The stations before a gate; null where trains stand nowhere in particular. */
export function buildStations(
  model: Model,
  levels: LevelPlan,
  world: World,
  streams: (purpose: string) => Stream,
  gate: GatePlace,
  reconsider: () => void,
): StationsBefore | null {
  const { line, checkpoint } = gate;
  if (line === undefined) return null;
  const law =
    line.restart === undefined ? null : buildDistribution(line.restart, { files: model.scenario.files });
  const byFlow = model.flows.map(({ id }) => streams(`flow:${id}/restart`));
  const held = line.stations.map(({ id }) => levels.index("held", checkpoint, stationGroup(gate, id)));
  return new StationsBefore({
    world,
    places: line.stations.map(({ places }) => places),
    names: [...line.stations.map(({ id }) => id), "beyond"],
    abandonedAfter: line.abandonedAfter ?? Number.POSITIVE_INFINITY,
    restart:
      law === null
        ? null
        : (vehicle, before) => {
            const { flow, number } = world.vehicles;
            // Room for the draws of one restart.
            return law.sample(byFlow[flow[vehicle]!]!.seek(number[vehicle]!, before << 12));
          },
    restartsAtOnce: line.restartsAtOnce,
    levels: {
      held: [...held, levels.index("beyond", checkpoint, gateGroup(gate))],
      abandoned: levels.index("abandoned", checkpoint, gateGroup(gate)),
      wagons: levels.index("abandonedWagons", checkpoint, gateGroup(gate)),
    },
    trainOf: trainsOf(model, world),
    flows: model.flows.length,
    reconsider,
  });
}

/** More than any two numbers of vehicles of a flow differ by; and more than the index of any vehicle. */
const FLOW = 2 ** 33;

/** Groups of wagons that came together are one train. */
function trainsOf(model: Model, { vehicles }: World): ((vehicle: number) => number) | null {
  const grouped = model.flows.map(({ spec }) => spec.train?.kind === "group");
  if (!grouped.includes(true)) return null;
  return (v) => {
    const f = vehicles.flow[v]!;
    return grouped[f] ? (f + 1) * FLOW + vehicles.train[v]! : v;
  };
}
