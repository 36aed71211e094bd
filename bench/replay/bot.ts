/** Owns the bot of a replay: all of Keypoint between a feed's answer and Discord, its clock moved. */
import { postLane, editLane } from '../../src/delivery/card-lanes.ts';
import type { Database } from '../../src/db/client.ts';
import { createDiscordClient } from '../../src/discord/client.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { readJudgement } from '../../src/wiring.ts';
import type { MovedClock } from './clock.ts';

/** Every article has it, for its source does; the others are those that titles name. */
export const COMMON_TOPIC = 'ai';

export type ReplayBot = {
  line: ReturnType<typeof readJudgement>['line'];
  sandbox: Sandbox;
  /** Sends what is due now, edits too. */
  deliver(): Promise<void>;
  close(): Promise<void>;
};

/** A channel for each topic of the taxonomy; everything is good enough to be posted. */
export async function startBot(db: Database, clock: MovedClock): Promise<ReplayBot> {
  const log = silentLog();
  const config = parseConfig({ QUALITY_BAR: '0', ALERT_BAR: '0' });
  const { taxonomy, line } = readJudgement(config);
  const channels = taxonomy.topics.map(({ slug: name }) => ({ name }));
  const seed = {
    users: [{ username: 'admin', displayName: 'Admin' }],
    guilds: [{ name: 'Replay', channels, members: [{ user: 'admin' }] }],
  };
  const sandbox = await createSandbox({ clock, limits: false, seed });
  const client = createDiscordClient(
    { clock, log },
    {
      ...sandbox,
      onRefused: (error) => {
        throw error;
      },
    },
  );
  await client.login();
  const guild = sandbox.ids.guilds['Replay'];
  for (const [topic, discordId] of Object.entries(guild?.channels ?? {})) {
    const place = { kind: 'channel' as const, discordId, guildId: guild?.id ?? '', channelType: 0 };
    const createdBy = sandbox.ids.users['admin'] ?? '';
    await follow({ db, clock }, { place, topic, createdBy });
  }
  const discordSender = createDiscordSender({
    rest: client.rest,
    clock,
    taxonomy,
    authorityOf: (domain) => line.outletOf(domain)?.authority ?? null,
  });
  const sender = informedSender(discordSender, createKnownPlaces({ client, db }));
  const delivery = { db, clock, log, sender, maxAgeHours: config.ALERT_MAX_AGE_HOURS };
  const lanes = [postLane(delivery), editLane(delivery)];
  return {
    line,
    sandbox,
    async deliver() {
      for (const lane of lanes) {
        for (;;) {
          const args = { worker: 'replay', limit: 50, now: clock.now(), busy: [] };
          const work = await lane.claim(args);
          if (work.length === 0) break;
          await Promise.all(work.map((item) => item.run()));
        }
      }
    },
    async close() {
      await client.close();
      await sandbox.close();
    },
  };
}
