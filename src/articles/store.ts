/** Owns writing articles and their providers: one article per canonical URL, for ever. */
import { hash } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { chunksOf } from '../lib/chunks.ts';
import {
  type ArticleOrigin,
  articles,
  type ArticleState,
  type ArticleType,
  type PaperDetails,
  providers,
  type QualityPart,
} from './tables.ts';

/** An article that has been normalised and judged. */
export type JudgedArticle = {
  canonicalUrl: string;
  url: string;
  provider: { domain: string; name: string };
  title: string;
  excerpt: string;
  type: ArticleType;
  publishedAt: Date | null;
  image: { url: string; alt: string | null } | null;
  paper: PaperDetails | null;
  quality: number;
  qualityParts: QualityPart[];
  leads: boolean | null;
  state: ArticleState;
  stateReason: string | null;
  origin: ArticleOrigin;
};

export type StoredArticle = {
  id: number;
  canonicalUrl: string;
  change: 'new' | 'updated' | 'unchanged';
  isRetitled: boolean;
  /** Its quality when it was taken back, of one whose publisher brought it back; else null. */
  restoredFrom: number | null;
};

type KnownArticle = Pick<
  typeof articles.$inferSelect,
  'id' | 'origin' | 'title' | 'quality' | 'state' | 'contentHash'
>;

const isListed = sql`${articles.state} = 'listed'`;

/** Eighteen parameters a row; Postgres takes 65,535 in a statement. */
const ROWS_PER_INSERT = 500;

/**
 * Stores what is new, updates what its own publisher changed, and answers one row for each
 * canonical URL given. What others cite of an article never overrides what is stored.
 */
export async function storeArticles(
  tx: Transaction,
  { now, articles: judged }: { now: Date; articles: readonly JudgedArticle[] },
): Promise<Map<string, StoredArticle>> {
  const wanted = strongestByUrl(judged);
  const existing = await findByUrl(tx, [...wanted.keys()]);
  const providerIds = await storeProviders(tx, [...wanted.values()]);

  const stored = new Map<string, StoredArticle>();
  const added: (typeof articles.$inferInsert)[] = [];
  for (const [canonicalUrl, article] of wanted) {
    const row = toRow(article, providerIds, now);
    const known = existing.get(canonicalUrl);
    if (!known) {
      added.push(row);
      continue;
    }
    const isCited = article.origin === 'related';
    const change = isCited || known.contentHash === row.contentHash ? 'unchanged' : 'updated';
    if (!isCited && (change === 'updated' || known.origin !== row.origin)) {
      const { firstSeenAt: _seenBefore, canonicalUrl: _same, ...changes } = row;
      await tx
        .update(articles)
        .set({ ...changes, wasListed: sql`${articles.wasListed} or ${isListed}` })
        .where(eq(articles.id, known.id));
    }
    const isUpdated = change === 'updated';
    const isRestored = isUpdated && known.state === 'retracted' && article.state !== 'retracted';
    stored.set(canonicalUrl, {
      id: known.id,
      canonicalUrl,
      change,
      isRetitled: isUpdated && known.title !== article.title,
      restoredFrom: isRestored ? known.quality : null,
    });
  }
  for (const rows of chunksOf(added, ROWS_PER_INSERT)) {
    const inserted = await tx
      .insert(articles)
      .values(rows)
      .returning({ id: articles.id, canonicalUrl: articles.canonicalUrl });
    for (const row of inserted) {
      stored.set(row.canonicalUrl, {
        ...row,
        change: 'new',
        isRetitled: false,
        restoredFrom: null,
      });
    }
  }
  return stored;
}

/** Marks articles as taken back; answers those that were not so already. */
export async function retractArticles(
  tx: Transaction,
  { now, ids, reason }: { now: Date; ids: readonly number[]; reason: string },
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .update(articles)
    // Without its hash whatever brings the article back is a change.
    .set({
      state: 'retracted',
      stateReason: reason,
      wasListed: sql`${articles.wasListed} or ${isListed}`,
      contentHash: '',
      changedAt: now,
    })
    .where(sql`${inArray(articles.id, [...ids])} and ${articles.state} <> 'retracted'`)
    .returning({ id: articles.id });
  return rows.map(({ id }) => id);
}

/**
 * An article's own word goes before what others cite of it. Of its own the last one stands, as it
 * would if they came in two batches; of the others' the first.
 */
function strongestByUrl(judged: readonly JudgedArticle[]): Map<string, JudgedArticle> {
  const strongest = new Map<string, JudgedArticle>();
  for (const article of judged) {
    if (article.origin === 'own' || !strongest.has(article.canonicalUrl)) {
      strongest.set(article.canonicalUrl, article);
    }
  }
  return strongest;
}

async function findByUrl(tx: Transaction, urls: string[]) {
  const found = new Map<string, KnownArticle>();
  for (const some of chunksOf(urls, 5_000)) {
    const rows = await tx
      .select({
        id: articles.id,
        canonicalUrl: articles.canonicalUrl,
        origin: articles.origin,
        title: articles.title,
        quality: articles.quality,
        state: articles.state,
        contentHash: articles.contentHash,
      })
      .from(articles)
      .where(inArray(articles.canonicalUrl, some));
    for (const row of rows) found.set(row.canonicalUrl, row);
  }
  return found;
}

async function storeProviders(
  tx: Transaction,
  judged: JudgedArticle[],
): Promise<Map<string, number>> {
  const names = new Map<string, { name: string; isOwn: boolean }>();
  for (const { provider, origin } of judged) {
    const isOwn = origin === 'own';
    if (isOwn || !names.has(provider.domain))
      names.set(provider.domain, { name: provider.name, isOwn });
  }
  const ids = new Map<string, number>();
  for (const some of chunksOf([...names], 5_000)) {
    const rows = some.map(([domain, { name }]) => ({ domain, name }));
    await tx.insert(providers).values(rows).onConflictDoNothing();
    const domains = rows.map(({ domain }) => domain);
    const found = await tx.select().from(providers).where(inArray(providers.domain, domains));
    for (const { domain, id, name } of found) {
      ids.set(domain, id);
      const now = names.get(domain);
      // What others cite of an outlet never renames it.
      if (now?.isOwn && now.name !== name) {
        await tx.update(providers).set({ name: now.name }).where(eq(providers.id, id));
      }
    }
  }
  return ids;
}

function toRow(article: JudgedArticle, providerIds: Map<string, number>, now: Date) {
  const { provider, image, ...fields } = article;
  const providerId = providerIds.get(provider.domain);
  if (providerId === undefined) throw new Error(`provider ${provider.domain} was not stored`);
  return {
    ...fields,
    providerId,
    imageUrl: image?.url ?? null,
    imageAlt: image?.alt ?? null,
    contentHash: contentHash(article),
    firstSeenAt: now,
    changedAt: now,
  };
}

/** Of what a reader can see and what the bars decide on; not of how we came to know it. */
function contentHash({
  origin: _origin,
  qualityParts: _parts,
  paper,
  ...visible
}: JudgedArticle): string {
  // Rows that were stored before there were papers keep their hash.
  const seen = paper === null ? visible : { ...visible, paper };
  return hash('sha1', JSON.stringify(seen), 'hex');
}
