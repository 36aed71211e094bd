/** Owns changing a rule as an admin asked, and what is said of it. */
import { changeFollowing } from '../../delivery/change-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Rule } from '../../subscriptions/rule.ts';
import type { DiscordContext } from '../context.ts';
import { timestamp } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import { requireRoom } from './keyword-option.ts';

export type Change = {
  guildId: string;
  rule: SubscriptionView;
  /** As the person saw it. */
  revision: number;
  changes: Partial<Rule>;
  texts: Texts;
};

/** The rule as it is now, and what is said of it. */
export type Changed = { rule: SubscriptionView; said: string; isAsWished: boolean };

/** @throws UserError where it cannot be so, or the rule is gone */
export async function changeRule(
  context: DiscordContext,
  { guildId, rule, revision, changes, texts }: Change,
): Promise<Changed> {
  requireRoom(texts, { include: rule.include, exclude: rule.exclude, ...changes });
  const roleId = changes.roleId === undefined ? rule.roleId : changes.roleId;
  if ((changes.roleHeat ?? null) !== null && roleId === null)
    throw new UserError(texts('rules.heatOfNoRole'));
  const outcome = await changeFollowing(context, {
    subscriptionId: rule.id,
    owner: { guildId },
    revision,
    changes,
  });
  switch (outcome.status) {
    case 'changed': {
      context.wakeDelivery();
      const { after, before, digestAt } = outcome;
      const when = digestAt && before.cadence !== after.cadence ? timestamp(digestAt, 'f') : null;
      const next = when === null ? '' : texts('rules.nextDigest', { when });
      return { rule: after, said: texts.join([texts('rules.changed'), next]), isAsWished: true };
    }
    case 'unchanged':
      return { rule: outcome.rule, said: texts('rules.unchanged'), isAsWished: true };
    case 'changed-meanwhile':
      return { rule: outcome.rule, said: texts('rules.changedMeanwhile'), isAsWished: false };
    case 'already-exists':
      throw new UserError(texts('rules.sameExists'));
    case 'too-many-patterns':
      throw new UserError(texts('keywords.tooManyPatterns', { most: outcome.most }));
    case 'asks-nothing':
      throw new UserError(texts('rules.asksNothing'));
    case 'not-found':
      throw new UserError(texts('rules.gone'));
  }
}
