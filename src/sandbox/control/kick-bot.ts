/** Owns `bot.kick`: the bot is removed from a guild. */
import { keepGuild, type Change } from '../state/changes.ts';
import { channelsOf, type Guild, type State } from '../state/state.ts';
import { control, ControlRefusal } from './definition.ts';
import { findGuild, GUILD_EXAMPLE, GuildInput } from './find-guild.ts';

export const kickBot = control({
  name: 'bot.kick',
  what: 'Remove the bot from a guild. It gets GUILD_DELETE, and 50001 for what it asks there.',
  input: GuildInput,
  example: GUILD_EXAMPLE,
  run(world, { guild_id: id }) {
    const { state } = world;
    const guild = findGuild(world, id);
    if (!guild.members.has(state.botUserId)) {
      throw new ControlRefusal('The bot is not in this guild.');
    }
    world.commit(...withoutBot(state, guild));
    world.events.emit({ type: 'guild.delete', guild, isOutage: false });
  },
});

/** The role that Discord made for the bot goes with it, and with the role its overwrites. */
function withoutBot(state: State, guild: Guild): Change[] {
  const { roles, members, ...rest } = keepGuild(guild);
  const gone = roles.filter(({ tags }) => tags?.bot_id === state.botUserId).map(({ id }) => id);
  const kept: Change = {
    type: 'guild',
    guild: {
      ...rest,
      roles: roles.filter(({ id }) => !gone.includes(id)),
      members: members.filter(({ user_id: id }) => id !== state.botUserId),
    },
  };
  const channels = channelsOf(state, guild.id).filter(({ permission_overwrites: overwrites }) =>
    overwrites.some(({ id }) => gone.includes(id)),
  );
  return [
    kept,
    ...channels.map((channel): Change => {
      const left = channel.permission_overwrites.filter(({ id }) => !gone.includes(id));
      return { type: 'channel', channel: { ...channel, permission_overwrites: left } };
    }),
  ];
}
