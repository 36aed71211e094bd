/** Owns asking for the tags of a forum: names of its own, one after the other. */
import { UserError } from '../../lib/errors.ts';
import { isForum } from '../bot-rights.ts';
import { type Choice, CHOICE_NAME_LENGTH } from '../definition.ts';
import { escapeText, plainLine } from '../markup.ts';
import type { ServerChannel } from '../server-view.ts';
import type { Texts } from '../texts/texts-for.ts';

/** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const MOST_TAGS = 5;
const SHOWN_LENGTH = 60;
const NONE = '-';

type Forum = Pick<ServerChannel, 'id' | 'type' | 'tags'>;

/**
 * The forum's own names of the tags that were typed; empty for `-`.
 * @param channel null when it is not known: then Discord judges them
 * @throws UserError
 */
export function tagsFrom(texts: Texts, typed: string, channel: Forum | null): string[] {
  if (typed.trim() === NONE) return [];
  const names = split(typed);
  if (!channel || !isForum(channel.type)) throw new UserError(texts('rules.tagsOfForum'));
  const found = names.map((name) => {
    const tag = usableCalled(channel, name);
    if (tag === undefined) throw new UserError(noSuchTag(texts, name, channel));
    return tag;
  });
  const tags = [...new Set(found)];
  if (tags.length > MOST_TAGS) throw new UserError(texts('rules.mostTags', { most: MOST_TAGS }));
  return tags;
}

/** Of tags that a rule asks for the first that its forum has no more, in a sentence; else empty. */
export function lostTag(texts: Texts, names: readonly string[], channel: Forum | null): string {
  if (!channel || !isForum(channel.type)) return '';
  const lost = names.find((name) => usableCalled(channel, name) === undefined);
  return lost === undefined ? '' : noSuchTag(texts, lost, channel);
}

function usableCalled(channel: Forum, name: string): string | undefined {
  return usableNames(channel).find((one) => keyOf(one) === keyOf(name));
}

function noSuchTag(texts: Texts, name: string, channel: Forum): string {
  const known = usableNames(channel).map((one) => escapeText(one, SHOWN_LENGTH));
  return known.length === 0
    ? texts('rules.noTags', { channel: `<#${channel.id}>` })
    : texts('rules.unknownTag', { tag: escapeText(name, SHOWN_LENGTH), tags: texts.list(known) });
}

/** What was typed before stays, the last name is completed. */
export function tagChoices(channel: Forum | null, typed: string): Choice[] {
  if (!channel || !isForum(channel.type)) return [];
  const names = split(typed);
  const isNext = typed.trim() === '' || /[,、，]\s*$/u.test(typed);
  const before = isNext ? names : names.slice(0, -1);
  const last = isNext ? '' : (names.at(-1) ?? '');
  const chosen = new Set(before.map(keyOf));
  return usableNames(channel)
    .filter((name) => keyOf(name).includes(keyOf(last)) && !chosen.has(keyOf(name)))
    .map((name) => [...before, name].join(', '))
    .filter((value) => value.length <= CHOICE_NAME_LENGTH)
    .map((value) => ({ name: plainLine(value, CHOICE_NAME_LENGTH), value }));
}

/** Those that only moderators set are none of ours. */
function usableNames({ tags }: Forum): string[] {
  return tags.filter(({ moderated }) => !moderated).map(({ name }) => name);
}

function split(typed: string): string[] {
  return typed
    .split(/[,、，]/u)
    .map((name) => name.trim())
    .filter(Boolean);
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
