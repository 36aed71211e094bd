/** Owns where somebody can be mentioned, and what is posted there. */
import { UserError } from '../../lib/errors.ts';
import { listSubscriptions } from '../../subscriptions/list-subscriptions.ts';
import type { Place } from '../../subscriptions/follow.ts';
import type { DiscordContext } from '../context.ts';
import type { Caller } from '../interaction.ts';
import { escapeText } from '../markup.ts';
import { shortList } from '../texts/short-list.ts';
import type { Texts } from '../texts/texts-for.ts';
import { slugLabel } from '../topic-option.ts';
import { isMentionable } from './dm-closed.ts';

export type Here = {
  place: Place;
  /** What is posted there, where that is not surely what somebody asks for; else empty. */
  hint: string;
};

const TOPICS_SHOWN = 5;
const TOPIC_LENGTH = 60;

/**
 * The caller's channel, if its alerts are posted one by one: a mention comes with them. A thread or
 * a forum's post that gets none stands for the channel that it belongs to.
 * @param topic what the caller asks for; null is any
 * @throws UserError that says where it can be instead
 */
export async function mentionHere(
  { db, taxonomy }: Pick<DiscordContext, 'db' | 'taxonomy'>,
  { caller, topic, texts }: { caller: Caller; topic: string | null; texts: Texts },
): Promise<Here> {
  const { guildId, channelId, parentId } = caller;
  if (guildId === null || channelId === null || !isMentionable(caller)) {
    throw new UserError(texts('following.notHere'));
  }
  const all = await listSubscriptions({ db }, { guildId });
  const instant = all.filter(({ cadence }) => cadence === 'instant');
  const discordId = [channelId, parentId].find((id) =>
    instant.some(({ place }) => place.discordId === id),
  );
  if (!discordId) {
    throw new UserError(texts('following.noAlertsHere', { channel: `<#${channelId}>` }));
  }
  const here = instant.filter(({ place }) => place.discordId === discordId);
  const place: Place = { kind: 'channel', discordId, guildId };
  const isSure = here.some((rule) => rule.topic === null || rule.topic === topic);
  if (topic === null || isSure) return { place, hint: '' };
  const labels = new Set(here.map((rule) => slugLabel(taxonomy, rule.topic, texts)));
  const topics = shortList(
    [...labels].map((label) => escapeText(label, TOPIC_LENGTH)),
    TOPICS_SHOWN,
    texts,
  );
  return { place, hint: texts('following.itsAlerts', { topics }) };
}
