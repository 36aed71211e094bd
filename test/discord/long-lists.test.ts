/** Owns the proof that lists of what people ask for fit into a message, however much each says. */
import { InteractionResponseType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiscordContext } from '../../src/discord/context.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import { LANGUAGES } from '../../src/discord/texts/languages.ts';
import { destinations, subscriptions } from '../../src/subscriptions/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { line, NOW } from '../support/factories.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command } from './interactions.ts';
import { knownServer, textChannel } from './known-server.ts';
import { faultsOf } from './message-rules.ts';

const GUILD = '200000000000000001';
const RULES = 25;

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const [longest] = line.taxonomy.topics.toSorted((a, b) => b.name.length - a.name.length);
  const topic = longest?.slug ?? null;
  const closed = { state: 'paused' as const, pausedReason: 'It is closed, and '.repeat(20) };
  const made = { createdBy: ADMIN.id, createdAt: NOW };
  const words = (at: number, sign: string) =>
    Array.from({ length: 5 }, (_, word) => `${sign}${at} and${word} ${'*words_'.repeat(6)}`);
  for (const [kind, discordId, guildId] of [
    ['channel', CHANNEL, GUILD],
    ['dm', ADMIN.id, null],
  ] as const) {
    const [place] = await test.db
      .insert(destinations)
      .values({ kind, discordId, guildId, ...closed, barShift: 30, createdAt: NOW })
      .returning();
    await test.db.insert(subscriptions).values(
      Array.from({ length: RULES }, (_, at) => ({
        destinationId: place?.id ?? 0,
        topic,
        include: words(at, 'with'),
        exclude: words(at, 'without'),
        foundBy: ['and'],
        minHeat: 1_000,
        dailyTarget: kind === 'dm' ? null : 100,
        cadence: 'weekly' as const,
        roleId: `9000000000000000${10 + at}`,
        roleHeat: 1_000,
        forumTags: ['A tag of a forum', 'Another tag of a forum', 'And one more of them'],
        pausedAt: NOW,
        mutedUntil: new Date(NOW.getTime() + 86_400_000),
        ...made,
      })),
    );
  }
});
afterAll(() => test.close());

const server: DiscordContext['server'] = {
  ...knownServer([textChannel(CHANNEL, 'general')]),
  role: ({ roleId }) => ({ id: roleId, name: 'Team', isMentionable: false }),
};

async function ask(path: string, locale: string, options = {}) {
  const context = { ...offlineContext().context, db: test.db, server };
  const channel = { id: CHANNEL, type: 0 };
  const raw = { ...command(path, options, { by: ADMIN, channel }), locale };
  const { response } = await dispatch(context, raw);
  if (response.type !== InteractionResponseType.ChannelMessageWithSource) throw new Error('no');
  return response.data;
}

describe.each(LANGUAGES)('in %s', (locale) => {
  it.each(['/alerts list', '/subscriptions'])('%s fits', async (path) => {
    const { embeds = [], components = [], content } = await ask(path, locale);
    expect(embeds).toHaveLength(1);
    expect(faultsOf({ content, embeds, components } as Parameters<typeof faultsOf>[0])).toEqual([]);
    expect(embeds[0]?.description).toContain('**1.**');
  });

  it('/alerts test names some of the roles that are not everyone’s to mention', async () => {
    const { content = '' } = await ask('/alerts test', locale, { channel: CHANNEL });
    expect(content.length).toBeLessThan(1_000);
    expect(content).toContain('<@&900000000000000010>');
    expect(content).toContain(String(RULES - 3));
  });
});
