/** Owns every setting: one schema, read once, frozen. The only reader of `process.env`. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf, UserError } from './lib/errors.ts';
import { parseUrl } from './lib/parse-url.ts';
import { settingTexts } from './setting-texts.ts';

/** The project's own folder, from `src` and from `dist` alike. */
const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const path = z.string().transform((text) => resolve(text));
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d+$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);
const DAYS_KEPT = '0 (for ever), or a whole number from 90 to 36500';
/** Of what reaches back furthest, catching up, there are 90 days; 30 of edits and votes are within. */
const daysKept = z
  .string()
  .regex(/^\d+$/, DAYS_KEPT)
  .transform(Number)
  .refine((days) => days === 0 || (days >= 90 && days <= 36_500), DAYS_KEPT);
const address = (isRight: (url: URL) => boolean, what: string) =>
  z.string().refine((text) => {
    const url = parseUrl(text);
    return url !== null && isRight(url);
  }, what);

const ROLES = ['gateway', 'worker', 'http'] as const;

/** What a process does: it hears Discord; it reads, plans and sends; it answers by HTTP. */
export type Role = (typeof ROLES)[number];

const roleList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(ROLES, { error: 'some of gateway, worker and http, joined by commas' })))
  .transform((names): ReadonlySet<Role> => new Set(names));

/** Which of the gateway's shards are this process's, and how many there are of all. */
export type Shards = { ids: readonly number[]; count: number };

const SHARDS = 'this process’s shards of all, counted from 0, as 0/2 or 0-3/16';
const shardRange = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?\/\d{1,5}$/, SHARDS)
  .transform((text): Shards => {
    const [range = '', count = ''] = text.split('/');
    const [first = 0, last = first] = range.split('-').map(Number);
    const ids = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    return { ids, count: Number(count) };
  })
  .refine(({ ids, count }) => ids.length > 0 && ids.every((id) => id < count), SHARDS);

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "a bot's token: three parts joined by dots")
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i, 'the public key of your application: 64 hex digits')
    .optional(),
  DISCORD_API_URL: address(
    ({ protocol, username }) => /^https?:$/.test(protocol) && username === '',
    'an http(s) address without a password in it',
  )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  DISCORD_SHARDS: shardRange.optional(),
  DISCORD_REQUESTS_PER_SECOND: wholeNumber(1, 10_000).default(50),
  KEYPOINT_ROLES: roleList.default(new Set(ROLES)),
  DATABASE_URL: address(
    ({ protocol }) => /^postgres(ql)?:$/.test(protocol),
    'an address that begins with postgres://',
  ).optional(),
  KEYPOINT_DATA: path.default(resolve('data')),
  KEYPOINT_BACKUPS: path.optional(),
  KEYPOINT_ARTICLES: path.default(resolve(projectFolder, 'seeds/articles')),
  KEYPOINT_TOPICS: path.default(resolve(projectFolder, 'seeds/topics.yaml')),
  KEYPOINT_OUTLETS: path.default(resolve(projectFolder, 'seeds/outlets.yaml')),
  KEYPOINT_QUALITY: path.default(resolve(projectFolder, 'seeds/quality.json')),
  KEYPOINT_STORY_MODEL: path.default(resolve(projectFolder, 'seeds/stories.json')),
  // Five or six parts; the scheduler, which has the library, judges what is in them.
  SCAN_SCHEDULE: z
    .string()
    .regex(/^\S+(\s+\S+){4,5}$/, 'a cron expression of five or six parts')
    .default('* * * * *'),
  KEYPOINT_SOURCES: z.enum(['none', 'default'], { error: 'none or default' }).default('none'),
  ALLOW_PRIVATE_SOURCES: z.stringbool({ error: 'true or false' }).default(false),
  CONTACT_ADDRESS: z
    .string()
    .regex(/^(https?:\/\/\S+|[^\s@<>()]+@[^\s@<>()]+)$/, 'a mail address or an http(s) address')
    .optional(),
  OPERATOR_CHANNEL: z
    .string()
    .regex(/^\d{17,20}$/, 'the id of a channel: 17 to 20 digits')
    .optional(),
  PUBLIC_URL: address(
    // `?` alone is no query to URL, but what is put behind it would be.
    ({ protocol, username, href }) =>
      /^https?:$/.test(protocol) && username === '' && !/[?#]/.test(href),
    'an http(s) address without a password, a query or a fragment in it',
  )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  HTTP_PORT: wholeNumber(0, 65_535).optional(),
  HTTP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'an address of this machine, or a name of one')
    .default('127.0.0.1'),
  QUALITY_BAR: wholeNumber(0, 1_000).default(20),
  ALERT_BAR: wholeNumber(0, 10_000).default(70),
  ALERT_MAX_AGE_HOURS: wholeNumber(1, 87_600).default(72),
  ALERTS_AT_ONCE: wholeNumber(1, 1_000).default(10),
  HEAT_PER_ARTICLE: wholeNumber(0, 1_000).default(10),
  BACKLOG_STORIES: wholeNumber(0, 100).optional(),
  KEEP_ARTICLES_DAYS: daysKept.default(0),
  KEEP_DELIVERIES_DAYS: daysKept.default(365),
  SANDBOX_PORT: wholeNumber(0, 65_535).default(7_878),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  LOG_FORMAT: z.enum(['readable', 'json'], { error: 'readable or json' }).default('readable'),
});

export type Config = Readonly<z.infer<typeof schema>>;
type Name = keyof typeof schema.shape;

/**
 * Reads the environment, and `.env` in the working folder where it is not set there.
 * @throws UserError that names every wrong setting, what is wrong, and an example
 */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}

export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, string> = {};
  for (const name of schema.keyof().options) {
    // `NAME=` in a file means "not set", as people expect of it.
    const value = env[name]?.trim() || readSecretFile(env, name);
    if (value) given[name] = value;
  }
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? fitTogether(parsed.data)
    : parsed.error.issues.map(({ path: [first], message }): Problem => {
        return [schema.keyof().parse(first), message];
      });
  if (parsed.success && problems.length === 0) return Object.freeze(parsed.data);
  const lines = problems.map(([name, message]) => explain(name, message, given[name]));
  throw new UserError(['Some settings are not right:', ...new Set(lines)].join('\n'));
}

/** A setting, and what it must be. */
type Problem = [name: Name, wanted: string];

/** What one setting asks of others. */
function fitTogether(config: Config): Problem[] {
  const { KEYPOINT_ROLES: roles, DISCORD_TOKEN: token, DATABASE_URL: url } = config;
  const { DISCORD_SHARDS: shards, HTTP_PORT: port } = config;
  const problems: Problem[] = [];
  // The sandbox and the embedded database live in one process, which then is the only one.
  const isAlone = token === undefined || url === undefined;
  if (isAlone && roles.size < ROLES.length) {
    problems.push(['KEYPOINT_ROLES', 'all three until DISCORD_TOKEN and DATABASE_URL are set']);
  }
  if (isAlone && shards && shards.ids.length < shards.count) {
    const wanted = 'all shards (0-1/2) until DISCORD_TOKEN and DATABASE_URL are set';
    problems.push(['DISCORD_SHARDS', wanted]);
  }
  const { PUBLIC_URL: publicUrl, DISCORD_PUBLIC_KEY: key } = config;
  const isMute = port === undefined && publicUrl === undefined && key === undefined;
  if (roles.size === 1 && roles.has('http') && isMute) {
    problems.push(['KEYPOINT_ROLES', 'more than http until HTTP_PORT is set']);
  }
  return problems;
}

function explain(name: Name, wanted: string, value: string | undefined): string {
  const { example, isSecret } = settingTexts[name];
  const isHidden = isSecret || /\/\/[^/]*@/.test(value ?? '');
  const found = isHidden ? 'what is set is not (it is not shown here)' : `it is "${value}"`;
  return `  ${name} must be ${wanted}; ${found}. Example: ${name}=${example}`;
}

function readSecretFile(
  env: Readonly<Record<string, string | undefined>>,
  name: Name,
): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file || !settingTexts[name].isSecret) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new UserError(
      `${name}_FILE must be a file that can be read: ${messageOf(error)}. Example: ${name}_FILE=/run/secrets/${name.toLowerCase()}`,
      { cause: error },
    );
  }
}
