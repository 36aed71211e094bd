/** Owns the proof of what `/news` answers, page by page, and what its old buttons do. */
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dispatch } from '../../src/discord/dispatch.ts';
import { readers } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { cited, entry, ingest, NOW } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { command, messageCommand, press } from './interactions.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

/** Words that no two stories share, so that each is a story of its own. */
const NAMES = ['apple', 'bridge', 'cactus', 'dolphin', 'elephant', 'falcon', 'guitar'] as const;
const told = (name: string, quality = 100) =>
  entry(name, { title: `${name} ${name}s ${name}ing`, excerpt: `${name}ly`, quality });

/** Custom ids of buttons by their labels. */
function buttonsIn(rows: readonly unknown[]): Map<string, string> {
  const row = z.object({
    components: z.array(z.object({ label: z.string(), custom_id: z.string() })),
  });
  const buttons = z
    .array(row)
    .parse(rows)
    .flatMap(({ components }) => components);
  return new Map(buttons.map(({ label, custom_id: id }) => [label, id]));
}

async function ask(raw: Record<string, unknown>, now = NOW) {
  const context = { ...offlineContext().context, db: test.db, clock: { now: () => now } };
  const { response, files } = await dispatch(context, raw);
  if (
    response.type !== InteractionResponseType.ChannelMessageWithSource &&
    response.type !== InteractionResponseType.UpdateMessage
  ) {
    throw new Error(`an answer of type ${response.type}`);
  }
  const { content = '', embeds = [], components = [], flags = 0 } = response.data ?? {};
  const ids = buttonsIn(components);
  const [embed] = embeds;
  const names = NAMES.filter((name) => (embed?.description ?? '').includes(`${name}ing`));
  const isPrivate = flags === MessageFlags.Ephemeral;
  return { content, embed, names, ids, isPrivate, files };
}

/** Presses the button with this label, as often as there is one; each page's stories. */
async function turnAll(first: Awaited<ReturnType<typeof ask>>, label: string) {
  const pages: string[][] = [];
  let page = first;
  for (;;) {
    pages.push([...page.names]);
    const id = page.ids.get(label);
    if (id === undefined) return { pages, last: page };
    page = await ask(press(id));
  }
}

describe.each([
  ['topic', { topic: 'computer-vision', count: 3 }],
  ['topic', { topic: 'computer-vision', count: 3, order: 'week' }],
  ['latest', { count: 3 }],
  ['search', { words: 'apple or bridge or cactus or dolphin or elephant or falcon', count: 3 }],
] as const)('/news %s %j', (subcommand, options) => {
  it('shows each story once, there and back', async () => {
    for (const name of NAMES.slice(0, 6)) await ingest(test.db, [told(name)]);
    const first = await ask(command(`/news ${subcommand}`, options));
    expect(first.isPrivate).toBe(false);
    const { pages, last } = await turnAll(first, 'Next');
    expect(pages.map((page) => page.length)).toEqual([3, 3]);
    expect(new Set(pages.flat()).size).toBe(6);
    const back = await turnAll(last, 'Previous');
    expect(back.pages).toEqual(pages.toReversed());
  });
});

describe('/news', () => {
  it('orders by heat when that is asked for', async () => {
    await ingest(test.db, [told('apple', 150)]);
    await ingest(test.db, [told('bridge', 50)]);
    const options = { topic: 'computer-vision', count: 1 };
    expect((await ask(command('/news topic', options))).names).toEqual(['bridge']);
    const hottest = await ask(command('/news topic', { ...options, order: 'month' }));
    expect(hottest.names).toEqual(['apple']);
    expect(hottest.embed?.title).toContain('hottest stories of the last 30 days');
  });

  it('offers what may have been meant when a search finds nothing', async () => {
    await ingest(test.db, [told('dolphin'), told('guitar')]);
    const nothing = await ask(command('/news search', { words: 'dolphn' }));
    expect(nothing.isPrivate).toBe(true);
    expect(nothing.content).toContain('Nothing found for “dolphn”. Did you mean');
    const [meant] = nothing.ids.values();
    expect((await ask(press(meant ?? ''))).names).toEqual(['dolphin']);
    const hopeless = await ask(command('/news search', { words: '"" -' }));
    expect(hopeless.content).toContain('Fewer words find more');
  });

  it('draws how hot topics were, and says the numbers too', async () => {
    await ingest(test.db, [told('apple', 150), told('bridge')]);
    const { embed, files, names } = await ask(command('/news trending'));
    expect(names).toEqual(['apple', 'bridge']);
    expect(embed?.image?.url).toBe('attachment://heat.png');
    expect(files).toMatchObject([{ name: 'heat.png', contentType: 'image/png' }]);
    const [{ data, description } = { data: new Uint8Array(), description: '' }] = files;
    expect(Buffer.from(data.slice(1, 4)).toString()).toBe('PNG');
    expect(data.length).toBeLessThan(200_000);
    expect(description).toMatch(/each of the last 7 days.* Computer Vision: .*250/);
  });

  it('trends by topic without a picture, and says when there is nothing', async () => {
    await ingest(test.db, [told('apple')]);
    const one = await ask(command('/news trending', { topic: 'computer-vision' }));
    expect([one.names, one.files]).toEqual([['apple'], []]);
    const later = new Date(NOW.getTime() + 10 * 24 * 3_600_000);
    const none = await ask(command('/news trending'), later);
    expect([none.content, none.isPrivate]).toEqual(['Nothing in the last 3 days.', true]);
  });

  it('tells a story with all its coverage in the order of time', async () => {
    const related = [
      cited('second', { title: 'Of apples too', publishedAt: new Date('2021-11-22T08:00:00Z') }),
      cited('third', { title: 'Apples again', publishedAt: new Date('2021-11-21T08:00:00Z') }),
    ];
    await ingest(test.db, [
      entry('first', { title: 'An apple', related, publishedAt: new Date('2021-11-20T08:00:00Z') }),
    ]);
    const { embed } = await ask(command('/news story', { story: '1' }));
    const order = ['An apple', 'Apples again', 'Of apples too'].map((title) =>
      embed?.description?.indexOf(title),
    );
    expect(order).toEqual(order.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
    expect(order).not.toContain(-1);
    expect(embed?.description).toContain('leads the story');
    expect(embed?.footer?.text).toContain('3 articles');
  });

  it('turns the pages of a long coverage', async () => {
    const related = Array.from({ length: 14 }, (_, index) => cited(`r${index}`));
    await ingest(test.db, [entry('first', { related })]);
    const first = await ask(command('/news story', { story: '1' }));
    const next = await ask(press(first.ids.get('Next') ?? ''));
    const lines = (page: typeof first) => page.embed?.description?.match(/^• /gm)?.length;
    expect([lines(first), lines(next)]).toEqual([10, 5]);
    const back = await ask(press(next.ids.get('Previous') ?? ''));
    expect(back.embed).toEqual(first.embed);
  });

  it('shows what was missed once, and then that there is nothing more', async () => {
    await ingest(test.db, [told('apple'), told('bridge', 120)]);
    const missed = await ask(command('/news catchup'));
    expect([missed.names, missed.isPrivate]).toEqual([['apple', 'bridge'], true]);
    expect(await test.db.select().from(readers)).toMatchObject([{ caughtUpAt: NOW }]);
    const later = new Date(NOW.getTime() + 60_000);
    expect((await ask(command('/news catchup'), later)).content).toContain('All caught up');
    expect((await ask(command('/news catchup', { since: 3 }), later)).names).toHaveLength(2);
  });

  it('finds what is near to a message: a card, a link, or words', async () => {
    await ingest(test.db, [told('apple'), told('bridge')]);
    const near = async (message: Record<string, unknown>) =>
      (await ask(messageCommand('Find related news', message))).embed?.title;
    const components = [{ type: 1, components: [{ type: 2, custom_id: 'related:1:mark:1' }] }];
    expect(await near({ components })).toBe('Related to: apple apples appleing');
    const content = 'see https://bridge.example.com/story?utm_source=x';
    expect(await near({ content })).toBe('Related to: bridge bridges bridgeing');
    expect(await near({ content: 'has anybody seen appleing lately' })).toBe(
      'Near to this message',
    );
    const nothing = await ask(messageCommand('Find related news', { content: 'zzzz' }));
    expect([nothing.isPrivate, nothing.content]).toEqual([
      true,
      expect.stringContaining('comes near this message'),
    ]);
  });

  it.each([
    ['a page of the hottest of a topic that is no more', 'best:gone:5:7:n:1:1:1', 'no more'],
    ['a page of nothing', 'best:x', 'older Keypoint'],
    ['a search without its place', 'search:5:zz!:1:cats', 'older Keypoint'],
    ['a coverage of nothing', 'coverage:1:n:x:1', 'no longer here'],
    ['a coverage of a story that is not there', 'coverage:99:n:1:1', 'no longer here'],
    ['a catch-up of nonsense', 'catch-up:5:!:n', 'older Keypoint'],
  ])('tells of %s', async (_what, id, said) => {
    const answer = await ask(press(id));
    expect([answer.isPrivate, answer.content]).toEqual([true, expect.stringContaining(said)]);
  });

  it('knows no story of a link that nobody has told of', async () => {
    const link = await ask(command('/news story', { story: 'https://example.com/none' }));
    const words = await ask(command('/news story', { story: 'nonsense' }));
    expect([link.isPrivate, words.isPrivate]).toEqual([true, true]);
  });
});
