/** Owns the making of a guild's channels. */
import { CreateGuildChannelRequestSchema } from 'discord-api-spec/zod';

import { basePermissions, BITS, can } from '../permissions.ts';
import { newGuildChannel } from '../state/new-channel.ts';
import { channelsOf, type Guild, type GuildChannel } from '../state/state.ts';
import { discordError, formError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { isRecord } from '../wire/record.ts';
import type { World } from '../world.ts';
import { isForum, judgeParent, settingsOf, topicLength, type ChannelBody } from './channel-body.ts';
import { NAME_LENGTH, shownName, trimName } from './channel-name.ts';
import { tagNames } from './tags.ts';

const MOST_CHANNELS = 500;
const MEDIA = 16;
const FORUM = 15;

/** Takes MANAGE_CHANNELS in the guild, or in the category that it goes to. */
export function createChannel(world: World, guild: Guild, raw: unknown): GuildChannel {
  const isMedia = isRecord(raw) && raw['type'] === MEDIA;
  const body = judgeBody<ChannelBody & { name: string }>(
    CreateGuildChannelRequestSchema,
    // The schema does not know media channels; the documents do (guild.mdx, "Create Guild Channel").
    trimName(isMedia ? { ...raw, type: FORUM } : raw),
    [tagNames],
    NAME_LENGTH,
  );
  if (!mayCreate(world, guild, body)) throw discordError(50013);
  const siblings = channelsOf(world.state, guild.id);
  if (siblings.length >= MOST_CHANNELS) throw discordError(30013);
  const type = isMedia ? MEDIA : (body.type ?? 0);
  const errors = topicLength(body.topic, type);
  if (errors.length > 0) throw formError(errors);
  judgeParent(world.state, guild, body);
  const before = { type, available_tags: [], flags: 0 };
  const settings = settingsOf(world, guild, body, before);
  const channel = newGuildChannel(world.ids.next(), guild.id, {
    name: shownName(body.name, type),
    position: siblings.length,
    type,
    ...settings,
    ...(isForum(before) ? {} : { available_tags: [] }),
  });
  world.commit({ type: 'channel', channel });
  world.events.emit({ type: 'channel.create', channel });
  return channel;
}

function mayCreate(world: World, guild: Guild, { parent_id: parentId }: ChannelBody): boolean {
  const { state } = world;
  const inGuild = basePermissions(guild, state.botUserId) & BITS.ManageChannels;
  if (inGuild !== 0n) return true;
  const parent = state.channels.get(parentId ?? '');
  return parent !== undefined && can(world, state.botUserId, parent, BITS.ManageChannels);
}
