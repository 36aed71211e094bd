import { DiscordAPIError, REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../src/discord/commands/command-table.ts';
import { commands as chat, messageCommands } from '../../src/discord/commands/index.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { TransientError, UserError } from '../../src/lib/errors.ts';
import { createSandbox } from '../support/judged-sandbox.ts';

const commands = [...chat, ...messageCommands];

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
    ...('channel_types' in option && Array.isArray(option.channel_types)
      ? { channel_types: option.channel_types.toReversed() }
      : {}),
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
      options: 'options' in data ? (data.options ?? []).map(fill) : [],
      contexts: data.contexts?.toReversed(),
    }))
    .toReversed();
}

describe('registerCommands', () => {
  it('replaces nothing when Discord has them already', async () => {
    const { rest, puts } = registry(asDiscordAnswers());
    expect(await registerCommands({ rest }, '600000000000000001')).toBe('unchanged');
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
    expect(await registerCommands({ rest }, '600000000000000001')).toBe('replaced');
    expect(puts).toEqual([commands.map(({ data }) => data)]);
  });
});

/** discord.js's real REST: nothing is registered, and each replacement gets this answer. */
function restThatAnswers(answer: () => Response): REST {
  return new REST({
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: async (_url, { method }) => (method === 'PUT' ? answer() : Response.json([])),
  }).setToken('secret');
}

const failWith = (status: number, code: number) => () =>
  Response.json({ code, message: 'No' }, { status, headers: { 'retry-after': '4' } });

describe('registerCommands, when Discord does not take them', () => {
  it('replaces nothing at the second start, as Discord itself shows them', async () => {
    const sandbox = await createSandbox();
    const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
    expect(await registerCommands({ rest }, sandbox.applicationId)).toBe('replaced');
    expect(await registerCommands({ rest }, sandbox.applicationId)).toBe('unchanged');
    await sandbox.close();
  });

  it('says so when the creations of the day are used up', async () => {
    const rest = restThatAnswers(failWith(400, 30034));
    expect(await registerCommands({ rest }, '600000000000000001')).toBe('limit-reached');
  });

  it.each([
    ['an error of Discord’s', failWith(503, 0), 30_000, 'Discord answered 503 (code 0).'],
    ['a limit', failWith(429, 0), 4_050, 'Discord’s limit of this route is used up.'],
    [
      'a broken connection',
      () => {
        throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
      },
      30_000,
      'No answer: other side closed.',
    ],
    [
      'refused addresses, an error without words',
      () => {
        throw new AggregateError([]);
      },
      30_000,
      'No answer: no address took the connection.',
    ],
    [
      'a proxy’s page',
      () => new Response('<h1>Not Found</h1>', { status: 404 }),
      30_000,
      'Discord answered 404 (code none).',
    ],
  ])('asks for another try after %s', async (_name, answer, retryAfterMs, reason) => {
    const tried = registerCommands({ rest: restThatAnswers(answer) }, '600000000000000001');
    await expect(tried).rejects.toThrow(TransientError);
    await expect(tried).rejects.toMatchObject({
      retryAfterMs,
      message: `The commands could not be registered. ${reason}`,
    });
  });

  it.each([
    ['tells the operator of a refused token', 401, 0, UserError],
    ['gives up on commands that Discord finds wrong', 400, 50035, DiscordAPIError],
  ])('%s', async (_name, status, code, expected) => {
    const rest = restThatAnswers(failWith(status, code));
    await expect(registerCommands({ rest }, '600000000000000001')).rejects.toThrow(expected);
  });
});

describe('commandTable', () => {
  it('has a row for each thing that can be typed', () => {
    const rows = commandTable().map(({ usage, who }) => `${usage} (${who})`);
    expect(rows).toEqual(
      expect.arrayContaining([
        '/subscriptions (everyone)',
        '/alerts list (Manage Server)',
        '/alerts notices [channel:…] (Manage Server)',
        '/sources list [state:…] (operator)',
      ]),
    );
    const paths = chat.flatMap(({ data, handlers }) =>
      Object.keys(handlers).map((path) => `/${data.name} ${path}`.trim()),
    );
    expect(rows).toHaveLength(paths.length);
  });
});
