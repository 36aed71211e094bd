/** Owns the finding of posts that a bot has sent twice. */
import { createHash } from 'node:crypto';

import type { APIMessage } from 'discord-api-types/v10';

import { truncate } from '../../lib/text.ts';
import type { Events } from '../events.ts';
import type { Duplicate } from '../page-protocol.ts';
import type { State } from '../state/state.ts';

/** Told at most: a bot gone wild would fill the page. */
const MOST_POSTS = 100;
const MOST_IDS = 100;
const EXCERPT = 80;

export type Duplicates = {
  /** Posts of the same content in the same channel, each as its own message. */
  all(): Duplicate[];
};

/** Looks at what is there already, and at all that comes. Answers to people may well be alike. */
export function createDuplicates({ state, events }: { state: State; events: Events }): Duplicates {
  /** The first message by what it says; more of it once there are more. */
  const posts = new Map<string, Duplicate>();
  const repeated = new Set<Duplicate>();

  function look(message: APIMessage): void {
    if (message.author.id !== state.botUserId || message.webhook_id !== undefined) return;
    const digest = digestOf(message);
    const known = posts.get(digest);
    if (known === undefined) {
      const { id, channel_id } = message;
      posts.set(digest, { channel_id, message_ids: [id], excerpt: excerptOf(message) });
      return;
    }
    if (known.message_ids.length < MOST_IDS) known.message_ids.push(message.id);
    if (repeated.size < MOST_POSTS) repeated.add(known);
  }

  for (const log of state.messages.values()) for (const message of log.all()) look(message);
  events.subscribe((event) => {
    if (event.type === 'message.create' && event.onlyFor === undefined) look(event.message);
  });
  return { all: () => [...repeated] };
}

function digestOf({ channel_id, content, embeds, components }: APIMessage): string {
  const said = JSON.stringify([channel_id, content, embeds, components]);
  return createHash('md5').update(said).digest('base64');
}

function excerptOf({ content, embeds: [embed] }: APIMessage): string {
  const text = content || embed?.title || embed?.description || '';
  return truncate(text, EXCERPT);
}
