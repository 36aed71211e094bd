/** Owns `/subscriptions`: what a member follows, and ending it. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { Command } from '../definition.ts';
import { subscriptionList } from '../subscription-list.ts';

export const subscriptions: Command = {
  data: {
    name: 'subscriptions',
    description: 'Show what you follow, and stop following it',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  who: 'everyone',
  handlers: {
    '': {
      whenSlow: 'private',
      run: async (context, { caller }) => ({
        kind: 'private',
        body: await subscriptionList(context, { scope: 'mine', caller, page: 0 }),
      }),
    },
  },
};
