/** Owns reading articles with stated qualities, as the line would see them without these. */
import { z } from 'zod';
import { normaliseEntry } from '../../src/ingest/normalise.ts';
import { qualitySignals } from '../../src/ingest/quality-signals.ts';
import type { OutletOf } from '../../src/quality/outlets.ts';
import type { RecordedArticle } from '../../src/quality/record.ts';
import { scoreQuality } from '../../src/quality/score.ts';
import type { QualitySignals } from '../../src/quality/signals/signal.ts';
import type { QualityWeights } from '../../src/quality/weights.ts';
import { createTaxonomy, type Taxonomy } from '../../src/topics/taxonomy.ts';
import { entryOf } from './line.ts';
import { readLines } from './read-lines.ts';

export const articleSchema = z.object({
  url: z.string(),
  title: z.string(),
  excerpt: z.string().nullable(),
  domain: z.string().nullable(),
  provider: z.string().nullable(),
  quality: z.number().nullable(),
  hasImage: z.boolean(),
  amp: z.string().nullable().default(null),
  topics: z.array(z.string()),
});

export type RatedArticle = { outlet: string; stated: number; signals: QualitySignals };

/** @param outletOf what is known of outlets beforehand: of a fit nothing */
export function readRated(
  { data, limit }: { data: string; limit: number },
  outletOf: OutletOf = () => null,
): RatedArticle[] {
  const articles = readLines(data, articleSchema).slice(0, limit);
  const taxonomy = taxonomyOf(articles);
  const now = new Date();
  return articles.flatMap(({ quality, ...article }) => {
    if (quality === null) return [];
    const { url, title, excerpt, provider, domain, hasImage, amp, topics } = article;
    const entry = entryOf({
      url,
      title,
      excerpt: excerpt ?? '',
      alternateUrls: amp === null ? [] : [amp],
      image: hasImage ? { url: 'https://images.example/1.png', alt: null } : null,
      provider: { name: provider, domain },
    });
    const nameOf = () => null;
    const normal = normaliseEntry(entry, { now, origin: 'own', nameOf });
    if (!normal) return [];
    const signals = qualitySignals({ taxonomy, outletOf }, normal, { topics });
    return [{ outlet: normal.provider.domain, stated: quality, signals }];
  });
}

/** The collection's own topics go by their names alone: it is not told what else they are found by. */
function taxonomyOf(articles: readonly { topics: readonly string[] }[]): Taxonomy {
  const names = [...new Set(articles.flatMap(({ topics }) => topics))];
  return createTaxonomy(
    names.map((name, at) => ({
      slug: `topic-${at}`,
      name,
      parent: null,
      emoji: '•',
      color: '#000000',
      description: name,
      keywords: [],
      hints: [],
      not: [],
      categories: [],
      aliases: [],
    })),
  );
}

/** @param withStated what it says of its outlet's record; else only what it shows counts there */
export function recorded(
  weights: QualityWeights,
  { signals, stated }: RatedArticle,
  withStated: boolean,
): RecordedArticle {
  const { excerpt, hasAmp } = signals;
  const excess = withStated ? stated - scoreQuality(weights, signals).quality : null;
  return { excerpt, hasAmp, excess };
}

export function byOutlet<T extends { outlet: string }>(articles: readonly T[]): Map<string, T[]> {
  const outlets = new Map<string, T[]>();
  for (const article of articles) {
    const own = outlets.get(article.outlet);
    if (own) own.push(article);
    else outlets.set(article.outlet, [article]);
  }
  return outlets;
}
