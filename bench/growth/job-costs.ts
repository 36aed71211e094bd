/** Owns what jobs cost at each of their rounds, and what a start has to read. */
import { sql } from 'drizzle-orm';
import { makeDigests } from '../../src/delivery/make-digests.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { claimDue } from '../../src/sources/polling/claim-due.ts';
import { StoryMemory } from '../../src/stories/text/story-memory.ts';
import { tellingOf } from '../../src/stories/text/telling.ts';
import { type Cost, timed } from './cost.ts';
import type { Site } from './site.ts';

/** As many as a sweep takes at once. */
const FEEDS_CLAIMED = 250;
const FEEDS_DUE = 50;

export function jobCosts(site: Site): Cost[] {
  return [
    {
      name: 'story memory, read at start',
      unit: 'ms',
      driver: 'articles',
      runs: 4,
      run: memory(site),
    },
    {
      name: `a poll round claims ${FEEDS_DUE} feeds`,
      unit: 'ms',
      driver: 'feeds',
      runs: 9,
      run: pollRound(site),
    },
    {
      name: 'a minute without a digest',
      unit: 'ms',
      driver: 'places',
      runs: 9,
      run: () => timed(() => makeDigests({ db: site.db, clock: systemClock })),
    },
    {
      name: 'a minute in which a tenth has digests',
      unit: 'ms',
      driver: 'places',
      runs: 5,
      run: digestMinute(site),
    },
  ];
}

/** As the first article after a start has it: all that was told in the days around now. */
function memory({ db, line }: Site) {
  const telling = tellingOf({
    id: Number.MAX_SAFE_INTEGER,
    toldAt: Date.now(),
    title: '',
    outlet: '',
    excerpt: '',
    type: 'article',
    canonicalUrl: 'https://outlet.example/',
    paper: null,
    origin: 'own',
    leads: null,
    qualityParts: [],
  });
  return () => {
    const fresh = new StoryMemory(line.memory.model);
    return timed(() => db.transaction((tx) => fresh.prepare(tx, [telling])));
  };
}

function pollRound({ db, worker: { client } }: Site) {
  return async (): Promise<number> => {
    await client.unsafe(`
      update feeds set leased_by = null, poll_at = now() + source_id * interval '1 second';
      update feeds set poll_at = now() - interval '1 second' where source_id in
        (select source_id from feeds order by md5(source_id::text) limit ${FEEDS_DUE})`);
    await client.unsafe('vacuum analyze feeds');
    const args = { worker: 'growth', pollsDefaults: false, limit: FEEDS_CLAIMED };
    return timed(() => claimDue({ db }, { ...args, now: new Date() }));
  };
}

function digestMinute({ db, worker: { client } }: Site) {
  return async (): Promise<number> => {
    await client.unsafe(`
      update deliveries set digest_id = null where digest_id is not null;
      delete from digests;
      update destinations set next_daily_at = now() - interval '1 second'
        where next_daily_at is not null`);
    for (const table of ['deliveries', 'digests', 'destinations']) {
      await client.unsafe(`vacuum analyze ${table}`);
    }
    const ms = await timed(() => makeDigests({ db, clock: systemClock }));
    await db.execute(sql`update destinations set next_daily_at = now() + interval '1 day'
      where next_daily_at is not null`);
    return ms;
  };
}
