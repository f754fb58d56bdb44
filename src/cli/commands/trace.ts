/** `kezek trace`: one replication again, every event told. */

import { compile } from "../../model/compile.ts";
import type { World } from "../../model/post.ts";
import { simulate } from "../../run/simulate.ts";
import { exactInEach } from "../../run/summarise.ts";
import type { Args } from "../args.ts";
import { EXIT, type Io } from "../io.ts";
import { loadAll } from "../run-scenario.ts";

/** Events told in one write. */
const PIECE = 1000;

/** Runs the command. */
export async function command(args: Args, io: Io): Promise<number> {
  const loaded = await loadAll(args, io);
  const one = loaded?.[0];
  if (one === undefined) return EXIT.wrongScenario;
  const { scenario } = one;
  const model = compile(scenario);
  const lines: string[] = ["time_s,time,flow,vehicle,event,where"];
  const flush = () => io.stdout.write(`${lines.splice(0).join("\n")}\n`);
  await simulate({
    model,
    seed: scenario.run.seed,
    replication: (args.replication ?? 1) - 1,
    kernel: args.kernel ?? "fast",
    keepVehicles: false,
    exactUpTo: exactInEach(scenario.measures.exactUpTo, scenario.run.replications),
    tell:
      ({ vehicles }: World) =>
      (now, what, v, where) => {
        const flow = v < 0 ? "" : model.flows[vehicles.flow[v]!]!.id;
        const counted = v < 0 ? 0 : vehicles.number[v]!;
        const number = v < 0 ? "" : counted < 0 ? counted : counted + 1;
        lines.push(`${now},${model.clock.iso(now)},${flow},${number},${what},${where}`);
        if (lines.length >= PIECE) flush();
      },
  });
  flush();
  return EXIT.done;
}
