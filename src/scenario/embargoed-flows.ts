/** Which flows an embargo is for. Judges nothing. */
import type { EmbargoSpec } from "./schema/embargo.ts";
import type { Scenario } from "./schema/scenario.ts";

/** The flows that meet all conditions of an embargo, in the order of the file. */
export function flowsUnder({ flows }: Pick<Scenario, "flows">, of: EmbargoSpec["of"]): string[] {
  const fits = (among: readonly string[] | undefined, name: string) => among?.includes(name) ?? true;
  return Object.entries(flows)
    .filter(
      ([id, { cargo = "", at }]) => fits(of.flow, id) && fits(of.cargo, cargo) && fits(of.checkpoint, at),
    )
    .map(([id]) => id);
}
