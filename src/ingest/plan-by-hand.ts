/** Owns what a decision by hand means for stories and the messages that show them. */
import type { Transaction } from '../db/client.ts';
import { planStories } from '../delivery/plan.ts';
import type { ByHand } from '../stories/by-hand.ts';
import { type Grouping, groupArticles, NO_NEWS } from '../stories/group.ts';
import type { LineDeps } from './ingest-batch.ts';

/** The caller holds the line's lock. */
export async function planByHand(
  tx: Transaction,
  deps: LineDeps,
  { now, byHand }: { now: Date; byHand: ByHand },
): Promise<Grouping> {
  const { heatPerArticle, memory } = deps;
  const grouping = await groupArticles(tx, {
    now,
    heatPerArticle,
    memory,
    ...NO_NEWS,
    byHand,
  });
  await planStories(tx, { ...deps, now, grouping, isBacklog: false });
  return grouping;
}
