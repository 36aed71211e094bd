/** Owns the command of a message's menu that finds news near to it. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import { FOR_READERS } from '../command-places.ts';
import type { MessageCommand } from '../definition.ts';
import { named } from '../described.ts';
import { relatedToMessage } from '../lookups/related-page.ts';

export const findRelated: MessageCommand = {
  data: {
    ...named('commands.news.findRelated'),
    type: ApplicationCommandType.Message,
    ...FOR_READERS,
  },
  who: 'everyone',
  whenSlow: 'private',
  run: async (context, { message, texts }) => ({
    kind: 'private',
    body: await relatedToMessage(context, message, texts),
  }),
};
