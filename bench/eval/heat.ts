/** Owns measuring heats and heads against those that a collection's own files state. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { articles } from '../../src/articles/tables.ts';
import { canonicalUrl } from '../../src/lib/url.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { parseFrontMatter } from '../../src/sources/folder/front-matter.ts';
import { scanFolder } from '../../src/sources/folder/scan-folder.ts';
import { LARGEST_TRUSTED_LIST } from '../../src/stories/place.ts';
import { stories, storyArticles } from '../../src/stories/tables.ts';
import { lineWith, withFreshDatabase } from './line.ts';
import { share } from './measures.ts';
import { readText } from './read-lines.ts';
import type { Evaluation } from './run.ts';

/** A file that leads its story states its heat; the others state -1. */
const fileSchema = z.object({
  webUrl: z.string(),
  heat: z.number(),
  related: z.array(z.unknown()).catch([]),
});

/** @param k what a collection adds for each other article of a story */
export async function evaluateHeat({ data, k }: Evaluation) {
  const names = readdirSync(data).filter((name) => name.endsWith('.md'));
  const files = names.flatMap((name) => {
    const stated = fileSchema.safeParse(parseFrontMatter(readText(join(data, name))));
    return stated.success ? [{ name, ...stated.data }] : [];
  });
  return withFreshDatabase(async (db) => {
    const line = lineWith({ QUALITY_BAR: '0', HEAT_PER_ARTICLE: String(k) });
    await scanFolder({ db, clock: systemClock, line, backlogStories: 0 }, { location: data });
    const rows = await db
      .select({
        url: articles.canonicalUrl,
        id: articles.id,
        heat: stories.heat,
        headId: stories.headArticleId,
      })
      .from(articles)
      .innerJoin(storyArticles, eq(storyArticles.articleId, articles.id))
      .innerJoin(stories, eq(stories.id, storyArticles.storyId));
    const byUrl = new Map(rows.map((row) => [row.url, row]));
    const found = files.map(({ name, webUrl, heat, related }) => {
      const row = byUrl.get(canonicalUrl(webUrl) ?? webUrl);
      const isHead = row !== undefined && row.id === row.headId;
      const isLarge = related.length > LARGEST_TRUSTED_LIST;
      const isSame = heat < 0 ? !isHead : isHead && row.heat === heat;
      return { name, stated: heat, heat: row?.heat ?? null, isHead, isLarge, isSame };
    });
    const measured = (some: typeof found) => ({
      files: some.length,
      same: share(some.filter(({ isSame }) => isSame).length, some.length),
    });
    const heads = found.filter(({ stated }) => stated >= 0);
    // Longer lists are of a subject and not followed: each that stands in one leads itself.
    const ofEvents = found.filter(({ isLarge }) => !isLarge);
    return {
      heads: measured(heads),
      ofSmallLists: {
        all: measured(ofEvents),
        heads: measured(ofEvents.filter(({ stated }) => stated >= 0)),
        followers: measured(ofEvents.filter(({ stated }) => stated < 0)),
      },
      other: [...new Set([...heads, ...ofEvents])].filter(({ isSame }) => !isSame),
    };
  });
}
