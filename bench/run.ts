/** Owns running the benches: `npm run bench -- [name] [its arguments]`. */
import { benchAnswers } from './answers.ts';
import { benchChaos } from './chaos/chaos.ts';
import { benchClaim } from './claim.ts';
import { benchFanOut } from './fan-out.ts';
import { benchFeeds } from './feeds.ts';
import { benchFleet } from './fleet.ts';
import { benchGrowth } from './growth.ts';
import { benchIngest } from './ingest.ts';
import { benchIdle } from './idle.ts';
import { benchJudged } from './judged.ts';
import { benchLatency } from './latency.ts';
import { benchLookups } from './lookups.ts';
import { benchPlanning } from './planning.ts';
import { benchPolling } from './polling.ts';
import { benchReplay } from './replay.ts';
import { benchRescan } from './rescan.ts';
import { benchSandbox } from './sandbox.ts';
import { benchSandboxPage } from './sandbox-page.ts';
import { benchSoak } from './soak.ts';
import { benchStories } from './stories.ts';
import { benchVectors } from './vectors.ts';

const benches: Record<string, (args: readonly string[]) => Promise<void>> = {
  answers: benchAnswers,
  chaos: benchChaos,
  claim: benchClaim,
  'fan-out': benchFanOut,
  feeds: benchFeeds,
  fleet: benchFleet,
  growth: benchGrowth,
  idle: benchIdle,
  ingest: benchIngest,
  judged: benchJudged,
  latency: benchLatency,
  lookups: benchLookups,
  planning: benchPlanning,
  polling: benchPolling,
  replay: benchReplay,
  rescan: benchRescan,
  sandbox: benchSandbox,
  'sandbox-page': benchSandboxPage,
  soak: benchSoak,
  stories: benchStories,
  vectors: benchVectors,
};

const [wanted, ...args] = process.argv.slice(2);
const names = wanted ? [wanted] : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench is called ${name}: ${Object.keys(benches).join(', ')}`);
  await bench(args);
}
