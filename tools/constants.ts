/** Makes constant again what the bundler does not leave constant. */
import { transform } from "esbuild";

/** What gives names a value at the top of a module, as the bundler prints it: one name, or several taken from an object. */
const GIVEN = /^var (?=[A-Za-z_$][\w$]* = |\{\s[^=]*\} = |\[[^=]*\] = )/gm;

/**
 * Makes what our modules name at their top constant again. The bundler turns each `const` there into a `var`, which
 * V8 must look up at every use, since somebody might change it; of a `const` it puts the value into the code: a seventh
 * of the time of a run. Our modules import each other in no circle, so that none is read before it is given.
 */
export async function withConstants(text: string): Promise<string> {
  // Parts of a chunk begin with the name of their file. Libraries stay as they are: theirs may be in circles.
  const constant = text
    .split(/^(?=\/\/ (?:src|node_modules)\/)/m)
    .map((part) => (part.startsWith("// src/") ? part.replace(GIVEN, "const ") : part))
    .join("");
  // What is given another value later stays as it was: one warning for each place where it is.
  const { warnings } = await transform(constant, { logLevel: "silent" });
  const lines = constant.split("\n");
  for (const { id, notes } of warnings) {
    if (id !== "assign-to-constant") continue;
    const line = (notes[0]?.location?.line ?? 0) - 1;
    if (!lines[line]?.startsWith("const "))
      throw new Error(`given another value: ${notes[0]?.location?.lineText}`);
    lines[line] = lines[line].replace("const ", "var ");
  }
  return lines.join("\n");
}
