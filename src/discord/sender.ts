/** Owns sending messages to Discord and what became of each; implements `delivery/sender.ts`. */
import { DiscordAPIError, type REST } from 'discord.js';
import { ChannelType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Sender, SendOutcome } from '../delivery/sender.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { ErrorMeaning } from './error-codes.ts';
import { plainLine } from './markup.ts';
import { type MessageBody, type PayloadDeps, payloadOf } from './payload.ts';
import { meaningOfFailure } from './rest-failure.ts';
import { createDirectMessages } from './sending/direct-messages.ts';
import { createEditor } from './sending/edit-message.ts';
import { createKnownChannels } from './sending/known-channels.ts';
import { sent } from './sending/outcome.ts';
import type { Draft } from './sending/post-deps.ts';
import { findLost } from './sending/find-lost.ts';
import { postMessage } from './sending/post-message.ts';
import { postNameOf } from './sending/post-name.ts';
import { textsFor } from './texts/texts-for.ts';

type SenderDeps = PayloadDeps & {
  rest: Pick<REST, 'get' | 'post' | 'patch'>;
  clock: Clock;
};

/** An error's words may hold a whole text from outside. */
const ERROR_LENGTH = 200;

const userSchema = z.object({ id: z.string() });

export function createDiscordSender(deps: SenderDeps): Sender {
  const { rest } = deps;
  let ownId: string | null = null;
  const edit = createEditor(deps);
  const posting = {
    ...deps,
    channels: createKnownChannels(deps),
    directMessages: createDirectMessages(deps),
    ownId: async () => (ownId ??= userSchema.parse(await rest.get(Routes.user())).id),
  };

  return {
    async send(outgoing) {
      const { posted, unsureSince } = outgoing;
      const texts = textsFor(outgoing.target.locale);
      let body: MessageBody;
      let draft: Draft;
      try {
        const isDirect = outgoing.target.kind === 'dm';
        body = payloadOf(outgoing.content, outgoing.mark, { ...deps, texts, isDirect });
        draft = { ...outgoing, postName: postNameOf(outgoing.content, texts) };
      } catch (error) {
        return notDrawn(error);
      }
      try {
        if (posted) return await edit({ ...draft, posted }, body);
        return await postMessage(posting, draft, body);
      } catch (error) {
        const outcome = outcomeOf(error, outgoing.target.channelType);
        // Discord says so of crossposts alone.
        if (outcome.status === 'done') return { ...outcome, status: 'rejected', detail: null };
        // That this try has posted nothing says nothing of the one before.
        return outcome.status === 'retry' && unsureSince ? { ...outcome, isUnsure: true } : outcome;
      }
    },

    async find(lost) {
      try {
        return await findLost(posting, lost);
      } catch (error) {
        const outcome = outcomeOf(error, lost.target.channelType);
        if (outcome.status === 'done') return { ...outcome, status: 'rejected', detail: null };
        return outcome.status === 'retry' ? { ...outcome, isUnsure: true } : outcome;
      }
    },

    async crosspost({ channelId, messageId, postName }) {
      const done = sent({ channelId, messageId, postName });
      try {
        await rest.post(Routes.channelMessageCrosspost(channelId, messageId));
        return done;
      } catch (error) {
        const outcome = outcomeOf(error, ChannelType.GuildAnnouncement);
        if (outcome.status === 'done') return done;
        if (outcome.status !== 'closed' || outcome.kind !== 'unfit') return outcome;
        // The channel goes on as it is now; it only has no followers to pass anything on to.
        const reason = 'It is no announcement channel any more.';
        return { status: 'rejected', reason, detail: null };
      }
    },
  };
}

type Done = Extract<ErrorMeaning, { status: 'done' }>;

function outcomeOf(error: unknown, channelType: number | null): SendOutcome | Done {
  const meaning = meaningOfFailure(error, channelType);
  if (meaning.status !== 'rejected') return meaning;
  return { ...meaning, detail: error instanceof DiscordAPIError ? error.rawError : null };
}

/** The same content fails at every try: parked, it is seen by the operator and can be mended. */
function notDrawn(error: unknown): SendOutcome {
  return {
    status: 'rejected',
    reason: 'Keypoint could not draw this message.',
    detail: { error: plainLine(messageOf(error), ERROR_LENGTH) },
  };
}
