/** Owns showing what becomes of a folder of saved feeds, or of snapshots of some: its stories, and a sample of its articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { articles, providers } from '../src/articles/tables.ts';
import type { Database } from '../src/db/client.ts';
import { ingestBatch } from '../src/ingest/ingest-batch.ts';
import { prepareEntry } from '../src/ingest/prepare-entry.ts';
import { NO_RULES, type SourceRules } from '../src/ingest/source-rules.ts';
import { parseFeed } from '../src/sources/feed/parse-feed.ts';
import { storyArticles } from '../src/stories/tables.ts';
import { articleTopics } from '../src/topics/tables.ts';
import { lineWith, withFreshDatabase } from './eval/line.ts';
import { shuffled } from './eval/read-lines.ts';
import { readReplay } from './replay/snapshots.ts';

const SAVED = '../shared/data/feeds/saved';
const SAMPLE = 50;
const SEED = 1;

/**
 * `[folder] [topics]`: every .xml file below it, as a first contact, each article at its own time; or
 * a folder of snapshots, each polled at its time. Topics are those that all of the sources have.
 */
export async function benchJudged([folder = SAVED, topics = '']: readonly string[]) {
  const rules = { ...NO_RULES, topics: topics.split(',').filter((slug) => slug !== '') };
  await withFreshDatabase(async (db) => {
    const line = lineWith();
    const poll = poller({ db, line, rules });
    for (const reading of readingsOf(folder)) await poll(reading);
    const rows = await db
      .select({
        id: articles.id,
        title: articles.title,
        outlet: providers.domain,
        day: articles.publishedAt,
        quality: articles.quality,
        state: articles.state,
        why: articles.stateReason,
        story: storyArticles.storyId,
        reason: storyArticles.reason,
      })
      .from(articles)
      .innerJoin(providers, eq(providers.id, articles.providerId))
      .innerJoin(storyArticles, eq(storyArticles.articleId, articles.id))
      .orderBy(asc(storyArticles.storyId), asc(articles.id));
    const topics = new Map<number, string[]>();
    for (const { articleId, topic, reason } of await db.select().from(articleTopics)) {
      topics.set(articleId, [...(topics.get(articleId) ?? []), `${topic} (${reason})`]);
    }
    const byStory = new Map<number, typeof rows>();
    for (const row of rows) byStory.set(row.story, [...(byStory.get(row.story) ?? []), row]);
    const many = [...byStory.values()].filter((members) => members.length > 1);
    say(`${rows.length} articles, ${byStory.size} stories, ${many.length} of more than one\n`);
    for (const members of many) {
      for (const { day, outlet, reason, title } of members) {
        say(
          `  ${day?.toISOString().slice(0, 10) ?? '-'} ${outlet.padEnd(24)} ${reason.padEnd(8)} ${title}`,
        );
      }
      say('');
    }
    for (const row of shuffled(rows, SEED).slice(0, SAMPLE)) {
      const shared = byStory.get(row.story)?.length ?? 1;
      say(
        `${String(row.quality).padStart(4)} ${row.state.padEnd(7)} ${row.outlet.padEnd(22)} ${row.title}`,
      );
      say(
        `     ${shared > 1 ? `story of ${shared}, ${row.reason}; ` : ''}${(topics.get(row.id) ?? ['no topic']).join(', ')}${row.why === null ? '' : ` – ${row.why}`}`,
      );
    }
  });
}

type Reading = { feed: string; file: string; now: Date };

function readingsOf(folder: string): Reading[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  if (names.some((name) => name.endsWith('.gold.json'))) {
    return readReplay(folder).snapshots.map(({ feed, file, at }) => ({ feed, file, now: at }));
  }
  const now = new Date();
  const files = names.filter((name) => name.endsWith('.xml')).toSorted();
  return files.map((name) => ({ feed: name, file: join(folder, name), now }));
}

type Deps = { db: Database; line: ReturnType<typeof lineWith>; rules: SourceRules };

/** As a source does: its first contact is a backlog, and what has not changed is not sent again. */
function poller({ db, line, rules }: Deps): (reading: Reading) => Promise<void> {
  const known = new Map<string, Map<string, string>>();
  return async ({ feed, file, now }) => {
    const isBacklog = !known.has(feed);
    const before = known.get(feed) ?? new Map<string, string>();
    known.set(feed, before);
    const origin = { url: `https://feeds.example.net/${basename(feed)}`, contentType: null };
    const news = parseFeed(readFileSync(file), origin).entries.filter(({ entry }) => {
      const text = JSON.stringify(entry);
      const isSame = before.get(entry.url) === text;
      before.set(entry.url, text);
      return !isSame;
    });
    const entries = news.map(({ entry }, at) => {
      const prepared = prepareEntry(line, { entry, now, rules, titleTopics: true });
      return { key: `${at}`, prepared };
    });
    if (entries.length === 0) return;
    await db.transaction((tx) => ingestBatch(tx, line, { now, entries, isBacklog }));
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
