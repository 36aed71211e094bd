/** Owns `bot.invite`: an administrator brings the bot into a guild. */
import { keepGuild } from '../state/changes.ts';
import { newBotRole } from '../state/seed.ts';
import { isServed } from '../state/state.ts';
import { control, ControlRefusal } from './definition.ts';
import { findGuild, GUILD_EXAMPLE, GuildInput } from './find-guild.ts';

export const inviteBot = control({
  name: 'bot.invite',
  what: 'Bring the bot into a guild that it is not in. It gets GUILD_CREATE.',
  input: GuildInput,
  example: GUILD_EXAMPLE,
  run(world, { guild_id: id }) {
    const { state, clock, ids } = world;
    const { roles, members, ...rest } = keepGuild(findGuild(world, id));
    if (members.some(({ user_id: userId }) => userId === state.botUserId)) {
      throw new ControlRefusal('The bot is in this guild already.');
    }
    const role = newBotRole(state, ids.next());
    const member = {
      user_id: state.botUserId,
      nick: null,
      roles: [role.id],
      joined_at: clock.now().toISOString(),
      communication_disabled_until: null,
    };
    world.commit({
      type: 'guild',
      guild: { ...rest, roles: [...roles, role], members: [...members, member] },
    });
    const guild = findGuild(world, id);
    if (isServed(state, guild)) world.events.emit({ type: 'guild.create', guild });
    else world.events.emit({ type: 'guild.delete', guild, isOutage: true });
  },
});
