/** Owns the menu that ends subscriptions from their list. */
import { stopFollowing } from '../../delivery/stop-following.ts';
import type { Component } from '../definition.ts';
import { escapeText } from '../markup.ts';
import { ownerOf, scopeOf, subscriptionList } from '../subscription-list.ts';
import { slugLabel } from '../topic-option.ts';

const NAME_LENGTH = 60;
/** More of them are counted, so that the sentence stays within a message. */
const NAMES_SHOWN = 10;

export const unfollow: Component = {
  prefix: 'unfollow',
  whenSlow: 'update',
  async run(context, { caller, args: [scopeText, page], values }) {
    const scope = scopeOf(scopeText);
    const owner = ownerOf(scope, caller);
    const ended: string[] = [];
    for (const value of values) {
      if (!/^\d{1,15}$/.test(value)) continue;
      const subscriptionId = Number(value);
      const result = await stopFollowing(context, { subscriptionId, owner });
      if (result.status === 'removed') {
        const label = escapeText(slugLabel(context.taxonomy, result.topic), NAME_LENGTH);
        ended.push(scope === 'mine' ? label : `${label} in <#${result.place.discordId}>`);
      }
    }
    const body = await subscriptionList(context, {
      scope,
      caller,
      page: Number.parseInt(page ?? '0', 10) || 0,
    });
    const content = [endedSentence(ended), body.content].filter(Boolean).join('\n');
    return { kind: 'update', body: { ...body, content } };
  },
};

function endedSentence(ended: readonly string[]): string {
  if (ended.length === 0) return 'It had already ended.';
  const left = ended.length - NAMES_SHOWN;
  const names = ended.slice(0, NAMES_SHOWN).join(', ');
  return left > 0 ? `Ended: ${names} and ${left} more.` : `Ended: ${names}.`;
}
