/** Owns the proof that a topic's stories go out as feeds that readers take, and ask for cheaply. */
import { eq } from 'drizzle-orm';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articles, providers } from '../../src/articles/tables.ts';
import { topicFeeds } from '../../src/http/topic-feeds.ts';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, line, NOW, retract, testClock } from '../support/factories.ts';

const MINUTE_MS = 60_000;
const { taxonomy } = line;
const later = new Date(NOW.getTime() + 5 * MINUTE_MS);

let test: TestDatabase;
let clock: ReturnType<typeof testClock>;
let app: Hono;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.reset();
  serve();
});
afterAll(() => test.close());

function serve({ publicUrl }: { publicUrl?: string } = {}): void {
  clock = testClock();
  app = new Hono();
  topicFeeds({ db: test.db, clock, taxonomy, alertBar: 70, publicUrl })(app);
}

const asked = (ending: string, init: RequestInit = {}) =>
  app.request(`http://reader.test/topics/computer-vision.${ending}`, init);
const textOf = async (ending: string) => (await asked(ending)).text();
const rss = async () => parseRssFeed(await textOf('rss'));
const atom = async () => parseAtomFeed(await textOf('atom'));
const json = async () => parseJsonFeed(JSON.parse(await textOf('json')));
const titles = async () => (await json()).items?.map(({ title }) => title);

/** One that two others tell too, and a newer one. */
async function tell(): Promise<void> {
  const related = [cited('b'), cited('c')];
  const publishedAt = new Date(NOW.getTime() - 3 * MINUTE_MS);
  await ingest(test.db, [entry('a', { excerpt: 'R&D says 1 < 2.', publishedAt, related })]);
  await ingest(test.db, [entry('d', { publishedAt: null })], { now: later });
}

const URN = expect.stringMatching(/^urn:keypoint:story:\d+$/);

describe('a topic’s feed', () => {
  beforeEach(tell);

  it('is RSS, newest first, with who else tells it', async () => {
    const feed = await rss();
    expect(feed).toMatchObject({
      title: 'Keypoint: Computer Vision',
      link: 'http://reader.test/topics.opml',
      description: taxonomy.bySlug('computer-vision')?.description,
      lastBuildDate: later.toUTCString(),
      atom: { links: [{ href: 'http://reader.test/topics/computer-vision.rss', rel: 'self' }] },
    });
    expect(feed.items).toEqual([
      {
        title: 'What d tells',
        link: 'https://d.example.com/story',
        description: 'What d tells',
        guid: { value: URN, isPermaLink: false },
        pubDate: later.toUTCString(),
        categories: [{ name: 'Computer Vision' }],
        dc: { creators: ['d'] },
        atom: { updated: later.toISOString() },
      },
      {
        title: 'What a tells',
        link: 'https://a.example.com/story',
        description: 'R&amp;D says 1 &lt; 2. Also told by b, c.',
        guid: { value: URN, isPermaLink: false },
        pubDate: 'Tue, 23 Nov 2021 07:57:00 GMT',
        categories: [{ name: 'Computer Vision' }],
        dc: { creators: ['a'] },
        atom: { updated: NOW.toISOString() },
      },
    ]);
  });

  it('is Atom', async () => {
    const feed = await atom();
    expect(feed).toMatchObject({
      id: 'urn:keypoint:topic:computer-vision',
      title: { value: 'Keypoint: Computer Vision', type: 'text' },
      updated: later.toISOString(),
      links: [{ href: 'http://reader.test/topics/computer-vision.atom', rel: 'self' }],
    });
    expect(feed.entries?.[1]).toEqual({
      id: URN,
      title: { value: 'What a tells', type: 'text' },
      links: [{ href: 'https://a.example.com/story', rel: 'alternate' }],
      summary: { value: 'R&D says 1 < 2. Also told by b, c.', type: 'text' },
      authors: [{ name: 'a' }],
      categories: [{ term: 'computer-vision', label: 'Computer Vision' }],
      published: '2021-11-23T07:57:00.000Z',
      updated: NOW.toISOString(),
    });
  });

  it('is JSON Feed', async () => {
    const feed = await json();
    expect(feed).toMatchObject({
      title: 'Keypoint: Computer Vision',
      feed_url: 'http://reader.test/topics/computer-vision.json',
    });
    expect(feed.items?.[1]).toEqual({
      id: URN,
      url: 'https://a.example.com/story',
      title: 'What a tells',
      content_text: 'R&D says 1 < 2. Also told by b, c.',
      authors: [{ name: 'a' }],
      tags: ['Computer Vision'],
      date_published: '2021-11-23T07:57:00.000Z',
      date_modified: NOW.toISOString(),
    });
  });

  it.each(['rss', 'atom', 'json'])('as .%s is read by Keypoint’s own reader', async (ending) => {
    const answer = await asked(ending);
    const body = Buffer.from(await answer.arrayBuffer());
    const contentType = answer.headers.get('content-type');
    const { entries } = parseFeed(body, { url: 'http://reader.test/', contentType });
    const read = entries.map(({ guid, entry: { url, title, excerpt } }) => [
      guid,
      url,
      title,
      excerpt,
    ]);
    expect(read).toEqual([
      [URN, 'https://d.example.com/story', 'What d tells', expect.anything()],
      [URN, 'https://a.example.com/story', 'What a tells', 'R&D says 1 < 2. Also told by b, c.'],
    ]);
  });

  it('leads to where it was asked', async () => {
    expect((await json()).feed_url).toBe('http://reader.test/topics/computer-vision.json');
    const elsewhere = await app.request('http://other.test:7880/topics/computer-vision.json');
    expect(await elsewhere.json()).toMatchObject({
      feed_url: 'http://other.test:7880/topics/computer-vision.json',
    });
  });

  it('leads to where the port is reached, if that is known', async () => {
    serve({ publicUrl: 'https://news.example.org/keypoint' });
    expect((await json()).feed_url).toBe(
      'https://news.example.org/keypoint/topics/computer-vision.json',
    );
  });
});

describe('what is in a topic’s feed', () => {
  it('is over the bar, live, of the topic, and the newest fifty', async () => {
    const many = Array.from({ length: 51 }, (_, at) => entry(`old${at}`));
    for (const one of many) await ingest(test.db, [one]);
    await ingest(test.db, [
      entry('low', { quality: 69 }),
      entry('other', { topics: ['AI in Finance'] }),
    ]);
    const shown = await titles();
    expect(shown).toHaveLength(50);
    expect(shown).toEqual(
      many
        .slice(1)
        .map(({ title }) => title)
        .toReversed(),
    );
    await retract(test.db, { articleIds: [51] });
    clock.advance(MINUTE_MS);
    expect(await titles()).toEqual(
      many
        .slice(0, 50)
        .map(({ title }) => title)
        .toReversed(),
    );
  });

  it('is nothing yet, which each format can say', async () => {
    expect((await rss()).items ?? []).toEqual([]);
    expect(await atom()).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' });
    expect(JSON.parse(await textOf('json'))).toMatchObject({ items: [] });
    expect((await asked('rss')).headers.get('last-modified')).toBe(null);
  });

  it('changes with its story, which stays the same entry', async () => {
    const fields = { url: 'https://a.example.com/story', quality: 75 };
    await ingest(test.db, [entry('a', fields)]);
    const [before] = (await atom()).entries ?? [];
    await ingest(test.db, [entry('a', { ...fields, related: [cited('b', { quality: 150 })] })], {
      now: later,
    });
    clock.advance(MINUTE_MS);
    const [after, ...more] = (await atom()).entries ?? [];
    expect(more).toEqual([]);
    expect(after?.id).toBe(before?.id);
    expect(after).toMatchObject({
      title: { value: 'What b tells' },
      links: [{ href: 'https://b.example.com/story' }],
      summary: { value: 'Also told by a.' },
      updated: later.toISOString(),
    });
  });

  it('names ten outlets, each once, and says how many more there are', async () => {
    const related = Array.from({ length: 12 }, (_, at) => cited(`o${at}`));
    const twice = cited('o0', { url: 'https://o0.example.com/again' });
    await ingest(test.db, [entry('a', { related: [...related, twice] })]);
    const [item] = (await json()).items ?? [];
    expect(item?.content_text).toMatch(/^Also told by (o\d+, ){9}o\d+ and 2 more\.$/);
  });
});

describe('text from outside', () => {
  const HOSTILE = ']]> <script>alert(1)</script> <!-- & &lt;b&gt; "\'';

  async function tellHostile(): Promise<void> {
    await ingest(test.db, [entry('a')]);
    // What an older version may have stored.
    const title = `\u0007\u202e${HOSTILE}`;
    await test.db.update(articles).set({ title, excerpt: title }).where(eq(articles.id, 1));
    await test.db.update(providers).set({ name: '<img src=x>\u0008' });
  }
  beforeEach(tellHostile);

  it('stays text in Atom and JSON Feed', async () => {
    expect((await atom()).entries?.[0]).toMatchObject({
      title: { value: HOSTILE, type: 'text' },
      summary: { value: HOSTILE, type: 'text' },
      authors: [{ name: '<img src=x>' }],
    });
    expect((await json()).items?.[0]).toMatchObject({ title: HOSTILE, content_text: HOSTILE });
  });

  it('begins no tag in RSS, whether it is taken for HTML or not', async () => {
    const [item] = (await rss()).items ?? [];
    expect(item).toMatchObject({
      title: ']]> < script>alert(1)< /script> < !-- & &lt;b&gt; "\'',
      description:
        ']]&gt; &lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- &amp; &amp;lt;b&amp;gt; "\'',
    });
  });

  it.each(['rss', 'atom', 'json'])('hides no character in .%s', async (ending) => {
    expect(await textOf(ending)).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
  });
});

describe('who asks again', () => {
  beforeEach(tell);

  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ])('hears of .%s that nothing is new', async (ending, type) => {
    const first = await asked(ending);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe(type);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('last-modified')).toBe(later.toUTCString());
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
      const again = await asked(ending, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(tag);
      expect(again.headers.get('cache-control')).toBe('public, max-age=300');
    }
    const other = await asked(ending, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('hears what is new, and at most a minute late', async () => {
    const tag = (await asked('rss')).headers.get('etag') ?? '';
    const again = () => asked('rss', { headers: { 'if-none-match': tag } });
    await ingest(test.db, [entry('e')], { now: later });
    clock.advance(MINUTE_MS - 1);
    expect((await again()).status).toBe(304);
    clock.advance(1);
    const fresh = await again();
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get('etag')).not.toBe(tag);
    expect(parseRssFeed(await fresh.text()).items?.map(({ title }) => title)).toContain(
      'What e tells',
    );
  });

  it('may ask for the head alone', async () => {
    const [whole, head] = [await asked('atom'), await asked('atom', { method: 'HEAD' })];
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect([...head.headers]).toEqual([...whole.headers]);
    const tag = whole.headers.get('etag') ?? '';
    const again = await asked('atom', { method: 'HEAD', headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
  });
});

it.each([
  'no-such-topic.rss',
  'computer-vision',
  'computer-vision.xml',
  'computer-vision.constructor',
  'computer-vision.rss.json',
  '.rss',
  '%00.rss',
])('says that there is no feed /topics/%s', async (file) => {
  const answer = await app.request(`/topics/${file}`);
  expect([answer.status, await answer.text()]).toEqual([
    404,
    'There is no such feed: /topics.opml lists all that there are.',
  ]);
});

it('lists the feeds of all topics', async () => {
  const answer = await app.request('http://reader.test/topics.opml');
  expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
  const { body } = parseOpml(await answer.text());
  expect(body?.outlines).toHaveLength(taxonomy.topics.length);
  expect(body?.outlines?.[0]).toEqual({
    text: 'Keypoint: Computer Vision',
    title: 'Keypoint: Computer Vision',
    type: 'rss',
    xmlUrl: 'http://reader.test/topics/computer-vision.rss',
  });
  const tag = answer.headers.get('etag') ?? '';
  const again = await app.request('http://reader.test/topics.opml', {
    headers: { 'if-none-match': tag },
  });
  expect(again.status).toBe(304);
});

it('tries again at once when the database did not answer', async () => {
  let isBroken = true;
  const db = new Proxy(test.db, {
    get: (target, name) => {
      if (isBroken) throw new Error('it is away');
      return Reflect.get(target, name) as unknown;
    },
  });
  app = new Hono();
  topicFeeds({ db, clock, taxonomy, alertBar: 70, publicUrl: undefined })(app);
  app.onError((_error, context) => context.text('', 500));
  expect((await asked('rss')).status).toBe(500);
  isBroken = false;
  expect((await asked('rss')).status).toBe(200);
});
