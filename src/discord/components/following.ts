/** Owns turning the pages of a list of subscriptions. */
import type { Component } from '../definition.ts';
import { scopeOf, subscriptionList } from '../subscription-list.ts';

export const following: Component = {
  prefix: 'following',
  whenSlow: 'update',
  run: async (context, { caller, args: [scope, page] }) => ({
    kind: 'update',
    body: await subscriptionList(context, {
      scope: scopeOf(scope),
      caller,
      page: Number.parseInt(page ?? '0', 10) || 0,
    }),
  }),
};
