/** Owns every setting: one schema, read once, frozen. The only reader of `process.env`. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { messageOf, UserError } from './lib/errors.ts';
import { parseUrl } from './lib/parse-url.ts';

/** The project's own folder, from `src` and from `dist` alike. */
const projectFolder = fileURLToPath(new URL('..', import.meta.url));

const path = z.string().transform((text) => resolve(text));
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d+$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);
const address = (isRight: (url: URL) => boolean, what: string) =>
  z.string().refine((text) => {
    const url = parseUrl(text);
    return url !== null && isRight(url);
  }, what);

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "a bot's token: three parts joined by dots")
    .optional(),
  DISCORD_API_URL: address(
    ({ protocol, username }) => /^https?:$/.test(protocol) && username === '',
    'an http(s) address without a password in it',
  )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: address(
    ({ protocol }) => /^postgres(ql)?:$/.test(protocol),
    'an address that begins with postgres://',
  ).optional(),
  KEYPOINT_DATA: path.default(resolve('data')),
  KEYPOINT_ARTICLES: path.default(resolve(projectFolder, 'seeds/articles')),
  KEYPOINT_TOPICS: path.default(resolve(projectFolder, 'seeds/topics.yaml')),
  KEYPOINT_OUTLETS: path.default(resolve(projectFolder, 'seeds/outlets.yaml')),
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
    ({ protocol, username, search }) =>
      /^https?:$/.test(protocol) && username === '' && search === '',
    'an http(s) address without a password or a query in it',
  )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  HTTP_PORT: wholeNumber(0, 65_535).default(7_880),
  QUALITY_BAR: wholeNumber(0, 1_000).default(20),
  ALERT_BAR: wholeNumber(0, 10_000).default(70),
  ALERT_MAX_AGE_HOURS: wholeNumber(1, 87_600).default(72),
  ALERTS_AT_ONCE: wholeNumber(1, 1_000).default(10),
  HEAT_PER_ARTICLE: wholeNumber(0, 1_000).default(10),
  BACKLOG_STORIES: wholeNumber(0, 100).optional(),
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

type SettingText = {
  what: string;
  /** What holds when it is not set, in words. */
  unset: string;
  example: string;
  /** Never shown in a message; may be given as a file by NAME_FILE. */
  isSecret?: true;
};

/** What `.env.example` and the README say of each setting; a test keeps the three equal. */
export const settingTexts: Readonly<Record<Name, SettingText>> = {
  DISCORD_TOKEN: {
    what: 'The bot’s token. Without it Keypoint starts a local Discord (the sandbox).',
    unset: 'the sandbox',
    example: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.example-of-a-token',
    isSecret: true,
  },
  DISCORD_API_URL: {
    what: 'Base address of Discord’s API, for example of a rate-limit proxy.',
    unset: 'Discord itself',
    example: 'http://127.0.0.1:8080/api',
  },
  DATABASE_URL: {
    what: 'A Postgres server. Without it Keypoint keeps an embedded database in KEYPOINT_DATA.',
    unset: 'the embedded database',
    example: 'postgres://keypoint:secret@127.0.0.1:5432/keypoint',
    isSecret: true,
  },
  KEYPOINT_DATA: {
    what: 'Folder of the embedded database and of the sandbox. One process at a time.',
    unset: '`data` where it is started',
    example: '/var/lib/keypoint',
  },
  KEYPOINT_ARTICLES: {
    what: 'Folder of Markdown articles to read, with its subfolders.',
    unset: 'the seeds',
    example: '/srv/news/articles',
  },
  KEYPOINT_TOPICS: {
    what: 'The taxonomy: a YAML list like `seeds/topics.yaml`.',
    unset: 'the seeds',
    example: '/srv/news/topics.yaml',
  },
  KEYPOINT_OUTLETS: {
    what: 'Names and authority of outlets: a YAML list like `seeds/outlets.yaml`.',
    unset: 'the seeds',
    example: '/srv/news/outlets.yaml',
  },
  SCAN_SCHEDULE: {
    what: 'When the articles are scanned, as a cron expression.',
    unset: 'every minute',
    example: '*/5 * * * *',
  },
  KEYPOINT_SOURCES: {
    what: 'Whether the feeds of `seeds/sources.yaml` are read: default, or none of them.',
    unset: 'none',
    example: 'default',
  },
  ALLOW_PRIVATE_SOURCES: {
    what: 'Whether a feed may be at an address of this machine or of a private network.',
    unset: 'false',
    example: 'true',
  },
  CONTACT_ADDRESS: {
    what: 'Where the owner of a site can reach you; it is part of the User-Agent.',
    unset: 'none is given',
    example: 'https://example.org/about-our-bot',
  },
  OPERATOR_CHANNEL: {
    what: 'The channel in which the operator is told of sources that fail, or do so no more.',
    unset: 'only the log says so',
    example: '123456789012345678',
  },
  PUBLIC_URL: {
    what: 'Where HTTP_PORT is reached from the Internet; with it feeds that have a hub (WebSub) push.',
    unset: 'feeds are only polled, and no port is open',
    example: 'https://keypoint.example.org',
  },
  HTTP_PORT: {
    what: 'Port of this machine that listens when there is a PUBLIC_URL.',
    unset: '7880',
    example: '7880',
  },
  QUALITY_BAR: {
    what: 'The least quality of an article that is shown.',
    unset: '20',
    example: '20',
  },
  ALERT_BAR: {
    what: 'The least heat of a story that is posted.',
    unset: '70',
    example: '70',
  },
  ALERT_MAX_AGE_HOURS: {
    what: 'A story whose newest article is older than so many hours is not posted.',
    unset: '72',
    example: '48',
  },
  ALERTS_AT_ONCE: {
    what: 'How many alerts wait for one channel at most; the hottest do, after an outage too.',
    unset: '10',
    example: '10',
  },
  HEAT_PER_ARTICLE: {
    what: 'What each further article adds to its story’s heat.',
    unset: '10',
    example: '10',
  },
  BACKLOG_STORIES: {
    what: 'How many stories of a source that is read for the first time each channel gets.',
    unset: '3, and 25 in the sandbox',
    example: '3',
  },
  SANDBOX_PORT: {
    what: 'Port of the sandbox on this machine; 0 takes any that is free.',
    unset: '7878',
    example: '7878',
  },
  LOG_LEVEL: {
    what: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
    unset: 'info',
    example: 'debug',
  },
  LOG_FORMAT: {
    what: 'Short lines for people (readable), or one JSON object a line (json).',
    unset: 'readable',
    example: 'json',
  },
};

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
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map(({ path: [first], message }) => {
    const name = schema.keyof().parse(first);
    return explain(name, message, given[name]);
  });
  throw new UserError(['Some settings are not right:', ...new Set(lines)].join('\n'));
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
