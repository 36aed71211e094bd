/** Owns what a seed file may say: Discord's own names for types and permissions, and its limits. */
import { z } from 'zod';

import { BITS } from '../permissions.ts';
import { LOCALES } from '../locales.ts';

/** What each says when a value is wrong: what would be right, with an example. */
const text = (most: number, example: string, least = 1) =>
  z
    .string({ error: `must be text, for example: ${example}` })
    .min(least, `must have at least ${least} characters, for example: ${example}`)
    .max(most, `must have ${most} characters at most`);

const oneOf = <const Names extends readonly string[]>(names: Names, example: Names[number]) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}, for example: ${example}` });

const flag = z.boolean({ error: 'must be true or false' });

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item, { error: 'must be a list: lines that begin with "- "' }).max(most, {
    error: `must have ${most} entries at most, as in Discord`,
  });

/** A key that is not in the table is a typing error, never passed over. */
const table = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys, input }) => {
      const known = Object.keys(shape).join(', ');
      if (code === 'unrecognized_keys') return `has no ${keys?.join(', ')}; it can have ${known}`;
      return `must be a table of ${known}, not ${JSON.stringify(input) ?? 'nothing'}`;
    },
  });

const PERMISSION_NAMES = Object.keys(BITS);

const permission = z
  .string({ error: 'must be text, for example: ManageMessages' })
  .refine((name) => PERMISSION_NAMES.includes(name), {
    error: ({ input }) =>
      `"${String(input)}" is no permission; they go by discord.js’s names, for example: ManageMessages`,
  });

const permissions = list(permission, PERMISSION_NAMES.length).transform((names) =>
  Object.entries(BITS).reduce((sum, [name, bit]) => (names.includes(name) ? sum | bit : sum), 0n),
);

const user = table({
  username: z
    .string({ error: 'must be text, for example: ada' })
    .regex(
      /^[a-z0-9_.]{2,32}$/u,
      'must be 2 to 32 of a-z, 0-9, "_" and ".", as Discord’s are, for example: ada.l',
    ),
  display_name: text(32, 'Ada').exactOptional(),
  dms: oneOf(['open', 'closed'], 'closed').exactOptional(),
  app: oneOf(['installed', 'none'], 'installed').exactOptional(),
  locale: oneOf(LOCALES, 'de').exactOptional(),
});

const role = table({
  name: text(100, 'Moderator'),
  permissions: permissions.exactOptional(),
  color: z
    .string({ error: 'must be in quotes, for example: "#5865f2"' })
    .regex(/^#[0-9a-f]{6}$/iu, 'must be # and six digits, for example: "#5865f2"')
    .transform((color) => Number.parseInt(color.slice(1), 16))
    .exactOptional(),
  hoist: flag.exactOptional(),
  mentionable: flag.exactOptional(),
});

const member = table({
  user: text(32, 'ada'),
  nick: text(32, 'Ada L.').exactOptional(),
  roles: list(text(100, 'Moderator'), 250).exactOptional(),
});

const overwrite = table({
  role: text(100, '"@everyone"').exactOptional(),
  user: text(32, 'ada').exactOptional(),
  allow: permissions.exactOptional(),
  deny: permissions.exactOptional(),
}).refine(({ role, user }) => (role === undefined) !== (user === undefined), {
  error: 'must name a role or a user, and not both, for example: role: "@everyone"',
});

const tag = table({
  name: text(20, 'vision'),
  emoji: text(32, '👁').exactOptional(),
  moderated: flag.exactOptional(),
});

const channel = table({
  name: text(100, 'news'),
  type: oneOf(
    ['text', 'voice', 'category', 'announcement', 'stage', 'forum', 'media'],
    'forum',
  ).default('text'),
  topic: text(4096, 'What the papers say').exactOptional(),
  parent: text(100, 'Reading').exactOptional(),
  overwrites: list(overwrite, 100).exactOptional(),
  tags: list(tag, 20).exactOptional(),
  require_tag: flag.exactOptional(),
});

const guild = table({
  name: text(100, 'Reading circle', 2),
  roles: list(role, 250).exactOptional(),
  members: list(member, 1000).exactOptional(),
  channels: list(channel, 500).min(1, 'must have at least one channel'),
});

export const SeedFileSchema = table({
  bot: text(32, 'Keypoint').exactOptional(),
  users: list(user, 1000).min(1, 'must have at least one person'),
  guilds: list(guild, 100).min(1, 'must have at least one server'),
});

export type SeedFile = z.output<typeof SeedFileSchema>;
export type FileGuild = SeedFile['guilds'][number];
export type FileChannel = FileGuild['channels'][number];
