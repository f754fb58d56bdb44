/** Servers that go away when nobody waits: once after each busy time, or again and again until somebody does. */
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import { EventClass } from "../kernel/calendar.ts";
import type { Stream } from "../kernel/stream.ts";
import type { World } from "./post.ts";
import type { LineStage } from "./stages/line-stage.ts";

/** Lets a stage's servers go on vacation. With `multiple` they begin on one, since nobody waits. */
export function giveVacations(
  world: World,
  stage: LineStage,
  rule: { readonly length: Sampler; readonly multiple: boolean; readonly stream: Stream },
): void {
  let draw = 0;
  const back = world.on(() => stage.serverBack(rule.multiple));
  stage.onIdle = (free) => {
    stage.servers.down += free;
    for (let i = 0; i < free; i += 1) {
      draw += 1;
      const length = rule.length.sample(rule.stream.seek(draw));
      world.calendar.schedule(world.calendar.time + length, EventClass.opening, back, 0, 0);
    }
  };
  if (rule.multiple) stage.onIdle(stage.servers.capacity);
}
