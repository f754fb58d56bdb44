/** How to make these figures again. */
import type { Report } from "../../../run/report.ts";
import { escaped } from "../escape.ts";
import type { PageContext, Section } from "../section.ts";

/** The command, the version and the scenario's hash. */
export const reproduce: Section = {
  id: "reproduce",
  title: "How to reproduce",
  body: (report, context) => {
    const { id, hash } = report.scenario;
    return `<p>The same scenario, seed and version give the same figures to the last digit, on any machine and with any number of workers.</p>
<pre><code>${escaped(context.command ?? plainCommand(report, context))}</code></pre>
<dl class="facts-list"><dt>Kezek</dt><dd>${escaped(context.version)}</dd><dt>Scenario</dt><dd><code>${escaped(id)}</code></dd><dt>SHA-256 of the scenario</dt><dd><code>${escaped(hash)}</code></dd></dl>`;
  },
};

function plainCommand({ scenario, seed, replications }: Report, _context: PageContext): string {
  const quoted = /^[\w.-]+$/.test(seed) ? seed : `'${seed.replaceAll("'", "'\\''")}'`;
  return `kezek run ${scenario.id}.yaml --seed ${quoted} --replications ${replications}`;
}
