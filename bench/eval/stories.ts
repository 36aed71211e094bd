/** Owns measuring the grouping of articles into stories, fed through the line one by one. */
import { z } from 'zod';
import { ingestBatch } from '../../src/ingest/ingest-batch.ts';
import { prepareEntry } from '../../src/ingest/prepare-entry.ts';
import { storyArticles } from '../../src/stories/tables.ts';
import { StoryMemory } from '../../src/stories/text/story-memory.ts';
import { type StoryModel, storyModelOf } from '../../src/stories/text/story-model.ts';
import { readFieldTexts } from './field-texts.ts';
import { foldsOf } from './folds.ts';
import { learnStories } from './learn-stories.ts';
import { entryOf, lineWith, withFreshDatabase } from './line.ts';
import { bCubed, pairwise } from './measures.ts';
import { readLines, shuffled } from './read-lines.ts';
import type { Evaluation } from './run.ts';

export const knownStorySchema = z.object({
  story: z.string(),
  articles: z.array(
    z.object({
      title: z.string(),
      body: z.string(),
      url: z.string().optional(),
      outlet: z.string().optional(),
      publishedAt: z.coerce.date().optional(),
    }),
  ),
});

const START = new Date('2026-01-01T00:00:00Z');
const SECOND_MS = 1_000;

type Known = z.infer<typeof knownStorySchema>;
type Told = { story: string; key: string } & Known['articles'][number];

/**
 * In a random order, the same for the same seed, a second apart.
 * With folds each is judged by what was learnt of the others alone, else all by what ships.
 */
export async function evaluateStories({ data, seed, limit, folds, texts }: Evaluation) {
  const stories = readLines(data, knownStorySchema).slice(0, limit);
  if (folds === null) return { ...measure(await placeAll(stories, { seed })) };
  const judged = foldsOf(stories, { folds, seed, groupOf: ({ story }) => story });
  const ofField = texts.map(readFieldTexts);
  const parts = [];
  for (const part of judged) {
    const others = judged.filter((other) => other !== part).flat();
    const model = storyModelOf(learnStories(others, { texts: ofField, madeBy: 'a fold' }));
    parts.push(await placeAll(part, { seed, model }));
  }
  const each = parts.map((part) => measure(part).bCubed);
  const together = {
    pairs: parts.flatMap((part, at) =>
      part.pairs.map(([story, found]): [string, string] => [`${at} ${story}`, `${at} ${found}`]),
    ),
    milliseconds: parts.reduce((sum, part) => sum + part.milliseconds, 0),
  };
  return { folds: each.length, ...measure(together), each: Object.fromEntries(each.entries()) };
}

type Placed = { pairs: [story: string, found: string][]; milliseconds: number };

function measure({ pairs, milliseconds }: Placed) {
  return {
    articles: pairs.length,
    stories: new Set(pairs.map(([story]) => story)).size,
    found: new Set(pairs.map(([, found]) => found)).size,
    bCubed: bCubed(pairs),
    pairwise: pairwise(pairs),
    msPerArticle: milliseconds / pairs.length,
  };
}

function placeAll(
  stories: readonly Known[],
  { seed, model }: { seed: number; model?: StoryModel },
): Promise<Placed> {
  const articles = stories.flatMap((known, at): Told[] =>
    known.articles.map((article, place) => ({
      ...article,
      story: known.story,
      key: `${at}-${place}`,
    })),
  );
  const shipped = lineWith({ QUALITY_BAR: '0' });
  const line = model ? { ...shipped, memory: new StoryMemory(model) } : shipped;
  return withFreshDatabase(async (db) => {
    const idOf = new Map<string, number>();
    let milliseconds = 0;
    for (const [index, article] of shuffled(articles, seed).entries()) {
      const now = new Date(START.getTime() + index * SECOND_MS);
      const prepared = prepareEntry(line, { entry: entryOfTold(article), now });
      const begun = performance.now();
      const { entries } = await db.transaction((tx) =>
        ingestBatch(tx, line, { now, entries: [{ key: article.key, prepared }], isBacklog: true }),
      );
      milliseconds += performance.now() - begun;
      const outcome = entries.get(article.key);
      if (outcome?.status !== 'stored') throw new Error(`"${article.title}" was not stored`);
      idOf.set(article.key, outcome.articleId);
    }
    const rows = await db.select().from(storyArticles);
    const storyOf = new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
    const pairs = articles.map(({ story, key }): [string, string] => {
      const found = storyOf.get(idOf.get(key) ?? 0);
      if (found === undefined) throw new Error(`an article of ${story} is in no story`);
      return [story, String(found)];
    });
    return { pairs, milliseconds };
  });
}

function entryOfTold({ key, title, body, url, outlet, publishedAt }: Told) {
  return entryOf({
    url: url ?? `https://outlet-${key}.example/${key}`,
    title,
    excerpt: body,
    provider: { name: outlet ?? null, domain: null },
    publishedAt: publishedAt ?? null,
  });
}
