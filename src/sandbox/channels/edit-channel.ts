/** Owns the changing of a guild's channels. */
import { UpdateGuildChannelRequestPartialSchema } from 'discord-api-spec/zod';

import { demand } from '../demand.ts';
import { BITS } from '../permissions.ts';
import type { Guild, GuildChannel } from '../state/state.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { NAME_LENGTH, shownName, trimName } from './channel-name.ts';
import { judgeParent, settingsOf, topicLength, type ChannelBody } from './channel-body.ts';
import { tagNames } from './tags.ts';

/** Only text and announcement channels turn into each other (channel.mdx, "Modify Channel"). */
const CONVERTIBLE = new Set<number>([0, 5]);

/** Takes MANAGE_CHANNELS, and MANAGE_ROLES for overwrites; an absent key stays. */
export function editChannel(
  world: World,
  guild: Guild,
  channel: GuildChannel,
  raw: unknown,
): GuildChannel {
  demand(world, channel, BITS.ManageChannels);
  const body = judgeBody<ChannelBody>(
    UpdateGuildChannelRequestPartialSchema,
    trimName(raw),
    [tagNames],
    NAME_LENGTH,
  );
  if (body.permission_overwrites) demand(world, channel, BITS.ManageRoles);
  const type = body.type ?? channel.type;
  const isConverted = type !== channel.type;
  if (isConverted && !(CONVERTIBLE.has(type) && CONVERTIBLE.has(channel.type))) {
    throw discordError(50024);
  }
  const errors = topicLength(body.topic, type);
  if (errors.length > 0) throw formError(errors);
  const { parent_id: parentId } = body;
  if (parentId !== undefined) {
    judgeParent(world.state, guild, { id: channel.id, parent_id: parentId });
  }
  const next: GuildChannel = {
    ...channel,
    type,
    ...(body.name === undefined ? {} : { name: shownName(body.name, type) }),
    ...settingsOf(world, guild, body, channel),
  };
  saveChannel(world, next);
  return next;
}

/** Keeps a changed channel, and tells of it. */
export function saveChannel(world: World, channel: GuildChannel): void {
  world.commit({ type: 'channel', channel });
  world.events.emit({ type: 'channel.update', channel });
}
