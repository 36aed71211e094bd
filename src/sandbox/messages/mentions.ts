/** Owns who a message pings: what its text names and `allowed_mentions` lets through. */
import type { AllowedMentionsTypes, APIAllowedMentions, APIUser } from 'discord-api-types/v10';

import { BITS, can } from '../permissions.ts';
import { allComponents, TYPE } from '../rules/component-tree.ts';
import { guildOfChannel, type Channel } from '../state/state.ts';
import { vouched } from '../wire/vouched.ts';
import type { World } from '../world.ts';
import type { MessageBody } from './message-body.ts';

export type Mentions = { mentions: APIUser[]; mention_roles: string[]; mention_everyone: boolean };

export type MentionDefault = 'everything' | 'users';

/**
 * `fallback` is what a route parses without `allowed_mentions`: everything on channel messages, users
 * only on interactions and webhooks (message.mdx, "Allowed Mentions").
 */
export function mentionsOf(
  world: World,
  channel: Channel,
  body: Pick<MessageBody, 'content' | 'components' | 'allowed_mentions'>,
  { fallback, authorId }: { fallback: MentionDefault; authorId: string },
): Mentions {
  const mayPingAll = can(world, authorId, channel, BITS.MentionEveryone);
  const text = textOf(body);
  const allowed = body.allowed_mentions ?? defaultAllowed(fallback);
  return {
    mentions: idsIn(text, /<@!?(\d+)>/gu)
      .filter((id) => isAllowed(allowed, 'users', id))
      .flatMap((id) => world.state.users.get(id) ?? []),
    mention_roles: idsIn(text, /<@&(\d+)>/gu).filter(
      (id) => isAllowed(allowed, 'roles', id) && (mayPingAll || isMentionable(world, channel, id)),
    ),
    mention_everyone:
      parses(allowed, 'everyone') && /@(?:everyone|here)\b/u.test(text) && mayPingAll,
  };
}

function textOf({ content, components }: Pick<MessageBody, 'content' | 'components'>): string {
  const displays = allComponents(components)
    .filter(({ component }) => component['type'] === TYPE.text)
    .map(({ component }) => String(component['content']));
  return [content ?? '', ...displays].join('\n');
}

function defaultAllowed(fallback: MentionDefault): APIAllowedMentions {
  const kinds = fallback === 'users' ? ['users'] : ['users', 'roles', 'everyone'];
  return { parse: vouched<AllowedMentionsTypes[]>(kinds) };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}

function parses({ parse }: APIAllowedMentions, kind: string): boolean {
  const kinds: readonly string[] = parse ?? [];
  return kinds.includes(kind);
}

function isAllowed(allowed: APIAllowedMentions, kind: 'users' | 'roles', id: string): boolean {
  return parses(allowed, kind) || (allowed[kind] ?? []).includes(id);
}

function isMentionable({ state }: World, channel: Channel, roleId: string): boolean {
  return guildOfChannel(state, channel)?.roles.get(roleId)?.mentionable === true;
}
