/** Owns the names behind ids: users, roles, channels, and where a channel is. */
import type { APIUser } from 'discord-api-types/v10';
import { DIRECT, type Model, type Place } from './state/model.ts';
import { channelName } from './state/visible.ts';

export type Lookup = {
  user(id: string): APIUser | undefined;
  /** Nickname in the guild that is open, else display name, else user name. */
  displayName(user: APIUser): string;
  role(id: string): { name: string; color: number } | undefined;
  channel(id: string): { name: string; place: Place } | undefined;
  /** Without a language of the person's own, the browser's. */
  timeOptions(): { now: Date; locale: string | undefined };
};

export function displayNameOf({ global_name, username }: APIUser): string {
  return global_name ?? username;
}

/** `now` is read at each call, so that "Today" stays true on a page that is left open. */
export function createLookup({ data, place, userId }: Model, now: () => Date): Lookup {
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  const users = new Map(data?.users.map((user) => [user.id, user]));
  const nicks = new Map(guild?.members.map(({ user_id, nick }) => [user_id, nick]));
  const roles = new Map(
    (data?.guilds ?? []).flatMap(({ roles }) => roles.map((role) => [role.id, role])),
  );
  const channels = new Map(
    (data?.guilds ?? []).flatMap(({ id: guildId, channels }) =>
      channels.map((channel) => [
        channel.id,
        { name: channelName(channel), place: { guildId, channelId: channel.id } },
      ]),
    ),
  );
  return {
    user: (id) => users.get(id),
    displayName: (user) => nicks.get(user.id) ?? displayNameOf(user),
    role: (id) => roles.get(id),
    channel: (id) => channels.get(id),
    timeOptions: () => ({ now: now(), locale: data?.locales[userId ?? ''] }),
  };
}

/** The people on the other side of a direct channel. */
export function directName({ data, userId }: Model, channelId: string, lookup: Lookup): string {
  const recipients = data?.dms.find(({ id }) => id === channelId)?.recipient_ids ?? [];
  const others = recipients.filter((id) => id !== userId);
  const names = others.map((id) => {
    const user = lookup.user(id);
    return user ? lookup.displayName(user) : id;
  });
  const bot = data ? lookup.user(data.bot_user_id) : undefined;
  return names.join(', ') || (bot ? lookup.displayName(bot) : DIRECT);
}
