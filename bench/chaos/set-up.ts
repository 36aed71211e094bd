/** Owns what is there before a chaos run begins: settings, places, and who follows what. */
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/client.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { scanFolder } from '../../src/sources/folder/scan-folder.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { readJudgement } from '../../src/wiring.ts';
import { articleText, writeArticle } from './article-files.ts';
import type { Discord } from './discord.ts';
import type { Place } from './places.ts';
import type { Located } from './weather.ts';

export function envOf(args: {
  folder: string;
  articles: string;
  discord: Discord;
  databaseUrl: string | null;
}): Record<string, string> {
  const { folder, articles, discord, databaseUrl } = args;
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    KEYPOINT_DATA: join(folder, 'data'),
    KEYPOINT_ARTICLES: articles,
    KEYPOINT_TOPICS: join(folder, 'topics.yaml'),
    KEYPOINT_OUTLETS: join(SEEDS, 'outlets.yaml'),
    KEYPOINT_QUALITY: join(SEEDS, 'quality.json'),
    KEYPOINT_STORY_MODEL: join(SEEDS, 'stories.json'),
    SCAN_SCHEDULE: '* * * * * *',
    // Whoever is told everything must get everything.
    ALERTS_AT_ONCE: '1000',
    ALERT_MAX_AGE_HOURS: '87600',
    LOG_LEVEL: 'debug',
  };
}

export function whereOf(env: Record<string, string>): { url: string } | { folder: string } {
  const url = env['DATABASE_URL'];
  return url === undefined ? { folder: env['KEYPOINT_DATA'] ?? '' } : { url };
}

const SEEDS = join(import.meta.dirname, '../../seeds');

/** Threads are made here: a seed has none. */
export async function locate(discord: Discord, planned: readonly Place[]): Promise<Located[]> {
  const places: Located[] = [];
  for (const place of planned) {
    const guild = discord.ids.guilds[place.guild];
    const id = place.kind === 'dm' ? discord.ids.users[place.name] : guild?.channels[place.name];
    if (!guild || id === undefined) throw new Error(`${place.name} was not seeded`);
    const thread = { name: place.name, type: 11 };
    const made =
      place.kind === 'thread' ? await discord.post(`/channels/${id}/threads`, thread) : null;
    places.push({
      ...place,
      guildId: guild.id,
      discordId: made === null ? id : String(made['id']),
    });
  }
  return places;
}

/** First contact is over and everybody follows before the first process starts. */
export async function introduce(
  { env, articles }: { env: Record<string, string>; articles: string },
  places: readonly Located[],
  createdBy: string,
): Promise<void> {
  const first = { title: 'Before it all', webUrl: 'https://before.example.com/', quality: 30 };
  writeArticle(articles, { file: 'before.md', text: articleText(first) });
  const clock = systemClock;
  const { db, close } = await openDatabase(whereOf(env));
  const { line } = readJudgement(parseConfig(env));
  await scanFolder({ db, clock, line, backlogStories: 0 }, { location: articles });
  for (const { kind, discordId, guildId, topic } of places) {
    const isDm = kind === 'dm';
    const place = isDm
      ? { kind: 'dm' as const, discordId, guildId: null }
      : { kind: 'channel' as const, discordId, guildId };
    await follow({ db, clock }, { place, topic, createdBy });
  }
  await close();
}
