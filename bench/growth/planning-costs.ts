/** Owns what it costs to plan stories, and to take an article from its text to the outbox. */
import { inArray } from 'drizzle-orm';
import type { Transaction } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { changeOf } from '../planning-site.ts';
import { COLD, HEAT, ingestOne, planNew } from '../planning.ts';
import { timedAndUndone } from '../undone.ts';
import type { Cost } from './cost.ts';
import type { Site } from './site.ts';

/** The first stories of the news are planned together, and undone. */
export const UNDONE = 10;

export function planningCosts(site: Site): Cost[] {
  const planning = { unit: 'ms', driver: 'subscriptions', runs: 7 } as const;
  const names = site.topics.map(({ name }) => name);
  let article = 0;
  return [
    {
      ...planning,
      name: `planning ${UNDONE} stories`,
      run: async () => (await planUndone(site, HEAT)).ms,
    },
    {
      ...planning,
      name: 'of planning: for a thousand rows',
      async run() {
        const { ms, rows } = await planUndone(site, HEAT);
        return rows === 0 ? null : (ms / rows) * 1_000;
      },
    },
    {
      ...planning,
      name: `planning ${UNDONE} stories that are due nobody`,
      run: async () => (await planUndone(site, COLD)).ms,
    },
    {
      name: 'an article, from its text to the outbox',
      unit: 'ms',
      driver: 'articles',
      runs: 20,
      run() {
        article += 1;
        return ingestOne(site.db, { line: site.line, topics: names, at: article });
      },
    },
  ];
}

function planUndone(site: Site, heat: number) {
  const ids = site.news.slice(0, UNDONE);
  return timedAndUndone(
    site.db,
    (tx) => planNews(tx, site, { ids, heat }),
    (tx) => tx.$count(deliveries, inArray(deliveries.storyId, ids)),
  );
}

export function planNews(
  tx: Transaction,
  { news, topics }: Site,
  { ids, heat }: { ids: readonly number[]; heat: number },
): Promise<void> {
  const slugs = topics.map(({ slug }) => slug);
  const changes = ids.map((storyId) => {
    const number = 1 + news.indexOf(storyId);
    return { ...changeOf(number, heat, slugs), storyId };
  });
  return planNew(tx, new Date(), changes);
}
