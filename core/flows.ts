/**
 * Where vehicles come from: flows, what is measured of them, and the checkpoints to which they come. Indexes as in the
 * compiled model, times in seconds.
 */
import { BLOCK, OUTCOMES, REASONS, WEEK_HOURS } from "./codes";
import { Gathered } from "./gathered";
import { Level } from "./level";
import { Gate } from "./places";

/** A checkpoint, in and before which vehicles are. */
@unmanaged
export class Checkpoint {
  atPost: i32 = 0;
  /** Vehicles that have crossed, and when the last one did. */
  crossed: i32 = 0;
  lastExit: f64 = NaN;
  level: Level;

  constructor(level: Level) {
    this.level = level;
  }
}

/** Of the vehicles measured that came in an hour of the week: how many, how many crossed, their waits and times at the border [s]. */
@unmanaged
export class Hour {
  arrivals: f64 = 0;
  crossed: f64 = 0;
  queueWait: f64 = 0;
  borderTime: f64 = 0;
}

/** Vehicles of one kind that come to one gate, and what is measured of them. */
@unmanaged
export class Flow {
  index: i32;
  /** Number of the next vehicle. */
  number: i32 = 0;
  gate: Gate;
  checkpoint: Checkpoint;
  /** Place of its priority among all priorities. */
  rank: i32;
  /** Where the ways of its first channel begin in the table. */
  ways: i32;
  /** Channels of the latest vehicles, and below which number they were drawn; never where there is one. */
  channels: StaticArray<i32>;
  channelsDrawn: i32 = 0;
  /** 1 where several vehicles may come together. */
  groups: i32;
  /** Instants of arrival that were drawn, which of them is next, and the last instant at which any may come. */
  instants: StaticArray<f64>;
  at: i32;
  until: f64;
  /** Its next arrival, and when that was scheduled, as a sequence. */
  nextAt: f64 = Infinity;
  sequence: f64 = 0;
  // Of the vehicles measured: but for those who crossed, by outcome and by reason.
  outcomes: StaticArray<f64> = new StaticArray<f64>(OUTCOMES);
  reasons: StaticArray<f64> = new StaticArray<f64>(REASONS);
  /** The hours of the week, and the one that holds until `hourUntil`. */
  hours: usize = changetype<usize>(new StaticArray<u8>(WEEK_HOURS * offsetof<Hour>()));
  hour: Hour | null = null;
  hourUntil: f64 = -Infinity;
  /** Time before the gate and at the post within the measured time, for Little's law. */
  queueTime: f64 = 0;
  postTime: f64 = 0;
  /** Times of those who crossed, by channel. */
  cells: StaticArray<usize>;
  firstCell: i32;

  constructor(
    index: i32,
    gate: Gate,
    checkpoint: Checkpoint,
    rank: i32,
    ways: i32,
    groups: i32,
    until: f64,
    channels: i32,
    several: i32,
  ) {
    this.index = index;
    this.gate = gate;
    this.checkpoint = checkpoint;
    this.rank = rank;
    this.ways = ways;
    this.groups = groups;
    this.until = until;
    this.instants = new StaticArray<f64>(BLOCK);
    this.channels = new StaticArray<i32>(BLOCK);
    this.channelsDrawn = several === 1 ? 0 : i32.MAX_VALUE;
    this.at = BLOCK;
    this.firstCell = index * channels;
    this.cells = new StaticArray<usize>(channels);
    for (let c = 0; c < channels; c += 1) this.cells[c] = changetype<usize>(new Gathered(5));
  }

  /** An hour of the week. */
  hourAt(index: i32): Hour {
    return changetype<Hour>(this.hours + <usize>index * offsetof<Hour>());
  }

  /** Times of those who crossed by a channel. */
  cell(channel: i32): Gathered {
    return changetype<Gathered>(this.cells[channel]);
  }
}
