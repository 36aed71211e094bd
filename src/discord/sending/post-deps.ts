/** Owns the shape of what posting takes. */
import type { REST } from 'discord.js';
import type { Outgoing } from '../../delivery/sender.ts';
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
  /** The bot's own id. */
  ownId: () => Promise<string>;
};

/** What is to be posted, with the name that it would have as a forum's post. */
export type Draft = Outgoing & { postName: string };
