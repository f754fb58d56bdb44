/** `npm run bench`: measures and prints. Not a test: nothing fails for being slow. See docs/performance.md. */
import { writeFileSync } from "node:fs";
import { asMarkdown, asText, writeSection } from "./document.ts";
import { measureAll } from "./measure-all.ts";
import { optionsOf } from "./options.ts";

const words = process.argv.slice(2);
const options = optionsOf(words);
const shown = words.length === 0 ? "npm run bench" : `npm run bench -- ${words.join(" ")}`;
const document = await measureAll(options, shown);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(document, null, 2)}\n`);
if (options.document) writeSection("figures", asMarkdown(document));
process.stdout.write(options.markdown ? asMarkdown(document) : asText(document));
