/** Owns running the benches: `npm run bench -- [name] [its arguments]`. */
import { benchChaos } from './chaos/chaos.ts';
import { benchClaim } from './claim.ts';
import { benchFanOut } from './fan-out.ts';
import { benchFeeds } from './feeds.ts';
import { benchIngest } from './ingest.ts';
import { benchLatency } from './latency.ts';
import { benchPolling } from './polling.ts';
import { benchReplay } from './replay.ts';
import { benchRescan } from './rescan.ts';
import { benchSandbox } from './sandbox.ts';
import { benchSandboxPage } from './sandbox-page.ts';
import { benchVectors } from './vectors.ts';

const benches: Record<string, (args: readonly string[]) => Promise<void>> = {
  chaos: benchChaos,
  claim: benchClaim,
  'fan-out': benchFanOut,
  feeds: benchFeeds,
  ingest: benchIngest,
  latency: benchLatency,
  polling: benchPolling,
  replay: benchReplay,
  rescan: benchRescan,
  sandbox: benchSandbox,
  'sandbox-page': benchSandboxPage,
  vectors: benchVectors,
};

const [wanted, ...args] = process.argv.slice(2);
const names = wanted ? [wanted] : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench is called ${name}: ${Object.keys(benches).join(', ')}`);
  await bench(args);
}
