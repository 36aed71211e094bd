/** Owns all of the line that needs no database: an entry normalised and judged, in any thread. */
import type { JudgedArticle } from '../articles/store.ts';
import type { OutletOf } from '../quality/outlets.ts';
import type { AddressContext } from '../lib/url.ts';
import type { TopicMatch } from '../topics/store.ts';
import { judgeArticle, type JudgeDeps } from './judge.ts';
import { topicsOf } from './topics-of.ts';
import { normaliseEntry } from './normalise.ts';
import type { SourceEntry } from './source-entry.ts';
import { NO_RULES, type SourceRules } from './source-rules.ts';

/** Plain data, so that a thread can hand it to another. */
export type PreparedEntry =
  | {
      status: 'ok';
      article: JudgedArticle;
      /** Of the article alone; those that it cites have none of their own. */
      topics: TopicMatch[];
      related: JudgedArticle[];
    }
  | { status: 'rejected'; reason: string };

type PrepareArgs = {
  entry: SourceEntry;
  /** When it is read: dates far ahead of it are none. */
  now: Date;
  rules?: SourceRules;
  address?: AddressContext;
  /** Its words give it topics too: feeds hardly name them, and not in our terms. */
  titleTopics?: boolean;
};

export function prepareEntry(
  deps: JudgeDeps,
  { entry, now, rules = NO_RULES, address, titleTopics = false }: PrepareArgs,
): PreparedEntry {
  const nameOf = (domain: string) => ownName(deps.outletOf, domain);
  const own = normaliseEntry(entry, { now, origin: 'own', nameOf, address });
  if (!own) return { status: 'rejected', reason: 'has no title or link that can be used' };
  const related = entry.related.flatMap(
    (item) => normaliseEntry(item, { now, origin: 'related', nameOf }) ?? [],
  );
  const { topics, isOnTopic } = topicsOf(deps, own, { tags: entry.topics, rules, titleTopics });
  const isOffTopic = rules.onlyNamed && !isOnTopic;
  const { removed, topics: named } = entry;
  const has = new Set(topics.map(({ topic }) => topic));
  return {
    status: 'ok',
    article: judgeArticle(deps, own, { removed, topics: named, has, isOffTopic, rules }),
    topics,
    related: related.map((item) => judgeArticle(deps, item, { removed: false })),
  };
}

/** A parent's name is not its own: an author's pages are not the platform's. */
function ownName(outletOf: OutletOf, domain: string): string | null {
  const outlet = outletOf(domain);
  return outlet?.domain === domain ? outlet.name : null;
}
