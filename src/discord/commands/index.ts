/** Owns the list of commands: registration, dispatch and the README's table come from it. */
import type { Command } from '../definition.ts';
import { alerts } from './alerts.ts';
import { news } from './news.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';

export const commands: readonly Command[] = [news, subscribe, subscriptions, alerts];
