/** Owns turning the pages of a channel's log. */
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { logPage, readLogPlace } from '../rules/log-page.ts';

export const alertsLog: Component = {
  prefix: 'alerts-log',
  whenSlow: 'update',
  run: async (context, { caller, args: [id = '', story, digest], texts }) => ({
    kind: 'update',
    body: await logPage(context, {
      guildId: requireManageServer(caller),
      channelId: /^\d{1,20}$/.test(id) ? id : '0',
      before: readLogPlace(story, digest),
      texts,
    }),
  }),
};
