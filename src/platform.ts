/** Owns where Discord is: the real one, or the sandbox that stands for it. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import { planBacklog } from './delivery/plan-newest.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import { follow } from './subscriptions/follow.ts';
import { hasDestinations } from './subscriptions/has-destinations.ts';
import type { Taxonomy } from './topics/taxonomy.ts';

export type Platform = {
  token: string;
  apiUrl: string | null;
  pageUrl: string | null;
  /** Gives a newcomer something to see, once. */
  introduce(deps: IntroduceDeps): Promise<void>;
  close(): Promise<void>;
};

/** A newcomer's first look at the sandbox shows more than a community's channel wants. */
type IntroduceDeps = { db: Database; clock: Clock; alertBar: number; backlogStories: number };

type PlatformArgs = { config: Config; taxonomy: Taxonomy; clock: Clock; log: Log };

export async function openPlatform({
  config,
  taxonomy,
  clock,
  log,
}: PlatformArgs): Promise<Platform> {
  if (config.DISCORD_TOKEN) {
    return {
      token: config.DISCORD_TOKEN,
      apiUrl: config.DISCORD_API_URL ?? null,
      pageUrl: null,
      introduce: async () => undefined,
      close: async () => undefined,
    };
  }
  const { createSandbox, defaultSeed } = await import('./sandbox/sandbox.ts');
  const topics = taxonomy.topics.map(({ slug, emoji, description }) => ({
    name: slug,
    topic: `${emoji} ${description}`,
  }));
  const sandbox = await createSandbox({
    log,
    clock,
    port: config.SANDBOX_PORT,
    stateFile: join(config.KEYPOINT_DATA, 'sandbox.json'),
    seed: defaultSeed(topics),
  });
  const { token, apiUrl, pageUrl } = sandbox;
  return {
    token,
    apiUrl,
    pageUrl,
    async introduce({ db, clock, alertBar, backlogStories }) {
      const guild = sandbox.ids.guilds['Keypoint'];
      if (!guild || (await hasDestinations({ db }, guild.id))) return;
      const createdBy = sandbox.ids.users['admin'] ?? sandbox.botUserId;
      await db.transaction(async (tx) => {
        for (const { slug } of taxonomy.topics) {
          const discordId = guild.channels[slug];
          if (!discordId) continue;
          const place = { kind: 'channel' as const, discordId, guildId: guild.id, channelType: 0 };
          await follow({ db: tx, clock }, { place, topic: slug, createdBy });
        }
        // What `keypoint ingest` has read before the first start.
        const all = new Date(0);
        const perSubscription = backlogStories;
        await planBacklog(tx, { now: clock.now(), since: all, alertBar, perSubscription });
      });
    },
    close: () => sandbox.close(),
  };
}
