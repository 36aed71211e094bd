/** Owns writing articles and their providers: one article per canonical URL, for ever. */
import { hash } from 'node:crypto';
import { getTableColumns, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { columnsOf, insertRows, isAnyOf, unnest } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import { countTitles, forgetWords, type ListedText, saveWords } from './save-words.ts';
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
  /** It has another title or excerpt, or its own word in the place of what others cite. */
  isRetold: boolean;
  /** Its quality when it was taken back, of one whose publisher brought it back; else null. */
  restoredFrom: number | null;
};

type KnownArticle = Pick<
  typeof articles.$inferSelect,
  | 'id'
  | 'origin'
  | 'title'
  | 'excerpt'
  | 'quality'
  | 'state'
  | 'contentHash'
  | 'firstSeenAt'
  | 'thinnedAt'
>;

const isListed = sql`${articles.state} = 'listed'`;

/** A statement's text is held in memory whole, at about 2 KB a row. */
const ROWS_PER_STATEMENT = 2_000;

type ArticleRow = ReturnType<typeof toRow>;

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
  const added: ArticleRow[] = [];
  const changed: (ArticleRow & { id: number })[] = [];
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
      changed.push({ ...row, id: known.id, firstSeenAt: known.firstSeenAt });
    }
    const isUpdated = change === 'updated';
    const isRestored = isUpdated && known.state === 'retracted' && article.state !== 'retracted';
    stored.set(canonicalUrl, {
      id: known.id,
      canonicalUrl,
      change,
      isRetitled: isUpdated && known.title !== article.title,
      isRetold: !isCited && isOtherwiseTold(known, article),
      restoredFrom: isRestored ? known.quality : null,
    });
  }
  for (const rows of chunksOf(changed, ROWS_PER_STATEMENT)) {
    const ids = rows.map(({ id }) => id);
    const gone = await forgetWords(tx, ids);
    await updateArticles(tx, rows);
    await saveWords(tx, { listed: listedOf(rows, ids), gone });
  }
  for (const rows of chunksOf(added, ROWS_PER_STATEMENT)) {
    const inserted = await insertArticles(tx, rows);
    const ids = inserted.map(({ id }) => id);
    await saveWords(tx, { listed: listedOf(rows, ids), gone: [] });
    for (const row of inserted) {
      stored.set(row.canonicalUrl, {
        ...row,
        change: 'new',
        isRetitled: false,
        isRetold: false,
        restoredFrom: null,
      });
    }
  }
  return stored;
}

function isOtherwiseTold(known: KnownArticle, { origin, title, excerpt }: JudgedArticle): boolean {
  if (known.title !== title || known.origin !== origin) return true;
  // What it said before nobody knows any more: it stays where it was placed.
  return known.thinnedAt === null && known.excerpt !== excerpt;
}

/** Marks articles as taken back; answers those that were not so already. */
export async function retractArticles(
  tx: Transaction,
  { now, ids, reason }: { now: Date; ids: readonly number[]; reason: string },
): Promise<number[]> {
  if (ids.length === 0) return [];
  await countTitles(tx, { more: [], less: await forgetWords(tx, ids) });
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
    .where(sql`${isAnyOf(articles.id, ids)} and ${articles.state} <> 'retracted'`)
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

/** @param ids of the rows, in their order */
function listedOf(rows: readonly ArticleRow[], ids: readonly number[]): ListedText[] {
  return rows.flatMap(({ state, ...text }, at) => {
    const articleId = ids[at];
    return state === 'listed' && articleId !== undefined ? [{ ...text, articleId }] : [];
  });
}

/** In their order, which is that of their ids. */
function insertArticles(tx: Transaction, rows: readonly ArticleRow[]) {
  const { id, canonicalUrl } = articles;
  const inserted = tx
    .$with('inserted', { id, canonicalUrl })
    .as(sql`${insertRows(articles, rows)} returning id, canonical_url`);
  return tx.with(inserted).select().from(inserted);
}

async function updateArticles(
  tx: Transaction,
  rows: readonly (ArticleRow & { id: number })[],
): Promise<void> {
  const {
    id,
    canonicalUrl: _same,
    firstSeenAt: _seenBefore,
    wasListed,
    ...columns
  } = getTableColumns(articles);
  await tx
    .update(articles)
    .set({ ...columnsOf('changed', columns), wasListed: sql`${wasListed} or ${isListed}` })
    .from(unnest('changed', { ...columns, id }, rows))
    .where(sql`${id} = changed.id`);
}

async function findByUrl(tx: Transaction, urls: string[]) {
  const found = new Map<string, KnownArticle>();
  for (const some of chunksOf(urls, ROWS_PER_STATEMENT)) {
    const rows = await tx
      .select({
        id: articles.id,
        canonicalUrl: articles.canonicalUrl,
        origin: articles.origin,
        title: articles.title,
        excerpt: articles.excerpt,
        quality: articles.quality,
        state: articles.state,
        contentHash: articles.contentHash,
        firstSeenAt: articles.firstSeenAt,
        thinnedAt: articles.thinnedAt,
      })
      .from(articles)
      .where(isAnyOf(articles.canonicalUrl, some));
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
  const renamed: { id: number; name: string }[] = [];
  for (const some of chunksOf([...names], ROWS_PER_STATEMENT)) {
    const rows = some.map(([domain, { name }]) => ({ domain, name }));
    const found = await findProviders(tx, rows);
    const known = new Set(found.map(({ domain }) => domain));
    const added = rows.filter(({ domain }) => !known.has(domain));
    if (added.length > 0) {
      await tx.execute(sql`${insertRows(providers, added)} on conflict do nothing`);
      found.push(...(await findProviders(tx, added)));
    }
    for (const { domain, id, name } of found) {
      ids.set(domain, id);
      const now = names.get(domain);
      // What others cite of an outlet never renames it.
      if (now?.isOwn && now.name !== name) renamed.push({ id, name: now.name });
    }
  }
  if (renamed.length > 0) {
    const { id, name } = providers;
    await tx
      .update(providers)
      .set(columnsOf('renamed', { name }))
      .from(unnest('renamed', { id, name }, renamed))
      .where(sql`${id} = renamed.id`);
  }
  return ids;
}

function findProviders(tx: Transaction, some: readonly { domain: string }[]) {
  const domains = some.map(({ domain }) => domain);
  return tx.select().from(providers).where(isAnyOf(providers.domain, domains));
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
    // Its text is there, or there again.
    thinnedAt: null,
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
