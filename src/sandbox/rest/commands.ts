/** Owns the routes of application commands, global and of a guild. */
import {
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  ApplicationCommandUpdateRequestSchema,
} from 'discord-api-spec/zod';
import type { APIApplicationCommand } from 'discord-api-types/v10';

import { COMMAND_RULES, uniqueCommandNames, type CommandBody } from '../rules/commands.ts';
import { commandsOf } from '../state/state.ts';
import { DiscordError, discordError, formError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { shapeCommand } from './command-shape.ts';
import { guildOf } from './find.ts';
import { noContent, ok, route, type Route, type RouteAnswer } from './route.ts';

type Scope = { guildId: string | undefined };

function scopeOf(world: World, applicationId: string, guildId?: string): Scope {
  if (applicationId !== world.state.applicationId) throw discordError(20012);
  if (guildId !== undefined) guildOf(world, guildId);
  return { guildId };
}

function commandOf(world: World, { guildId }: Scope, id: string): APIApplicationCommand {
  const command = world.state.commands.get(id);
  if (command === undefined || command.guild_id !== guildId) throw discordError(10063);
  return command;
}

function create(world: World, scope: Scope, raw: unknown): RouteAnswer {
  const body = judgeBody(ApplicationCommandCreateRequestSchema, raw, COMMAND_RULES);
  const before = sameName(world, scope, body);
  if (before === undefined) refuseTooMany(world, scope, [body]);
  const command = save(world, scope, body, before);
  world.events.emit({ type: 'commands' });
  return { status: before === undefined ? 201 : 200, body: command };
}

/** Replaces all commands of the scope, of every type (application-commands.mdx, bulk overwrite). */
function replaceAll(world: World, scope: Scope, raw: unknown): RouteAnswer {
  const bodies = judgeList(raw);
  const kept = new Set<string>();
  const commands = bodies.map((body) => {
    const command = save(world, scope, body, sameName(world, scope, body));
    kept.add(command.id);
    return command;
  });
  for (const { id } of commandsOf(world.state, scope.guildId)) {
    if (!kept.has(id)) world.state.commands.delete(id);
  }
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
  const body = judgeBody(ApplicationCommandPatchRequestPartialSchema, raw, COMMAND_RULES);
  const changed = save(world, scope, { ...command, ...body }, command);
  world.events.emit({ type: 'commands' });
  return ok(changed);
}

function remove(world: World, scope: Scope, id: string): RouteAnswer {
  world.state.commands.delete(commandOf(world, scope, id).id);
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

function save(
  { state, ids }: World,
  { guildId }: Scope,
  body: CommandBody,
  before: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const command = shapeCommand(body, {
    id: before?.id ?? ids.next(),
    applicationId: state.applicationId,
    guildId,
    version: ids.next(),
  });
  state.commands.set(command.id, command);
  return command;
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

const GLOBAL = '/applications/:application_id/commands';
const GUILD = '/applications/:application_id/guilds/:guild_id/commands';

const globalRoutes: Route[] = [
  route({
    method: 'GET',
    path: GLOBAL,
    state: 'partial',
    notes: 'localizations are always included',
    run(world, { params }) {
      const { guildId } = scopeOf(world, params.application_id);
      return ok(commandsOf(world.state, guildId));
    },
  }),
  route({
    method: 'POST',
    path: GLOBAL,
    state: 'partial',
    notes: '200 creates a day are not counted (30034)',
    run: (world, { params, body }) => create(world, scopeOf(world, params.application_id), body),
  }),
  route({
    method: 'PUT',
    path: GLOBAL,
    state: 'partial',
    notes: '200 creates a day are not counted (30034)',
    run: (world, { params, body }) =>
      replaceAll(world, scopeOf(world, params.application_id), body),
  }),
  route({
    method: 'GET',
    path: `${GLOBAL}/:command_id`,
    state: 'done',
    run: (world, { params }) =>
      ok(commandOf(world, scopeOf(world, params.application_id), params.command_id)),
  }),
  route({
    method: 'PATCH',
    path: `${GLOBAL}/:command_id`,
    state: 'done',
    run: (world, { params, body }) =>
      edit(world, scopeOf(world, params.application_id), params.command_id, body),
  }),
  route({
    method: 'DELETE',
    path: `${GLOBAL}/:command_id`,
    state: 'done',
    run: (world, { params }) =>
      remove(world, scopeOf(world, params.application_id), params.command_id),
  }),
];

const guildRoutes: Route[] = [
  route({
    method: 'GET',
    path: GUILD,
    state: 'partial',
    notes: 'localizations are always included',
    run(world, { params }) {
      const { guildId } = scopeOf(world, params.application_id, params.guild_id);
      return ok(commandsOf(world.state, guildId));
    },
  }),
  route({
    method: 'POST',
    path: GUILD,
    state: 'partial',
    notes: '200 creates a day are not counted (30034)',
    run: (world, { params, body }) =>
      create(world, scopeOf(world, params.application_id, params.guild_id), body),
  }),
  route({
    method: 'PUT',
    path: GUILD,
    state: 'partial',
    notes: '200 creates a day are not counted (30034)',
    run: (world, { params, body }) =>
      replaceAll(world, scopeOf(world, params.application_id, params.guild_id), body),
  }),
  route({
    method: 'GET',
    path: `${GUILD}/:command_id`,
    state: 'done',
    run: (world, { params }) =>
      ok(
        commandOf(world, scopeOf(world, params.application_id, params.guild_id), params.command_id),
      ),
  }),
  route({
    method: 'PATCH',
    path: `${GUILD}/:command_id`,
    state: 'done',
    run: (world, { params, body }) =>
      edit(world, scopeOf(world, params.application_id, params.guild_id), params.command_id, body),
  }),
  route({
    method: 'DELETE',
    path: `${GUILD}/:command_id`,
    state: 'done',
    run: (world, { params }) =>
      remove(world, scopeOf(world, params.application_id, params.guild_id), params.command_id),
  }),
];

export const commandRoutes = [...globalRoutes, ...guildRoutes];
