/** Owns the list of what commands say of themselves, in Chinese. */
import { alerts } from './alerts.ts';
import { help } from './help.ts';
import { news } from './news.ts';
import { options } from './options.ts';
import { setup } from './setup.ts';
import { sources } from './sources.ts';
import { privacy } from './privacy.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { why } from './why.ts';

export const commands = {
  options,
  news,
  subscribe,
  subscriptions,
  why,
  alerts,
  setup,
  help,
  sources,
  privacy,
};
