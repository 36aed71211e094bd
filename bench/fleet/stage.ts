/** Owns the Discord of the fleet bench, its places, and whether each got every story once. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';

export const TOPIC = 'computer-vision';

export type Place = { guildId: string; channelId: string };

export async function openSandbox(guilds: number): Promise<{ sandbox: Sandbox; places: Place[] }> {
  const names = Array.from({ length: guilds }, (_, index) => `Server ${index}`);
  const sandbox = await createSandbox({
    sessionStarts: 1_000,
    seed: {
      users: [{ username: 'ada' }],
      guilds: names.map((name) => ({
        name,
        channels: [{ name: 'news' }],
        members: [{ user: 'ada' }],
        roles: [{ name: 'Keypoint', permissions: PERMISSIONS.bot }],
      })),
    },
  });
  const places = names.flatMap((name) => {
    const guild = sandbox.ids.guilds[name];
    return guild ? [{ guildId: guild.id, channelId: guild.channels['news'] ?? '' }] : [];
  });
  return { sandbox, places };
}

/** All follow one topic: each story is due to each of them. */
export async function followAll(db: Database, places: readonly Place[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { guildId, channelId } of places) {
      const place = { kind: 'channel' as const, discordId: channelId, guildId, channelType: 0 };
      await follow({ db: tx, clock: systemClock }, { place, topic: TOPIC, createdBy: '1' });
    }
  });
}

export type Judged = { posts: number; lost: string[]; twice: string[] };

/** Whether each place shows each of these titles, once. */
export function judgeChannels(
  sandbox: Sandbox,
  places: readonly Place[],
  titles: readonly string[],
): Judged {
  const { messages } = sandbox.state();
  const judged: Judged = { posts: 0, lost: [], twice: [] };
  for (const { channelId } of places) {
    const shown = (messages[channelId] ?? []).flatMap(({ embeds }) => embeds[0]?.title ?? []);
    for (const title of titles) {
      // Answers to who asks stand there too.
      const count = shown.filter((one) => one === title).length;
      judged.posts += count;
      if (count === 0) judged.lost.push(`${title} in ${channelId}`);
      if (count > 1) judged.twice.push(`${title} in ${channelId}: ${count}`);
    }
  }
  return judged;
}

/** How many rows are not sent, by state; none when all is done. */
export async function unsent(db: Database): Promise<Record<string, number>> {
  const rows = await db
    .select({ state: deliveries.state })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId));
  const counts: Record<string, number> = {};
  for (const { state } of rows) {
    if (state !== 'sent') counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
