/** Owns whether the names in a seed file name something: a user, a role, a category. */
import type { FileChannel, FileGuild, SeedFile } from './schema.ts';

export type NameProblem = { path: (string | number)[]; message: string };

export function checkNames({ bot = 'Keypoint', users, guilds }: SeedFile): NameProblem[] {
  const usernames = users.map(({ username }) => username);
  return [
    ...twice(usernames, ['users'], 'username'),
    ...twice(namesOf(guilds), ['guilds'], 'name'),
    ...guilds.flatMap((guild, index) =>
      checkGuild(guild, { bot, usernames }).map(({ path, message }) => ({
        path: ['guilds', index, ...path],
        message,
      })),
    ),
  ];
}

type Known = { bot: string; usernames: readonly string[] };

function checkGuild(guild: FileGuild, { bot, usernames }: Known): NameProblem[] {
  const { roles = [], members, channels } = guild;
  const roleNames = ['@everyone', bot, ...namesOf(roles)];
  const userNames = [...usernames, bot];
  return [
    ...twice(namesOf(roles), ['roles'], 'name'),
    ...twice(namesOf(channels), ['channels'], 'name'),
    ...(members ?? []).flatMap((member, index) => [
      ...unknown('user', member.user, usernames, ['members', index, 'user']),
      ...(member.roles ?? []).flatMap((role, at) =>
        unknown('role', role, roleNames, ['members', index, 'roles', at]),
      ),
    ]),
    ...channels.flatMap((channel, index) =>
      [
        ...checkPlace(channel, channels),
        ...(channel.overwrites ?? []).flatMap(({ role, user }, at) => [
          ...unknown('role', role, roleNames, ['overwrites', at, 'role']),
          ...unknown('user', user, userNames, ['overwrites', at, 'user']),
        ]),
      ].map(({ path, message }) => ({ path: ['channels', index, ...path], message })),
    ),
  ];
}

const FORUMS = new Set(['forum', 'media']);

function checkPlace(channel: FileChannel, channels: readonly FileChannel[]): NameProblem[] {
  const categories = namesOf(channels.filter(({ type }) => type === 'category'));
  const problems = unknown('category', channel.parent, categories, ['parent']);
  if (channel.type === 'category' && channel.parent !== undefined) {
    problems.push({ path: ['parent'], message: 'a category is in no other one' });
  }
  if (FORUMS.has(channel.type)) return problems;
  for (const key of ['tags', 'require_tag'] as const) {
    if (channel[key] !== undefined) {
      problems.push({ path: [key], message: 'only a forum or media channel has tags' });
    }
  }
  return problems;
}

function unknown(
  kind: string,
  name: string | undefined,
  known: readonly string[],
  path: NameProblem['path'],
): NameProblem[] {
  if (name === undefined || known.includes(name)) return [];
  const choice = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  return [{ path, message: `there is no ${kind} "${name}"; ${choice}` }];
}

/** Names are how a second start knows what is there already. */
function twice(names: readonly string[], path: string[], key: string): NameProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: [...path, index, key], message: `"${name}" is named twice` }],
  );
}

function namesOf(items: readonly { name: string }[]): string[] {
  return items.map(({ name }) => name);
}
