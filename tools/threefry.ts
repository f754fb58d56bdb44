/** `npm run threefry`: writes `src/kernel/threefry-program.ts` anew. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { threefryBytes } from "./threefry-bytes.ts";

const text = `/** The program of \`blocks.ts\` for WebAssembly, in base 64: written by \`npm run threefry\`, explained in tools/threefry-bytes.ts. */
export const THREEFRY_PROGRAM =
  "${Buffer.from(threefryBytes()).toString("base64")}";
`;
writeFileSync(fileURLToPath(new URL("../src/kernel/threefry-program.ts", import.meta.url)), text);
