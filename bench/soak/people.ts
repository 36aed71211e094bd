/** Owns what people do in the soak: commands, and what they press and choose on what they see. */
import { ButtonStyle, ComponentType, type APIMessage } from 'discord-api-types/v10';
import type { Discord } from '../chaos/discord.ts';
import type { Random } from '../chaos/random.ts';
import type { FilledOption, PageCommands, PageMessages } from '../../src/sandbox/page-protocol.ts';

const under = (name: string, options: FilledOption[] = []): FilledOption[] => [
  { name, type: 1, options },
];
const text = (name: string, value: string): FilledOption => ({ name, type: 3, value });

type Ask = { command: string; options: FilledOption[] };

/** What changes nothing of what is followed: the end is judged by that. */
const ASKED: readonly Ask[] = [
  { command: 'help', options: [] },
  { command: 'news', options: under('latest') },
  { command: 'news', options: under('trending') },
  { command: 'news', options: under('catchup') },
  { command: 'news', options: under('topic', [text('topic', 'topic-5')]) },
  { command: 'news', options: under('search', [text('words', 'camera robot')]) },
  { command: 'subscriptions', options: [] },
  { command: 'alerts', options: under('list') },
];

type Who = { userId: string; channelIds: readonly string[] };

/** One thing that a person does; what it is called, with what became of it when it was refused. */
export async function actOnce(discord: Discord, who: Who, random: Random): Promise<string> {
  const place = { user_id: who.userId, channel_id: random.pick(who.channelIds) };
  const query = new URLSearchParams(place);
  if (random.chance(0.5)) {
    const { command, options } = random.pick(ASKED);
    const { commands } = await discord.read<PageCommands>(`sandbox/commands?${query.toString()}`);
    const known = commands.find(({ name }) => name === command);
    if (!known) return `/${command} is not there`;
    const status = await discord.interact({
      ...place,
      kind: 'command',
      command_id: known.id,
      options,
    });
    return `/${command} ${options[0]?.name ?? ''} ${status}`;
  }
  if (random.chance(0.2)) {
    const { commands } = await discord.read<PageCommands>(`sandbox/commands?${query.toString()}`);
    const known = commands.find(({ name }) => name === 'news');
    const typed = { ...text('topic', random.pick(['t', 'top', 'topic 3'])), focused: true };
    const status = await discord.interact({
      ...place,
      kind: 'autocomplete',
      command_id: known?.id ?? '',
      options: under('topic', [typed]),
    });
    return `autocomplete ${status}`;
  }
  const { messages } = await discord.read<PageMessages>(`sandbox/messages?${query.toString()}`);
  const usable = messages.flatMap(componentsOf);
  if (usable.length === 0) return 'nothing to press';
  const { messageId, customId, values } = random.pick(usable);
  const status = await discord.interact({
    ...place,
    kind: 'component',
    message_id: messageId,
    custom_id: customId,
    ...(values === null
      ? { component_type: ComponentType.Button }
      : { component_type: ComponentType.StringSelect, values }),
  });
  return `${customId.split(':')[0]} ${status}`;
}

type Usable = { messageId: string; customId: string; values: string[] | null };

function componentsOf({ id: messageId, components = [] }: APIMessage): Usable[] {
  return components.flatMap((row) => {
    if (!('components' in row)) return [];
    return row.components.flatMap((component): Usable[] => {
      if (component.type === ComponentType.Button && component.style !== ButtonStyle.Link) {
        if (!('custom_id' in component)) return [];
        return [{ messageId, customId: component.custom_id, values: null }];
      }
      if (component.type !== ComponentType.StringSelect) return [];
      const values = component.options.slice(0, 1).map(({ value }) => value);
      return [{ messageId, customId: component.custom_id, values }];
    });
  });
}
