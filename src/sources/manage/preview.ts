/** Owns the newest entries of a feed as they would be judged, without storing anything. */
import type { JudgedArticle } from '../../articles/store.ts';
import type { JudgeDeps } from '../../ingest/judge.ts';
import { prepareEntry } from '../../ingest/prepare-entry.ts';
import { NO_RULES, type SourceRules } from '../../ingest/source-rules.ts';
import type { TopicMatch } from '../../topics/store.ts';
import type { FeedDocument, FeedEntry } from '../feed/feed-document.ts';
import { addressOf } from '../feed/feed-items.ts';

export type PreviewEntry = { title: string; url: string; publishedAt: Date | null } & (
  | ({ status: 'ok'; topics: TopicMatch[] } & Pick<
      JudgedArticle,
      'state' | 'stateReason' | 'quality' | 'qualityParts'
    >)
  | { status: 'rejected'; reason: string }
);

type PreviewArgs = {
  document: FeedDocument;
  location: string;
  rules: Partial<SourceRules>;
  now: Date;
  limit: number;
};

/** By date, as far as they have one; what has none keeps its place before those. */
export function previewEntries(
  line: JudgeDeps,
  { document, location, rules, now, limit }: PreviewArgs,
): PreviewEntry[] {
  const newest = document.entries.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, limit);
  const address = addressOf({ location, siteUrl: document.siteUrl }, document.isAnchored);
  return newest.map(({ entry }) => {
    const prepared = prepareEntry(line, {
      entry,
      now,
      rules: { ...NO_RULES, ...rules },
      address,
      titleTopics: true,
    });
    const { title, url, publishedAt } = entry;
    if (prepared.status === 'rejected') return { title, url, publishedAt, ...prepared };
    const { article, topics } = prepared;
    const { state, stateReason, quality, qualityParts } = article;
    const judged = { status: 'ok', state, stateReason, quality, qualityParts, topics } as const;
    return { title: article.title, url: article.url, publishedAt: article.publishedAt, ...judged };
  });
}

function timeOf({ entry: { publishedAt } }: FeedEntry): number {
  return publishedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
