/** Owns the shape of what posting takes. */
import type { REST } from 'discord.js';
import type { Clock } from '../../lib/clock.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import type { DirectMessages } from './direct-messages.ts';
import type { KnownChannels } from './known-channels.ts';

export type PostDeps = {
  rest: Pick<REST, 'get' | 'post'>;
  clock: Clock;
  taxonomy: Pick<Taxonomy, 'bySlug'>;
  channels: KnownChannels;
  directMessages: DirectMessages;
  /** Discord's number of a channel's kind, as the gateway has it; null when it has not. */
  channelTypeOf?: (channelId: string) => number | null;
  /** The bot's own id. */
  ownId: () => Promise<string>;
};
