/** Owns the button of a list of the newest stories that turns to the page before it. */
import type { Component } from '../definition.ts';
import { turn } from './more.ts';

export const newer: Component = {
  prefix: 'newer',
  whenSlow: 'update',
  run: (context, press) => turn(context, press, (after) => ({ after })),
};
