/** Owns the messages that people write in the client. */
import type { APIMessage } from 'discord-api-types/v10';

import { codePoints } from '../../lib/text.ts';
import { ClientRefusal } from '../interactions/client-refusal.ts';
import { visibleChannel } from '../interactions/perform.ts';
import type { PageMessage } from '../page-protocol.ts';
import type { World } from '../world.ts';
import { refusalToWrite, type WriteRefusal } from './may-write.ts';
import { createMessage } from './store.ts';

/** Without Nitro. */
const MOST_CHARACTERS = 2000;

/** What the client says where it has no box to write in. */
const SENTENCES: Readonly<Record<WriteRefusal, string>> = {
  40058: 'Messages can’t be sent in a forum. Create a post instead.',
  50007: 'Your message could not be delivered.',
  50008: 'Messages can’t be sent in this channel.',
  50013: 'You do not have permission to send messages in this channel.',
  50278: 'Your message could not be delivered.',
  160005: 'This thread has been locked. Only moderators can write in it.',
  160006: 'This thread can’t be reopened: the server has too many active threads.',
};

/** Throws ClientRefusal with the sentence that the person reads. */
export function writeAsPerson(
  world: World,
  { user_id, channel_id, content }: PageMessage,
): APIMessage {
  const channel = visibleChannel(world, channel_id, user_id);
  const refusal = refusalToWrite(world, channel, user_id);
  if (refusal !== undefined) throw new ClientRefusal(403, SENTENCES[refusal]);
  const text = content.trim();
  if (text === '') throw new ClientRefusal(400, 'An empty message can’t be sent.');
  if (codePoints(text) > MOST_CHARACTERS) {
    throw new ClientRefusal(
      400,
      `Your message is too long: ${MOST_CHARACTERS} characters at most.`,
    );
  }
  return createMessage(world, {
    channel,
    authorId: user_id,
    body: { content: text },
    mentionDefault: 'everything',
  });
}
