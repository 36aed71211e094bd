/** Owns `/subscriptions`: what somebody follows, changing and ending it, and their own hours. */
import { takeEndedFollows } from '../../subscriptions/story-follows.ts';
import { FOR_READERS } from '../command-places.ts';
import type { Command } from '../definition.ts';
import { described } from '../described.ts';
import { followingList } from '../following/list-page.ts';

export const subscriptions: Command = {
  data: described({
    name: 'subscriptions',
    text: 'commands.subscriptions',
    ...FOR_READERS,
  }),
  who: 'everyone',
  handlers: {
    '': {
      whenSlow: 'private',
      async run(context, { caller: { userId }, texts }) {
        const count = await takeEndedFollows(context, userId);
        const said = count > 0 ? texts('following.stories.closed', { count }) : '';
        const body = await followingList(context, { userId, texts }, { said });
        return { kind: 'private', body };
      },
    },
  },
};
