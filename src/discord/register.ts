/** Owns telling Discord which commands there are, only when that has changed. */
import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST } from 'discord.js';
import {
  ApplicationCommandType,
  RESTJSONErrorCodes,
  Routes,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { TransientError, UserError } from '../lib/errors.ts';
import { commands, messageCommands } from './commands/index.ts';
import { meaningOfFailure } from './rest-failure.ts';
import { learnCommandIds } from './texts/command-mentions.ts';

type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number];

/** What Discord fills in when a command leaves it out, and what it adds of its own. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: 1,
  nsfw: false,
  required: false,
  autocomplete: false,
  default_permission: true,
  dm_permission: true,
  default_member_permissions: null,
  /** Of a command in a menu. */
  description: '',
  name_localizations: null,
  description_localizations: null,
  options: [],
  choices: [],
};
const DISCORDS_OWN = new Set(['id', 'application_id', 'version', 'guild_id', 'handler']);
/** Lists whose order means nothing. */
const SETS = new Set(['contexts', 'integration_types', 'channel_types']);

const RETRY_MS = 30_000;
const CHAT_INPUT: number = ApplicationCommandType.ChatInput;
/** 200 creations a day: https://docs.discord.com/developers/interactions/application-commands#registering-a-command. */
const DAILY_LIMIT = RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached;

export type RegisterOutcome = 'unchanged' | 'replaced' | 'limit-reached';

const answerSchema = z.array(z.record(z.string(), z.unknown()));
const namedSchema = z.array(
  z.object({ id: z.string(), name: z.string(), type: z.number().default(1) }),
);
/** Else Discord leaves the translations out. */
const WHOLE = new URLSearchParams({ with_localizations: 'true' });

/**
 * Replaces the global commands when they differ from `wanted`: each replacement counts against
 * Discord's 200 creations a day. From then on texts mention commands by the ids that they have.
 * @returns `limit-reached` when those of today are used up: Discord keeps the commands it has.
 * @throws TransientError when Discord cannot answer now; UserError when it refuses the bot.
 */
export async function registerCommands(
  { rest }: { rest: Pick<REST, 'get' | 'put'> },
  applicationId: string,
  wanted: readonly CommandBody[] = [...commands, ...messageCommands].map(({ data }) => data),
): Promise<RegisterOutcome> {
  const route = Routes.applicationCommands(applicationId);
  const known = answerSchema.parse(await rest.get(route, { query: WHOLE }).catch(rethrow));
  learnIds(known);
  if (isDeepStrictEqual(comparable(known), comparable(wanted))) return 'unchanged';
  try {
    learnIds(await rest.put(route, { body: wanted }));
    return 'replaced';
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === DAILY_LIMIT) return 'limit-reached';
    return rethrow(error);
  }
}

/** Without them commands are mentioned as they are typed, which does no harm. */
function learnIds(answer: unknown): void {
  const commands = namedSchema.safeParse(answer).data ?? [];
  learnCommandIds(commands.filter(({ type }) => type === CHAT_INPUT));
}

function rethrow(error: unknown): never {
  const meaning = meaningOfFailure(error);
  if (meaning.status === 'refused') throw new UserError(meaning.reason, { cause: error });
  if (meaning.status !== 'retry' && meaning.status !== 'limited') throw error;
  throw new TransientError(`The commands could not be registered. ${meaning.reason}`, {
    retryAfterMs: meaning.retryAfterMs ?? RETRY_MS,
    cause: error,
  });
}

function comparable(list: readonly object[]): unknown[] {
  return list
    .map((command) => normalised(command))
    .toSorted((one, other) => nameIn(one).localeCompare(nameIn(other)));
}

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    // `dm_permission` is Discord's older word for `contexts`, which we always give.
    const isDefault = key === 'dm_permission' || isDeepStrictEqual(inner, DEFAULTS[key]);
    if (inner === undefined || isDefault || DISCORDS_OWN.has(key)) return [];
    const sorted = SETS.has(key) && Array.isArray(inner) ? inner.toSorted((a, b) => a - b) : inner;
    return [[key, normalised(sorted)]];
  });
  return Object.fromEntries(kept);
}

function nameIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}
