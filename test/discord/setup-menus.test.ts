/** Owns the proof that `/setup` offers more topics than one menu has room for. */
import { ComponentType, type APIActionRowComponent } from 'discord-api-types/v10';
import type { APIStringSelectComponent } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dispatch } from '../../src/discord/dispatch.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { subscriptions } from '../../src/subscriptions/tables.ts';
import { createTaxonomy } from '../../src/topics/taxonomy.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { channel, testClock } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, GUILD, press } from './interactions.ts';
import { knownServer, textChannel } from './known-server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const slugs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `topic-${from + at}`);

const taxonomy = createTaxonomy(
  slugs(1, 130).map((slug) => ({
    slug,
    name: `Topic ${slug.slice(6)}`,
    parent: null,
    emoji: '👁️',
    color: '#0a84ff',
    description: 'One of many.',
    keywords: [],
    hints: [],
    not: [],
    categories: [],
    aliases: [],
  })),
);

async function pressed(customId: string, values: string[] = []) {
  const server = knownServer([textChannel(CHANNEL, 'general')]);
  const context = { ...offlineContext().context, db: test.db, server, taxonomy };
  const { response } = await dispatch(context, press(customId, values, ADMIN));
  return JSON.parse(JSON.stringify(response)).data as {
    content: string;
    embeds: { description: string }[];
    components: APIActionRowComponent<APIStringSelectComponent>[];
  };
}

function menusOf({ components }: Awaited<ReturnType<typeof pressed>>) {
  return components.flatMap(({ components: [menu] }) =>
    menu?.type === ComponentType.StringSelect
      ? [[menu.placeholder, menu.options.length, menu.max_values]]
      : [],
  );
}

const followed = async () => (await test.db.select().from(subscriptions)).map(({ topic }) => topic);

it('asks with a menu for each 25 topics, a hundred at most', async () => {
  expect(menusOf(await pressed('setup:pick-new'))).toEqual([
    ['👁️ Topic 1 – 👁️ Topic 25', 25, 10],
    ['👁️ Topic 26 – 👁️ Topic 50', 25, 10],
    ['👁️ Topic 51 – 👁️ Topic 75', 25, 10],
    ['👁️ Topic 76 – 👁️ Topic 100', 25, 10],
  ]);
});

/** The ids of a channel's menus, as an old one of them is answered with those of now. */
async function menuIds(): Promise<string[]> {
  const { components } = await pressed(`setup:topics:${CHANNEL}`, ['topic-3']);
  return components.flatMap(({ components: [menu] }) =>
    menu?.type === ComponentType.StringSelect ? [menu.custom_id] : [],
  );
}

it('shows thirty channels where there are more', async () => {
  const deps = { db: test.db, clock: testClock(), alertBar: 70 };
  for (let at = 1; at <= 33; at += 1) {
    await follow(deps, {
      place: { ...channel(String(3_000 + at)), guildId: GUILD },
      topic: 'topic-1',
      createdBy: '1',
    });
  }
  const { embeds } = await pressed('setup:go:channels');
  expect(embeds[0]?.description).toContain('<#3030>: 👁️ Topic 1\nand 3 more');
  const tested = await pressed('setup:go:test');
  expect(tested.embeds[0]?.description).toContain('<#3030>\nand 3 more');
});

it('changes the topics of one menu and leaves the others', async () => {
  const choose = async (menu: number, values: string[]) =>
    pressed((await menuIds())[menu] ?? '', values);
  await choose(0, ['topic-1', 'topic-2']);
  expect((await choose(3, ['topic-99'])).content).toContain('gets 3 topics');
  expect((await choose(0, ['topic-2'])).content).toContain('gets 2 topics');
  expect(await followed()).toEqual(['topic-2', 'topic-99']);
});

it('shows how it is now where a menu shows what was there before, and changes nothing', async () => {
  const [before = ''] = await menuIds();
  expect(await followed()).toEqual([]);
  await pressed(before, ['topic-1']);
  const again = await pressed(before, ['topic-2']);
  expect(again.content).toContain('It was changed elsewhere meanwhile');
  expect(await followed()).toEqual(['topic-1']);
});
