/** Owns the proof that every command keeps its manners, those that come later among them. */
import {
  ApplicationCommandOptionType,
  GatewayIntentBits,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDiscordClient } from '../../src/discord/client.ts';
import { commands, messageCommands } from '../../src/discord/commands/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { dispatch } from '../../src/discord/dispatch.ts';
import type { Answer } from '../../src/discord/reply.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { COMMAND_RULES } from '../../src/sandbox/rules/commands.ts';
import { judgeBody } from '../../src/sandbox/wire/parse-body.ts';
import { line } from '../support/factories.ts';
import { connectGateway, gatewayUrl } from '../sandbox/gateway-client.ts';
import { createSandbox } from '../support/judged-sandbox.ts';
import { offlineContext } from './context.ts';
import { ADMIN, CHANNEL, command } from './interactions.ts';
import { type Leaf, leaves } from './leaves.ts';

const TYPES = ApplicationCommandOptionType;

/** Text of people's own: nothing that could be offered while they type. */
const FREE_TEXT = new Set(['address', 'quiet', 'words', 'keywords', 'without']);
/** What a sensible person would give; else the number 1, as which most things can be named. */
const SENSIBLE: Readonly<Record<string, string | number | boolean>> = {
  topic: 'computer-vision',
  channel: CHANNEL,
  source: '1',
  story: '1',
  alert: '1:1',
  words: 'cats',
  address: 'https://blog.example.com/feed',
  quiet: '22:00-07:00',
};
/** These answer from what the process knows, or from the web; or ask first. */
const WITHOUT_DATABASE = new Set([
  '/help',
  '/privacy forget',
  '/subscribe',
  '/sources add',
  '/sources test',
]);
const EPHEMERAL = 64;

const paths = leaves.map((leaf) => [leaf.path, leaf] as const);

const OPERATOR = { ...ADMIN, permissions: String(PermissionFlagsBits.Administrator) };
const everyRight = { id: CHANNEL, type: 0, app_permissions: String((1n << 53n) - 1n) };

/** The database is down, and so is the web. */
function down({ isOperator = true } = {}) {
  const { context, lines } = offlineContext();
  const whole: DiscordContext = {
    ...context,
    desk: {
      isOperator: async () => isOperator,
      readsDefaults: false,
      line,
      web: {
        fetchPage: async () => {
          throw new Error('the web is down');
        },
      },
    },
  };
  return { context: whole, lines };
}

type Given = Record<string, string | number | boolean>;

async function run(
  { path }: Leaf,
  given: Given,
  { by = OPERATOR, isOperator = true, channel = everyRight }: RunArgs = {},
): Promise<{ answer: Answer; lines: Record<string, unknown>[] }> {
  const { context, lines } = down({ isOperator });
  const raw = command(path, given, { by, channel });
  return { answer: await dispatch(context, raw), lines };
}

type RunArgs = {
  by?: { id: string; permissions: string };
  isOperator?: boolean;
  channel?: typeof everyRight;
};

/** All that a person sees of an answer, as far as it matters here. */
const dataSchema = z.object({
  content: z.string().default(''),
  title: z.string().default(''),
  flags: z.number().default(0),
  embeds: z
    .array(z.object({ title: z.string().default(''), description: z.string().default('') }))
    .default([]),
});

function shown({ response }: Answer): { text: string; isPrivate: boolean } {
  const data = dataSchema.parse('data' in response ? response.data : {});
  const embeds = data.embeds.flatMap(({ title, description }) => [title, description]);
  return {
    text: [data.content, data.title, ...embeds].join('\n').trim(),
    // A form is seen by one alone.
    isPrivate: data.title !== '' || (data.flags & EPHEMERAL) !== 0,
  };
}

const senseless = ({ type }: APIApplicationCommandBasicOption): string | number | boolean => {
  if (type === TYPES.Integer || type === TYPES.Number) return -9_999_999;
  if (type === TYPES.Boolean) return true;
  return type === TYPES.String ? '¿@everyone no such thing?' : '399999999999999999';
};

const sensible = ({ name, type }: APIApplicationCommandBasicOption) =>
  SENSIBLE[name] ?? (type === TYPES.String ? '1' : 1);

const filled = (
  options: Leaf['options'],
  value: (option: APIApplicationCommandBasicOption) => string | number | boolean,
): Given => Object.fromEntries(options.map((option) => [option.name, value(option)]));

describe.each(paths)('%s', (_path, leaf) => {
  it('offers what can be named while it is typed', () => {
    const unaided = leaf.options.filter((option) => {
      const isAided =
        ('autocomplete' in option && option.autocomplete) ||
        ('choices' in option && (option.choices ?? []).length > 0);
      return option.type === TYPES.String && !isAided && !FREE_TEXT.has(option.name);
    });
    expect(unaided.map(({ name }) => name)).toEqual([]);
  });

  it('answers wrong input with a sentence that calls nobody', async () => {
    const { answer } = await run(leaf, filled(leaf.options, senseless), {
      channel: { ...everyRight, id: '399999999999999999', type: 4 },
    });
    expect(shown(answer).text).toMatch(/\p{L}{2}/u);
    expect(answer.response).toHaveProperty('data.allowed_mentions', { parse: [] });
    expect(shown(answer).text).not.toContain('@everyone');
  });

  it('answers with a reference that is in the log when the database is down', async () => {
    // Of a topic and keywords one is enough, so neither must be given.
    const required = leaf.options.filter(
      ({ required: isRequired, name }) => isRequired === true || name === 'topic',
    );
    const given = filled(required, sensible);
    const { answer, lines } = await run(leaf, given);
    const { text, isPrivate } = shown(answer);
    expect(isPrivate).toBe(true);
    const [, reference] = /Reference: ([0-9a-f]{6})/u.exec(text) ?? [];
    const isLogged = lines.some((logged) => logged['reference'] === reference);
    const isExpected = !WITHOUT_DATABASE.has(leaf.path) || reference !== undefined;
    expect({ text, isLogged }).toMatchObject({ isLogged: isExpected });
    expect(text).not.toMatch(/database|web is down/u);
  });

  it('offers nothing, and says nothing wrong, while the database is down', async () => {
    for (const option of leaf.options) {
      if (!('autocomplete' in option && option.autocomplete)) continue;
      const { context } = down();
      const raw = command(
        leaf.path,
        { [option.name]: '¿no such thing?' },
        { by: OPERATOR, focused: option.name },
      );
      const { response } = await dispatch(context, raw);
      expect(response).toMatchObject({ type: 8, data: { choices: expect.any(Array) } });
    }
  });

  it('tells a member without rights kindly what it is for', async () => {
    const given = filled(
      leaf.options.filter((option) => option.required === true),
      sensible,
    );
    const member = { id: '100000000000000002', permissions: '0' };
    const { answer } = await run(leaf, given, { by: member, isOperator: false });
    const { text, isPrivate } = shown(answer);
    expect(text).toMatch(/\p{L}{2}/u);
    if (leaf.needs === undefined || leaf.needs === null) return;
    expect(isPrivate).toBe(true);
    expect(text).toMatch(/^Only (?:people with “Manage Server”|who runs this Keypoint)/u);
  });
});

const registered = [...commands, ...messageCommands].map(
  (one) => [one.data.name, one.data] as const,
);

it.each(registered)('%s is taken by Discord’s rules in every language', (_name, data) => {
  expect(() => judgeBody(ApplicationCommandUpdateRequestSchema, data, COMMAND_RULES)).not.toThrow();
});

it.each(registered)('%s is offered where it is of use', (_name, data) => {
  const { integration_types: installs, contexts, default_member_permissions: needs } = data;
  const isReaders = needs === undefined || needs === null;
  const isOperators = needs === '0';
  expect({ installs, contexts }).toEqual({
    installs: isReaders ? [0, 1] : [0],
    contexts: isReaders ? [0, 1, 2] : isOperators ? [0, 1] : [0],
  });
});

it('asks for no privileged intent: Keypoint is let in where whoever asks for one is not', async () => {
  const sandbox = await createSandbox({ limits: false });
  const client = createDiscordClient(
    { clock: systemClock, log: silentLog() },
    { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
  );
  expect((await client.login()).applicationId).toBe(sandbox.applicationId);
  const { GuildMembers, GuildPresences, MessageContent } = GatewayIntentBits;
  for (const intents of [GuildMembers, GuildPresences, MessageContent]) {
    const other = await connectGateway(await gatewayUrl({ sandbox }));
    other.send({ op: 2, d: { token: sandbox.token, intents, properties: {} } });
    expect(await other.closed).toBe(4014);
  }
  await client.close();
  await sandbox.close();
});
