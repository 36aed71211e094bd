/** Owns turning the pages of a server's list of alerts, and going back to one. */
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { ruleList } from '../rules/rule-list.ts';

export const alertsPage: Component = {
  prefix: 'alerts-page',
  whenSlow: 'update',
  run: async (context, { caller, args: [, mark = ''], texts }) => ({
    kind: 'update',
    body: await ruleList(context, { guildId: requireManageServer(caller), texts, mark }),
  }),
};
