/** Owns saying what of a rule does not come about: a role that is not called, a tag that is gone. */
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { DiscordContext } from '../context.ts';
import type { Texts } from '../texts/texts-for.ts';
import { lostTag } from './forum-tags-option.ts';
import { roleWarning } from './role-warning.ts';

/** A line for each; none when all is well. */
export function ruleWarnings(
  context: Pick<DiscordContext, 'server'>,
  texts: Texts,
  { place, roleId, forumTags }: Pick<SubscriptionView, 'place' | 'roleId' | 'forumTags'>,
): string[] {
  const at = { guildId: place.guildId ?? '', channelId: place.discordId };
  const warnings = [
    roleWarning(context, texts, { ...at, roleId }),
    lostTag(texts, forumTags, context.server.channel(at)),
  ];
  return warnings.filter(Boolean).map((warning) => `⚠️ ${warning}`);
}
