import { describe, expect, it } from 'vitest';
import { commandTable } from '../../src/discord/commands/command-table.ts';
import { commands } from '../../src/discord/commands/index.ts';
import { registerCommands } from '../../src/discord/register.ts';

/** Discord's side: what is registered, as it answers it, and how often that was replaced. */
function registry(known: readonly object[]) {
  const puts: unknown[] = [];
  return {
    puts,
    rest: {
      get: async () => known,
      put: async (_route: string, { body }: { body?: unknown } = {}) => puts.push(body),
    },
  };
}

/** Discord fills in defaults, adds ids, sorts sets its own way and lists the commands in any order. */
function asDiscordAnswers(): object[] {
  const fill = (option: object): object => ({
    required: false,
    ...option,
    ...('options' in option && Array.isArray(option.options)
      ? { options: option.options.map(fill) }
      : {}),
    ...('channel_types' in option ? { channel_types: [5, 0] } : {}),
    name_localizations: null,
  });
  return commands
    .map(({ data }, index) => ({
      id: `70000000000000000${index}`,
      application_id: '600000000000000001',
      version: '1',
      type: 1,
      nsfw: false,
      default_member_permissions: null,
      dm_permission: true,
      ...data,
      ...(data.options ? { options: data.options.map(fill) } : { options: [] }),
      contexts: data.contexts?.toReversed(),
    }))
    .toReversed();
}

describe('registerCommands', () => {
  it('replaces nothing when Discord has them already', async () => {
    const { rest, puts } = registry(asDiscordAnswers());
    expect(await registerCommands({ rest }, '600000000000000001')).toBe(false);
    expect(puts).toEqual([]);
  });

  it.each([
    ['none is registered', []],
    ['one is missing', asDiscordAnswers().slice(1)],
    [
      'one is too many',
      [...asDiscordAnswers(), { id: '1', name: 'old', description: 'x', type: 1 }],
    ],
    [
      'a description changed',
      asDiscordAnswers().map((each) => Object.assign(each, { description: 'old' })),
    ],
    [
      'who may use it changed',
      asDiscordAnswers().map((each) => Object.assign(each, { default_member_permissions: '8' })),
    ],
  ])('replaces all when %s', async (_name, known) => {
    const { rest, puts } = registry(known);
    expect(await registerCommands({ rest }, '600000000000000001')).toBe(true);
    expect(puts).toEqual([commands.map(({ data }) => data)]);
  });
});

describe('commandTable', () => {
  it('has a row for each thing that can be typed', () => {
    expect(commandTable().map(({ usage, who }) => `${usage} (${who})`)).toEqual([
      '/news topic topic:… [count:…] (everyone)',
      '/subscribe topic:… (everyone)',
      '/subscriptions (everyone)',
      '/alerts add topic:… channel:… (Manage Server)',
      '/alerts list (Manage Server)',
      '/alerts remove topic:… channel:… (Manage Server)',
    ]);
  });
});
