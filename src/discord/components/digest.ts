/** Owns the button of a digest: all of its stories, for who pressed it alone. */
import type { Component } from '../definition.ts';
import { digestList } from '../digest-list.ts';

export const digest: Component = {
  prefix: 'digest',
  whenSlow: 'private',
  run: async (context, { args, texts }) => ({
    kind: 'private',
    body: await digestList(context, args, texts),
  }),
};
