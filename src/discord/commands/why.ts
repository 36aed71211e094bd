/** Owns `/why`: why a story was posted somewhere, or why it was not. */
import { UserError } from '../../lib/errors.ts';
import type { Standing } from '../../explain/find-place.ts';
import { channelOption, chosenChannel } from '../alert-channel.ts';
import { FOR_READERS } from '../command-places.ts';
import type { Command, Handler } from '../definition.ts';
import { described } from '../described.ts';
import type { CommandCall } from '../interaction.ts';
import { chosenStory, storyChoices, storyOption } from '../story-option.ts';
import { standingOf } from '../why/standing-of.ts';
import { whyReply } from '../why/why-reply.ts';

const handler: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const typed = String(call.options.get('story') ?? '');
    const body = await whyReply(context, {
      asked: await chosenStory(context, { typed, texts: call.texts }),
      standing: chosenPlace(call),
      texts: call.texts,
    });
    return { kind: 'private', body };
  },
  complete: (context, { focused }) => storyChoices(context, focused?.value ?? ''),
};

/** Where it is typed, or another channel of the same server that the person can see. */
function chosenPlace(call: CommandCall): Standing {
  const here = standingOf(call.caller);
  if (!call.options.has('channel') || 'userId' in here) return here;
  const { id: channelId, parentId, isVisible } = chosenChannel(call);
  if (!isVisible) throw new UserError(call.texts('errors.pickChannel'));
  return { ...here, channelId, parentId };
}

export const why: Command = {
  data: described({
    name: 'why',
    text: 'commands.why',
    ...FOR_READERS,
    options: [storyOption, { ...channelOption, text: 'commands.why.channel', required: false }],
  }),
  who: 'everyone',
  handlers: { '': handler },
};
