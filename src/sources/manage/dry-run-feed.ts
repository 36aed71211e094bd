/** Owns what reading a feed now would do: the real line, undone. */
import { undone } from '../../db/undone.ts';
import type { SourceRules } from '../../ingest/source-rules.ts';
import { storeDocument, type StoreDeps } from '../feed/store-document.ts';
import { addSource } from './add-source.ts';
import type { FoundFeed } from './discover.ts';
import type { DryRun } from './dry-entry.ts';
import { fatesOf } from './fates.ts';

type DryFeedArgs = { found: FoundFeed; rules: Partial<SourceRules> };

/** In one transaction, so that its entries see each other; nobody else stores meanwhile. */
export function dryRunFeed(
  deps: StoreDeps,
  { found: { location, document }, rules }: DryFeedArgs,
): Promise<DryRun> {
  const { clock, line } = deps;
  const { title: feedTitle, siteUrl } = document;
  return undone(deps.db, async (tx) => {
    const source = { location, name: null, feedTitle, siteUrl, rules };
    const { id: sourceId } = await addSource({ db: tx, clock }, source);
    const { entries, counts, isFirst } = await storeDocument(
      { ...deps, db: tx },
      { sourceId, document },
    );
    const changed = entries.filter(({ status }) => status !== 'unchanged');
    const ids = changed.flatMap(({ articleId }) => articleId ?? []);
    const fates = await fatesOf({ db: tx, alertBar: line.alertBar }, ids);
    return {
      entries: changed.map(({ key, title, status, reason, articleId }) => {
        const fate = fates.get(articleId ?? 0) ?? null;
        return { key, title, status, reason, fate };
      }),
      unchanged: counts.unchanged,
      isFirst,
    };
  });
}
