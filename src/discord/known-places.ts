/** Owns knowing a place before something is sent there, whoever was told of it. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { MINUTE_MS } from '../lib/spans.ts';
import { unlessAborted } from '../lib/unless-aborted.ts';
import type { Right } from './bot-rights.ts';
import type { DiscordClient } from './client.ts';
import { toldChannels } from './tables.ts';

export type KnownPlace = {
  /** Discord's number of its kind; null when it is not known. */
  channelType: number | null;
  /** The language that Discord has its server speak; null when it is not known. */
  guildLocale: string | null;
  lacking: readonly Right[];
  /** False for a role that is no more. */
  hasRole: (roleId: string) => boolean;
};

type Place = { channelId: string; guildId: string | null };

export type KnownPlaces = {
  /** Null when this process came to its end before Discord had told. */
  of(place: Place): Promise<KnownPlace | null>;
  /** Whether what Discord refused there may be for an outage of the server. */
  isInOutage(place: Place): Promise<boolean>;
};

type Known = Pick<
  DiscordClient,
  | 'channelTypeOf'
  | 'guildLocaleOf'
  | 'hasRole'
  | 'isHidden'
  | 'isInOutage'
  | 'isTold'
  | 'lackingRights'
  | 'learn'
>;

/**
 * For a channel that no gateway has told of yet: one that a rule was just made for. What Discord does
 * without a word when a right was taken is noticed by then.
 */
const MOST_AGE_MS = 10 * MINUTE_MS;
/** Of many that are refused at once, one asks why. */
const NEWS_MS = 1_000;

type Deps = {
  /** Knows best where its own gateway tells; else the others' word is in `db`. */
  client: Known;
  db: Database;
  /** The end of this process: of a worker without a word from gateways, hundreds wait to be learned. */
  signal?: AbortSignal;
};

export function createKnownPlaces({ client, db, signal }: Deps): KnownPlaces {
  const asClientKnows = ({ channelId, guildId }: Place): KnownPlace => ({
    channelType: client.channelTypeOf(channelId),
    guildLocale: guildId === null ? null : client.guildLocaleOf(guildId),
    lacking: client.lackingRights(channelId),
    hasRole: (roleId) => client.hasRole({ guildId, roleId }),
  });
  const told = async ({ channelId }: Place) => {
    const rows = await db.select().from(toldChannels).where(eq(toldChannels.channelId, channelId));
    return rows[0];
  };
  return {
    async of(place) {
      if (place.guildId === null || client.isTold(place.guildId)) return asClientKnows(place);
      const found = await told(place);
      if (found) {
        const { channelType, guildLocale, lacking, lostRoles } = found;
        const hasRole = (roleId: string) => !lostRoles.includes(roleId);
        return { channelType, guildLocale, lacking, hasRole };
      }
      // Where Discord cannot be asked it refuses the message as well, and says why.
      const learned = client.learn(place, MOST_AGE_MS).catch(() => undefined);
      return unlessAborted(
        learned.then(() => asClientKnows(place)),
        signal,
      );
    },
    async isInOutage(place) {
      if (client.isInOutage(place)) return true;
      if (place.guildId !== null && client.isTold(place.guildId)) return false;
      const row = await told(place);
      const guildId = place.guildId ?? row?.guildId ?? null;
      if (row?.isOut) return true;
      if (guildId === null || client.isTold(guildId)) return false;
      // A server that Discord does not show may have an outage of which no gateway has told yet;
      // whether the bot was removed one tells, and then its places are paused.
      const isHidden = client.learn({ guildId }, NEWS_MS).then(
        () => client.isHidden(guildId),
        () => true,
      );
      return (await unlessAborted(isHidden, signal)) ?? true;
    },
  };
}
