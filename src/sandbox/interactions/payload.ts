/** Owns INTERACTION_CREATE: everything that Discord puts into an interaction. */
import { BITS, permissionsIn } from '../permissions.ts';
import { shapeChannel, shapeMember } from '../shape.ts';
import { guildOfChannel, type Channel } from '../state/state.ts';
import type { World } from '../world.ts';
import type { Interaction } from './registry.ts';

const LOCALE = 'en-US';
/** 10 MiB, the limit of a guild without boosts (receiving-and-responding.mdx). */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** In a conversation with the app's own bot (receiving-and-responding.mdx, `app_permissions`). */
const IN_DIRECT_MESSAGES =
  BITS.AttachFiles | BITS.EmbedLinks | BITS.MentionEveryone | BITS.UseExternalEmojis;

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
    locale: state.locales.get(interaction.userId) ?? LOCALE,
    entitlements: [],
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...whoAndWhere(world, channel, interaction.userId),
  };
}

function whoAndWhere({ state, clock }: World, channel: Channel, userId: string): Json {
  const guild = guildOfChannel(state, channel);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) {
    return {
      user: state.users.get(userId),
      context: 1,
      app_permissions: String(IN_DIRECT_MESSAGES),
      authorizing_integration_owners: { 0: '0' },
    };
  }
  const permissions = String(permissionsIn(state, channel, userId, clock.now()));
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: LOCALE, features: [] },
    guild_locale: LOCALE,
    member: { ...shapeMember(state, member), permissions },
    context: 0,
    app_permissions: String(permissionsIn(state, channel, state.botUserId, clock.now())),
    authorizing_integration_owners: { 0: guild.id },
  };
}
