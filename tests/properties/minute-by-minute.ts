/**
 * One stage again, in the simplest way that can be thought of: minute by minute, looking at every vehicle every
 * time. Shares no code with the engine; slow, and right by inspection. Everything happens at whole minutes.
 */

/** One vehicle. Arrivals are at different minutes. */
export interface Arrival {
  readonly at: number;
  readonly need: number;
  readonly priority: number;
}

/** The stage. `plan` gives the number on duty from each minute on; the first is for minute 0. */
export interface SimpleStage {
  readonly plan: readonly (readonly [number, number])[];
  readonly rule: "finish" | "handOver" | "suspend";
  readonly order: "fifo" | "lifo" | "priority";
  readonly preemption: "none" | "resume" | "restart";
}

interface Vehicle extends Arrival {
  left: number;
  /** Waiting for its turn, interrupted (and in turn before the others), aside until staff come, served, or gone. */
  state: "coming" | "waiting" | "interrupted" | "aside" | "served" | "gone";
  /** Counter of whatever happened to it last: joining, being interrupted, beginning. */
  mark: number;
  end: number;
}

/** The minute at which each vehicle's service ends, Infinity where it has not by `length`. */
export function serviceEnds(stage: SimpleStage, arrivals: readonly Arrival[], length: number): number[] {
  const all: Vehicle[] = arrivals.map((a) => ({
    ...a,
    left: a.need,
    state: "coming",
    mark: 0,
    end: Infinity,
  }));
  let marks = 0;
  let onDuty = 0;
  const those = (state: Vehicle["state"]) =>
    all.filter((v) => v.state === state).sort((a, b) => a.mark - b.mark);
  const put = (v: Vehicle, state: Vehicle["state"]) => {
    v.state = state;
    marks += 1;
    v.mark = marks;
  };
  const worth = (v: Vehicle): number[] => [
    stage.order === "priority" ? v.priority : 0,
    v.state === "interrupted" ? 0 : 1,
    v.state === "waiting" && stage.order === "lifo" ? -v.mark : v.mark,
  ];
  const byWorth = (a: Vehicle, b: Vehicle) => {
    const [x, y] = [worth(a), worth(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at < 0 ? 0 : x[at]! - y[at]!;
  };

  /** Who may be interrupted by a vehicle: the worst, of equals the latest to begin. */
  const victimOf = (v: Vehicle): Vehicle | undefined => {
    const served = those("served");
    const leftBe = Math.max(0, served.length - onDuty);
    const worse = served.slice(leftBe).filter((s) => s.priority > v.priority);
    return worse.sort((a, b) => b.priority - a.priority || b.mark - a.mark)[0];
  };
  const assign = () => {
    for (;;) {
      const next = [...those("waiting"), ...those("interrupted")].sort(byWorth)[0];
      if (next === undefined) return;
      if (those("served").length >= onDuty) {
        const victim = stage.preemption === "none" ? undefined : victimOf(next);
        if (victim === undefined) return;
        put(victim, "interrupted");
        if (stage.preemption === "restart") victim.left = victim.need;
      }
      put(next, "served");
    }
  };
  const setDuty = (count: number) => {
    const more = count - onDuty;
    onDuty = count;
    if (more > 0) for (const v of those("aside").slice(0, more)) put(v, "interrupted");
    if (more >= 0 || stage.rule === "finish") return;
    for (const v of those("served").slice(onDuty)) {
      put(v, stage.rule === "suspend" ? "aside" : "interrupted");
    }
  };

  for (let minute = 0; minute <= length; minute += 1) {
    for (const v of those("served")) {
      if (minute > 0) v.left -= 1;
      if (v.left > 0) continue;
      v.state = "gone";
      v.end = minute;
    }
    assign();
    for (const [at, count] of stage.plan) if (at === minute) setDuty(count);
    assign();
    for (const v of all) {
      if (v.at !== minute) continue;
      put(v, "waiting");
      assign();
    }
  }
  return all.map((v) => v.end);
}
