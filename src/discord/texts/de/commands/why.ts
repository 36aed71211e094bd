/** Owns what `/why` says of itself while it is typed, in German. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'de', typeof english> = {
  description: 'Warum eine Meldung hier gepostet wurde, oder warum nicht',
  channel: { name: 'kanal', description: 'Ein anderer Kanal dieses Servers als dieser' },
};
