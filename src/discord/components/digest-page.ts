/** Owns turning the pages of a digest's list. */
import type { Component } from '../definition.ts';
import { digestList } from '../digest-list.ts';

export const digestPage: Component = {
  prefix: 'digest-page',
  whenSlow: 'update',
  run: async (context, { args, texts }) => ({
    kind: 'update',
    body: await digestList(context, args, texts),
  }),
};
