/** What the stages without servers have in common: nobody is served, and while they are shut nobody goes on. */
import type { Shuttered } from "../shutter.ts";
import { StageBase } from "../stages/stage-base.ts";
import { Phase } from "../vehicles.ts";

/** A stage where vehicles only wait. */
export abstract class UnservedStage extends StageBase implements Shuttered {
  /** Looks again at what those who wait here wait for. */
  protected abstract lookAgain(): void;

  openUp(): void {
    this.open = true;
    this.lookAgain();
  }

  /** Nobody is served, so there is no service to finish or to suspend. */
  close(): void {
    this.open = false;
  }

  letGo(vehicle: number): void {
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  settle(): void {
    this.fill();
    this.reportBusy();
  }

  /** The vehicle waits no longer and goes on. */
  protected sendOn(vehicle: number): void {
    this.begun(vehicle);
    this.world.observer.serves?.(vehicle, this.index);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.onward.moveOn(vehicle, this.index, this);
  }
}
