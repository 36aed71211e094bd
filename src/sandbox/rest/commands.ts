/** Owns the routes of application commands, global and of a guild. */
import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import type { APIApplicationCommand } from 'discord-api-types/v10';

import type { CommandBody } from '../rules/command-body.ts';
import { COMMAND_RULES, uniqueCommandNames } from '../rules/commands.ts';
import type { Change } from '../state/changes.ts';
import { commandsOf } from '../state/state.ts';
import { DiscordError, discordError, formError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { shapeCommand, withoutTranslations } from './command-shape.ts';
import { guildOf } from './find.ts';
import { noContent, ok, route, type Route, type RouteAnswer } from './route.ts';

type Scope = { guildId: string | undefined };

/** Only the path of a guild's commands has a `guild_id`. */
export function scopeOf(
  world: World,
  params: { application_id: string; guild_id?: string },
): Scope {
  if (params.application_id !== world.state.applicationId) throw discordError(20012);
  if (params.guild_id === undefined) return { guildId: undefined };
  return { guildId: guildOf(world, params.guild_id).id };
}

export function commandOf(world: World, { guildId }: Scope, id: string): APIApplicationCommand {
  const command = world.state.commands.get(id);
  if (command === undefined || command.guild_id !== guildId) throw discordError(10063);
  return command;
}

function create(world: World, scope: Scope, raw: unknown): RouteAnswer {
  const body = judgeBody(ApplicationCommandCreateRequestSchema, raw, COMMAND_RULES);
  const before = sameName(world, scope, body);
  if (before === undefined) {
    refuseTooMany(world, scope, [body]);
    world.commandCreates.take(scope.guildId, 1);
  }
  const command = shaped(world, scope, body, before);
  world.commit({ type: 'command', command });
  world.events.emit({ type: 'commands' });
  return { status: before === undefined ? 201 : 200, body: command };
}

/** Replaces all commands of the scope, of every type (application-commands.mdx, bulk overwrite). */
function replaceAll(world: World, scope: Scope, raw: unknown): RouteAnswer {
  const bodies = judgeList(raw);
  const known = bodies.map((body) => sameName(world, scope, body));
  // "Commands that do not already exist will count".
  world.commandCreates.take(scope.guildId, known.filter((one) => one === undefined).length);
  const commands = bodies.map((body, index) => shaped(world, scope, body, known[index]));
  const kept = new Set(commands.map(({ id }) => id));
  const gone = commandsOf(world.state, scope.guildId).filter(({ id }) => !kept.has(id));
  world.commit(
    ...commands.map((command): Change => ({ type: 'command', command })),
    ...gone.map(({ id }): Change => ({ type: 'command.delete', command_id: id })),
  );
  world.events.emit({ type: 'commands' });
  return ok(commands);
}

function judgeList(raw: unknown): CommandBody[] {
  if (!Array.isArray(raw)) {
    const message = 'Only iterables may be used in a ListType';
    throw formError([{ path: [], code: 'LIST_TYPE_CONVERT', message }]);
  }
  const errors: Record<string, unknown> = {};
  for (const [index, body] of raw.entries()) {
    try {
      judgeBody(ApplicationCommandUpdateRequestSchema, body, COMMAND_RULES);
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
      errors[String(index)] = error.body['errors'];
    }
  }
  if (Object.keys(errors).length > 0) {
    throw new DiscordError(400, { message: 'Invalid Form Body', code: 50_035, errors });
  }
  const bodies: CommandBody[] = raw;
  const duplicates = uniqueCommandNames(bodies);
  if (duplicates.length > 0) throw formError(duplicates);
  refuseMoreThanLimits(bodies);
  return bodies;
}

function edit(world: World, scope: Scope, id: string, raw: unknown): RouteAnswer {
  const command = commandOf(world, scope, id);
  // The rules look at what the command would become; its type stays.
  const whole = (body: CommandBody): CommandBody => ({ ...command, ...body, type: command.type });
  const body = judgeBody<CommandBody>(
    ApplicationCommandPatchRequestPartialSchema,
    raw,
    COMMAND_RULES.map((rule) => (edited: CommandBody) => rule(whole(edited))),
  );
  const changed = shaped(world, scope, whole(body), command);
  world.commit({ type: 'command', command: changed });
  world.events.emit({ type: 'commands' });
  return ok(changed);
}

function remove(world: World, scope: Scope, id: string): RouteAnswer {
  world.commit({ type: 'command.delete', command_id: commandOf(world, scope, id).id });
  world.events.emit({ type: 'commands' });
  return noContent;
}

const keyOf = ({ type, name }: CommandBody): string => `${type ?? 1} ${name}`;

/** A command is known by type and name: the same name is the same command, with a new version. */
function sameName(
  { state }: World,
  { guildId }: Scope,
  body: CommandBody,
): APIApplicationCommand | undefined {
  return commandsOf(state, guildId).find((command) => keyOf(command) === keyOf(body));
}

function shaped(
  { state, ids }: World,
  { guildId }: Scope,
  body: CommandBody,
  before: APIApplicationCommand | undefined,
): APIApplicationCommand {
  return shapeCommand(body, {
    id: before?.id ?? ids.next(),
    applicationId: state.applicationId,
    guildId,
    version: ids.next(),
  });
}

/** 100 slash, 15 user and 15 message commands in a scope (application-commands.mdx). */
const LIMITS: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

function refuseTooMany(world: World, { guildId }: Scope, added: CommandBody[]): void {
  refuseMoreThanLimits([...commandsOf(world.state, guildId), ...added]);
}

function refuseMoreThanLimits(bodies: readonly { type?: number | null }[]): void {
  for (const [type, limit] of Object.entries(LIMITS)) {
    const count = bodies.filter((body) => (body.type ?? 1) === Number(type)).length;
    if (count > limit) throw discordError(30032);
  }
}

const COMMANDS = {
  global: '/applications/:application_id/commands',
  guild: '/applications/:application_id/guilds/:guild_id/commands',
} as const;

/** The same six routes for the global commands and for those of a guild. */
function routesAt(path: (typeof COMMANDS)[keyof typeof COMMANDS]): Route[] {
  return [
    route({
      method: 'GET',
      path,
      state: 'done',
      run(world, { params, query }) {
        const commands = commandsOf(world.state, scopeOf(world, params).guildId);
        const isWhole = query.get('with_localizations')?.toLowerCase() === 'true';
        return ok(isWhole ? commands : commands.map(withoutTranslations));
      },
    }),
    route({
      method: 'POST',
      path,
      state: 'done',
      run: (world, { params, body }) => create(world, scopeOf(world, params), body),
    }),
    route({
      method: 'PUT',
      path,
      state: 'done',
      run: (world, { params, body }) => replaceAll(world, scopeOf(world, params), body),
    }),
    route({
      method: 'GET',
      path: `${path}/:command_id`,
      state: 'done',
      run: (world, { params }) => ok(commandOf(world, scopeOf(world, params), params.command_id)),
    }),
    route({
      method: 'PATCH',
      path: `${path}/:command_id`,
      state: 'done',
      run: (world, { params, body }) =>
        edit(world, scopeOf(world, params), params.command_id, body),
    }),
    route({
      method: 'DELETE',
      path: `${path}/:command_id`,
      state: 'done',
      run: (world, { params }) => remove(world, scopeOf(world, params), params.command_id),
    }),
  ];
}

export const commandRoutes = [...routesAt(COMMANDS.global), ...routesAt(COMMANDS.guild)];
