/** Owns pausing, resuming and removing a rule as an admin asked, and what is said of it. */
import { pauseFollowing, resumeFollowing } from '../../delivery/rest-following.ts';
import { stopFollowing } from '../../delivery/stop-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { DiscordContext } from '../context.ts';
import type { Texts } from '../texts/texts-for.ts';
import { askedText } from './rule-text.ts';

type Args = { guildId: string; rule: SubscriptionView; texts: Texts };

/** @throws UserError when it is gone */
export async function pauseRule(context: DiscordContext, args: Args): Promise<SubscriptionView> {
  return restingRule(await pauseFollowing(context, whichOf(args)), args.texts);
}

/** @throws UserError when it is gone */
export async function resumeRule(context: DiscordContext, args: Args): Promise<SubscriptionView> {
  return restingRule(await resumeFollowing(context, whichOf(args)), args.texts);
}

/**
 * Answers what is said of it.
 * @throws UserError when it is gone
 */
export async function removeRule(context: DiscordContext, args: Args): Promise<string> {
  const { rule, texts } = args;
  const outcome = await stopFollowing(context, whichOf(args));
  if (outcome.status === 'not-found') throw new UserError(texts('rules.gone'));
  return texts('alerts.removed', {
    channel: `<#${rule.place.discordId}>`,
    topic: askedText(texts, context.taxonomy, rule),
  });
}

function whichOf({ guildId, rule }: Args) {
  return { subscriptionId: rule.id, owner: { guildId } };
}

function restingRule(
  outcome: Awaited<ReturnType<typeof pauseFollowing>>,
  texts: Texts,
): SubscriptionView {
  if (outcome.status === 'done') return outcome.rule;
  throw new UserError(texts('rules.gone'));
}
