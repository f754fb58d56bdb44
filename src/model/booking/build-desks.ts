/** Makes the electronic queues of a model live for one replication. */
import type { Stream } from "../../kernel/stream.ts";
import type { FlowModel, Model } from "../compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../levels.ts";
import type { World } from "../post.ts";
import { BookingDraws } from "./booking-draws.ts";
import type { ElectronicGate } from "./compile-electronic.ts";
import type { Desk } from "./desk.ts";
import { Mixing, type SlotPlaces } from "./mixing.ts";
import { RankDesk } from "./rank-desk.ts";
import { RankOffice } from "./rank-office.ts";
import { SlotBook } from "./slot-book.ts";
import { firstAbove, slotAt } from "./slot-calendar.ts";
import { SlotDesk } from "./slot-desk.ts";
import type { SlotLedger } from "./slot-ledger.ts";
import { SlotOffice } from "./slot-office.ts";
import { WaitingPlaces } from "./waiting-places.ts";

/** Streams of a replication, by purpose. */
type Streams = (purpose: string) => Stream;

/** The desks of a model, in the order of `model.electronic`, by checkpoint and side. */
export function buildDesks(
  model: Model,
  levels: LevelPlan,
  world: World,
  streams: Streams,
): Map<string, Desk> {
  return new Map(
    model.electronic.map((gate) => [
      `${gate.checkpoint}/${gate.side}`,
      buildDesk(model, gate, levels, world, streams),
    ]),
  );
}

function buildDesk(
  model: Model,
  gate: ElectronicGate,
  levels: LevelPlan,
  world: World,
  streams: Streams,
): Desk {
  const place = gatesOf(model).find((g) => g.checkpoint === gate.checkpoint && g.side === gate.side)!;
  const draws = model.flows.map((flow) => drawsOf(model, flow, gate, streams));
  const group = gateGroup(place);
  const places = new WaitingPlaces(world, place.waitingArea, {
    area: levels.index("waitingArea", gate.checkpoint, group),
    road: levels.index("road", gate.checkpoint, group),
  });
  if (gate.kind === "rank") {
    const office = new RankOffice(world, gate.rules, draws, model.warmup);
    return new RankDesk({ world, office, mixing: new Mixing(gate.rules, gate.clock, null), places });
  }
  const book = new SlotBook(gate.rules, gate, world.vehicles, model.warmup);
  const mixing = new Mixing(gate.rules, gate.clock, slotPlaces(book.ledger));
  const office = new SlotOffice(world, book, draws);
  return new SlotDesk({ world, book, office, mixing, places });
}

/** The minds of a flow at its own gate; null where it does not book. */
function drawsOf(model: Model, flow: FlowModel, gate: ElectronicGate, streams: Streams): BookingDraws | null {
  const { booking, at } = flow.spec;
  if (booking === undefined || at !== gate.checkpoint || flow.side !== gate.side) return null;
  return new BookingDraws(booking, gate.clock, model.scenario.files, (p) => streams(`flow:${flow.id}/${p}`));
}

/** The ledger, as the mixing rule sees it. */
function slotPlaces(ledger: SlotLedger): SlotPlaces {
  const { calendar } = ledger;
  const live = calendar.kinds.indexOf("live");
  const places = (slot: number, kinds: readonly number[]) =>
    kinds.reduce((sum, kind) => sum + calendar.places[kind]![slot]!, 0);
  const all = calendar.kinds.map((_, kind) => kind);
  return {
    slotAt: (now) => slotAt(calendar, now),
    unbooked: (slot) => all.reduce((sum, kind) => sum + ledger.free(slot, kind), 0),
    offered: (slot, ofLive) => places(slot, ofLive ? [live] : all.filter((kind) => kind !== live)),
    nextEdge: (now) => {
      const next = firstAbove(calendar.startsAt, now);
      const present = slotAt(calendar, now);
      const end = present < 0 ? Number.POSITIVE_INFINITY : calendar.endsAt[present]!;
      return Math.min(end, next < calendar.count ? calendar.startsAt[next]! : Number.POSITIVE_INFINITY);
    },
  };
}
