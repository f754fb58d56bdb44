/**
 * A whole number that changes by jumps, followed over time: `LevelSet` of the statistics, one level at a time. The same
 * rules and sums in the same order (tests/properties/engines.test.ts compares them to the last bit).
 */

/** Levels from here up share the last bucket. */
const TOP_LEVEL: i32 = 65_536;
const FIRST_SIZE: i32 = 16;

/** A level. Times in seconds. */
@unmanaged
export class Level {
  /** The value now, and that before the instant of the latest change. */
  value: i32 = 0;
  held: i32 = 0;
  max: i32 = 0;
  /** The instant of the latest change. */
  changedAt: f64 = 0;
  /** Since when the value before it was held, or the start if later. */
  heldSince: f64 = 0;
  maxAt: f64 = 0;
  /** Integral of what the level was above the last bucket. */
  beyond: f64 = 0;
  /** Time at each value, up to `heldSince`; there are buckets up to the highest value. */
  times: StaticArray<f64> = new StaticArray<f64>(FIRST_SIZE);

  /** The level is `value` from `time` on, which is not before the latest change. */
  set(time: f64, value: i32): void {
    const changedAt = this.changedAt;
    if (time !== changedAt) {
      const now = this.value;
      const held = this.held;
      if (now !== held) {
        const elapsed = changedAt - this.heldSince;
        if (held <= TOP_LEVEL) this.times[held] += elapsed;
        else this.addBeyond(held, elapsed);
        this.heldSince = changedAt;
        this.held = now;
      }
      this.changedAt = time;
    }
    this.value = value;
    if (value > this.max) this.rise(time, value);
  }

  /** Adds the time of a value that has no bucket of its own. */
  addBeyond(value: i32, elapsed: f64): void {
    this.beyond += <f64>(value - TOP_LEVEL) * elapsed;
    this.times[TOP_LEVEL] += elapsed;
  }

  /** A new maximum: makes room for its time. */
  rise(time: f64, value: i32): void {
    this.max = value;
    this.maxAt = time;
    const before = this.times;
    let size = before.length;
    // Never more buckets than that, or higher values would find some of their own.
    while (size <= min(value, TOP_LEVEL)) size = min(2 * size, TOP_LEVEL + 1);
    if (size === before.length) return;
    const larger = new StaticArray<f64>(size);
    memory.copy(changetype<usize>(larger), changetype<usize>(before), (<usize>before.length) << 3);
    this.times = larger;
  }

  /** Forgets all before `time`, the end of a warm-up, and starts there from the present value. */
  reset(time: f64): void {
    this.changedAt = time;
    this.heldSince = time;
    this.held = this.value;
    this.max = this.value;
    this.maxAt = time;
    this.beyond = 0;
    memory.fill(changetype<usize>(this.times), 0, (<usize>this.times.length) << 3);
  }
}
