/** Owns turning the pages of what somebody follows, and coming back to them. */
import type { Component } from '../definition.ts';
import { followingList } from '../following/list-page.ts';

export const followingPage: Component = {
  prefix: 'following-page',
  whenSlow: 'update',
  run: async (context, { caller: { userId }, texts, args: [from = ''] }) => ({
    kind: 'update',
    body: await followingList(
      context,
      { userId, texts },
      { from: /^\d{1,15}$/.test(from) ? Number(from) : 0 },
    ),
  }),
};
