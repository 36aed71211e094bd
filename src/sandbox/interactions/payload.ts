/** Owns INTERACTION_CREATE: everything that Discord puts into an interaction. */
import { DEFAULT_LOCALE } from '../locales.ts';
import { BITS, permissionsIn } from '../permissions.ts';
import { contextOf } from './installs.ts';
import { shapeChannel, shapeMember } from '../shape.ts';
import { guildOfChannel, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import type { Interaction } from './registry.ts';

/** 10 MiB, the limit of a guild without boosts (receiving-and-responding.mdx). */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** In a conversation of others, and with the app's own bot (receiving-and-responding.mdx, `app_permissions`). */
const IN_PRIVATE = BITS.AttachFiles | BITS.EmbedLinks | BITS.MentionEveryone;
const IN_DIRECT_MESSAGES = IN_PRIVATE | BITS.UseExternalEmojis;

type Json = Record<string, unknown>;

/** Fields of https://discord.com/developers/docs/interactions/receiving-and-responding (Interaction). */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  channel: Channel,
  parts: { type: 2 | 3 | 4 | 5; data: Json; message?: unknown },
): Json {
  const { state } = world;
  return {
    id: interaction.id,
    application_id: state.applicationId,
    token: interaction.token,
    version: 1,
    ...parts,
    channel_id: channel.id,
    channel: shapeChannel(state, channel),
    locale: state.locales.get(interaction.userId) ?? DEFAULT_LOCALE,
    entitlements: [],
    attachment_size_limit: ATTACHMENT_LIMIT,
    context: contextOf(channel),
    authorizing_integration_owners: interaction.owners,
    ...whoAndWhere(world, channel, interaction),
  };
}

function whoAndWhere(
  { state, clock }: World,
  channel: Channel,
  { userId, owners }: Interaction,
): Json {
  const guild = guildOfChannel(state, channel);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) {
    return {
      user: state.users.get(userId),
      app_permissions: String(contextOf(channel) === 1 ? IN_DIRECT_MESSAGES : IN_PRIVATE),
    };
  }
  const permissions = permissionsIn(state, channel, userId, clock.now());
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: DEFAULT_LOCALE, features: [] },
    guild_locale: DEFAULT_LOCALE,
    member: { ...shapeMember(state, member), permissions: String(permissions) },
    app_permissions: String(
      owners[0] === undefined
        ? // How far a person's own app may go is not documented: as far as the person, at most.
          permissions & IN_DIRECT_MESSAGES
        : permissionsIn(state, channel, state.botUserId, clock.now()),
    ),
  };
}
