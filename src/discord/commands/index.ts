/** Owns the list of commands: registration, dispatch and the README's table come from it. */
import type { Command, MessageCommand } from '../definition.ts';
import { alerts } from './alerts.ts';
import { findRelated } from './find-related.ts';
import { helpCommand } from './help.ts';
import { news } from './news.ts';
import { setup } from './setup.ts';
import { sources } from './sources/index.ts';
import { privacy } from './privacy.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { why } from './why.ts';

export const commands: readonly Command[] = [
  news,
  subscribe,
  subscriptions,
  why,
  alerts,
  setup,
  privacy,
  helpCommand(() => ({ commands, messageCommands })),
  sources,
];

/** Those of a message's own menu. */
export const messageCommands: readonly MessageCommand[] = [findRelated];
