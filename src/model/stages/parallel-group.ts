/**
 * Stages that a vehicle passes at the same time (documents in the office while the truck is scanned): it sends a
 * branch to each and goes on when the last has come back. Its times are those of the branch that came last.
 */
import type { Stage } from "../post.ts";
import { Phase } from "../vehicles.ts";
import { StageBase, type StageContext } from "./stage-base.ts";

/** What a group is made with. */
export interface GroupContext extends StageContext {
  readonly branches: readonly Stage[];
}

/** A fork and its join. */
export class ParallelGroup extends StageBase {
  readonly #branches: readonly Stage[];

  constructor(context: GroupContext) {
    super(context);
    this.#branches = context.branches;
  }

  hasPlace(): boolean {
    return true;
  }

  /** The longest of the services at its branches: no vehicle goes on before that [s]. */
  override drawNeed(vehicle: number): number {
    return Math.max(...this.#branches.map((branch) => branch.drawNeed(vehicle)));
  }

  take(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    this.join(vehicle);
    this.begun(vehicle);
    vehicles.enter(vehicle, Phase.forked);
    vehicles.branches[vehicle] = this.#branches.length;
    for (const stage of this.#branches) {
      const branch = vehicles.create(vehicles.flow[vehicle]!, vehicles.number[vehicle]!);
      vehicles.parent[branch] = vehicle;
      vehicles.channel[branch] = vehicles.channel[vehicle]!;
      vehicles.lap[branch] = vehicles.lap[vehicle]!;
      vehicles.priority[branch] = vehicles.priority[vehicle]!;
      vehicles.phaseAt[branch] = calendar.time;
      stage.take(branch);
    }
  }

  /** A branch has been served; the last one brings the vehicle on. */
  comeBack(branch: number): void {
    const { vehicles } = this.world;
    const vehicle = vehicles.parent[branch]!;
    vehicles.branches[vehicle]! -= 1;
    if (vehicles.branches[vehicle] === 0) {
      vehicles.serviceTime[vehicle]! += vehicles.serviceTime[branch]!;
      vehicles.waitTime[vehicle]! += vehicles.waitTime[branch]!;
      vehicles.blockedTime[vehicle]! += vehicles.blockedTime[branch]!;
      vehicles.enter(vehicle, Phase.away);
      this.onward.moveOn(vehicle, this.index, this);
    }
    vehicles.release(branch);
  }

  withdraw(): void {
    throw new RangeError("a vehicle whose service has begun does not give up");
  }

  letGo(vehicle: number): void {
    this.leave(vehicle);
    this.wake();
  }

  settle(): void {
    this.fill();
    this.reportBusy();
  }
}
