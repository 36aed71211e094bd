/** Owns `/sources`: who runs Keypoint chooses what it reads, as `keypoint sources` does. */
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { DAILY_MAX } from '../../../ingest/source-rules.ts';
import { AUTHORITY_MAX } from '../../../quality/authority.ts';
import { sourceStates } from '../../../sources/source-states.ts';
import type { Command } from '../../definition.ts';
import { described, type OptionData, type SubcommandData } from '../../described.ts';
import { sourceOption } from '../../source-option.ts';
import { topicOption } from '../../topic-option.ts';
import { add, list, pause, remove, resume, show, test } from './handlers.ts';

const { Subcommand } = ApplicationCommandOptionType;

const stateOption = {
  type: ApplicationCommandOptionType.String,
  name: 'state',
  text: 'commands.sources.state',
  choices: [...sourceStates, 'all' as const].map((state) => ({
    text: `commands.sources.state.${state}` as const,
    value: state,
  })),
} satisfies OptionData;

const feedOptions = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'address',
    text: 'commands.sources.address',
    required: true,
    max_length: 2_000,
  },
  { ...topicOption, text: 'commands.sources.topic', required: false },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'authority',
    text: 'commands.sources.authority',
    min_value: 0,
    max_value: AUTHORITY_MAX,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'daily',
    text: 'commands.sources.daily',
    min_value: 1,
    max_value: DAILY_MAX,
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'only-named',
    text: 'commands.sources.onlyNamed',
  },
] satisfies OptionData[];

const subcommands = [
  { type: Subcommand, name: 'list', text: 'commands.sources.list', options: [stateOption] },
  { type: Subcommand, name: 'show', text: 'commands.sources.show', options: [sourceOption] },
  { type: Subcommand, name: 'add', text: 'commands.sources.add', options: feedOptions },
  { type: Subcommand, name: 'test', text: 'commands.sources.test', options: feedOptions },
  { type: Subcommand, name: 'pause', text: 'commands.sources.pause', options: [sourceOption] },
  { type: Subcommand, name: 'resume', text: 'commands.sources.resume', options: [sourceOption] },
  { type: Subcommand, name: 'remove', text: 'commands.sources.remove', options: [sourceOption] },
] satisfies SubcommandData[];

export const sources: Command = {
  data: described({
    name: 'sources',
    text: 'commands.sources',
    // Only hides it from who is no admin: each handler asks who runs Keypoint.
    default_member_permissions: '0',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: subcommands,
  }),
  who: 'operator',
  handlers: { list, show, add, test, pause, resume, remove },
};
