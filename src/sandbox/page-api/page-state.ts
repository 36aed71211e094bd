/** Owns the state as the page is shown it. */
import type { PageGuild, PageState, PageStructure } from '../page-protocol.ts';
import { shown } from '../messages/store.ts';
import { shapeChannel } from '../shape.ts';
import { channelsOf, isDm, peopleOf, threadsOf, type Guild, type State } from '../state/state.ts';

export function pageStructure(state: State): PageStructure {
  const dms = [...state.channels.values()].filter(isDm);
  return {
    application_id: state.applicationId,
    bot_user_id: state.botUserId,
    users: [...state.users.values()],
    guilds: [...state.guilds.values()].map((guild) => pageGuild(state, guild)),
    dms: dms.map((dm) => ({ id: dm.id, recipient_ids: peopleOf(dm) })),
    closed_dms: [...state.closedDms],
    user_installs: [...state.userInstalls],
    locales: Object.fromEntries(state.locales),
  };
}

export function pageState(state: State): PageState {
  const messages = Object.fromEntries(
    [...state.messages].map(([channelId, log]) => [channelId, log.all().map(shown)]),
  );
  return { ...pageStructure(state), messages };
}

function pageGuild(state: State, guild: Guild): PageGuild {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    unavailable: guild.unavailable,
    has_bot: guild.members.has(state.botUserId),
    channels: [...channelsOf(state, guild.id), ...threadsOf(state, guild.id)].map((channel) =>
      shapeChannel(state, channel),
    ),
    roles: [...guild.roles.values()],
    members: [...guild.members.values()].map(({ user_id, nick, roles }) => ({
      user_id,
      nick,
      roles,
    })),
  };
}
