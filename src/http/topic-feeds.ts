/** Owns the curated feeds that go out: each topic's newest stories over the bar, for any reader of feeds. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { etag } from 'hono/etag';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { newestByTopic } from '../stories/newest-by-topic.ts';
import type { StoryView } from '../stories/story-view.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import type { Routes } from './server.ts';

const STORIES = 50;
/** However many readers ask, the database is asked no more often. */
const KEPT_MS = 60_000;
const CACHE_CONTROL = 'public, max-age=300';

/** What writes feeds is loaded with the first question: most never ask. */
const loadFormats = () => import('./feed-formats.ts');

export type TopicFeedsDeps = {
  db: Database;
  clock: Clock;
  taxonomy: Pick<Taxonomy, 'topics' | 'bySlug'>;
  /** The least heat of a story. */
  alertBar: number;
  /** Where the port is reached; without it feeds lead to the address that they were asked at. */
  publicUrl: string | undefined;
};

type Answer = { body: string; etag: string; contentType: string; changedAt: Date | null };

/** What is known of a topic for a minute. */
type Kept = {
  at: number;
  stories: Promise<StoryView[]>;
  /** By format the last one that was made: who asks names the base, so that not all can be kept. */
  answers: Map<string, { base: string; answer: Answer }>;
};

/** `/topics/<slug>.rss`, `.atom` and `.json`, and `/topics.opml`, which lists them. */
export function topicFeeds({ taxonomy, publicUrl, ...deps }: TopicFeedsDeps): Routes {
  const keep = keeper(deps);
  const nameOf = (slug: string) => taxonomy.bySlug(slug)?.name ?? slug;
  const baseOf = (context: Context) => publicUrl ?? new URL(context.req.url).origin;

  return (app) => {
    app.use('/topics.opml', etag());
    app.get('/topics.opml', async (context) => {
      const { writeList } = await loadFormats();
      const base = baseOf(context);
      const body = writeList(taxonomy.topics, ({ slug }) => `${base}/topics/${slug}.rss`);
      return responseOf(answerOf(body, 'text/x-opml; charset=utf-8', null));
    });

    app.use('/topics/*', etag());
    app.get('/topics/:file', async (context) => {
      const { changedLast, FORMATS } = await loadFormats();
      const [slug = '', ending = '', ...rest] = context.req.param('file').split('.');
      const topic = taxonomy.bySlug(slug);
      const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
      if (!topic || !format || rest.length > 0) {
        return context.text('There is no such feed: /topics.opml lists all that there are.', 404);
      }
      const kept = keep(slug);
      const stories = await kept.stories;
      const base = baseOf(context);
      const known = kept.answers.get(ending);
      if (known?.base === base) return responseOf(known.answer);
      const [selfUrl, listUrl] = [`${base}/topics/${slug}.${ending}`, `${base}/topics.opml`];
      const body = format.write({ topic, stories, selfUrl, listUrl, nameOf });
      const answer = answerOf(body, format.contentType, changedLast(stories));
      kept.answers.set(ending, { base, answer });
      return responseOf(answer);
    });
  };
}

/** Of a topic its newest stories, as they were at most a minute ago, and what was made of them. */
function keeper({
  db,
  clock,
  alertBar,
}: Pick<TopicFeedsDeps, 'db' | 'clock' | 'alertBar'>): (topic: string) => Kept {
  const topics = new Map<string, Kept>();
  return (topic) => {
    const at = clock.now().getTime();
    const known = topics.get(topic);
    if (known && at - known.at < KEPT_MS) return known;
    const page = newestByTopic({ db }, { topic, minHeat: alertBar, limit: STORIES });
    const stories = page.then((read) => read.stories);
    const kept = { at, stories, answers: new Map() };
    topics.set(topic, kept);
    // Whoever asks next asks the database again.
    stories.catch(() => topics.delete(topic));
    return kept;
  };
}

function answerOf(body: string, contentType: string, changedAt: Date | null): Answer {
  const tag = createHash('sha256').update(body).digest('base64url');
  return { body, etag: `"${tag}"`, contentType, changedAt };
}

function responseOf({ body, etag: tag, contentType, changedAt }: Answer): Response {
  const headers = new Headers({
    'content-type': contentType,
    'cache-control': CACHE_CONTROL,
    etag: tag,
  });
  if (changedAt) headers.set('last-modified', changedAt.toUTCString());
  return new Response(body, { headers });
}
