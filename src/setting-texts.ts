/** Owns what `.env.example`, the README and a refusal say of each setting. */
export type SettingText = {
  what: string;
  /** What holds when it is not set, in words. */
  unset: string;
  example: string;
  /** Never shown in a message; may be given as a file by NAME_FILE. */
  isSecret?: true;
};

const texts = {
  DISCORD_TOKEN: {
    what: 'The bot’s token. Without it Keypoint starts a local Discord (the sandbox).',
    unset: 'the sandbox',
    example: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.example-of-a-token',
    isSecret: true,
  },
  DISCORD_PUBLIC_KEY: {
    what: 'Your application’s Public Key. With it HTTP_PORT answers commands too, at `/interactions`.',
    unset: 'commands come by the gateway alone',
    example: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
  },
  DISCORD_API_URL: {
    what: 'Base address of Discord’s API, for example of a rate-limit proxy.',
    unset: 'Discord itself',
    example: 'http://127.0.0.1:8080/api',
  },
  DISCORD_SHARDS: {
    what: 'This process’s shards of the gateway, counted from 0, and of how many: for a bot in thousands of servers.',
    unset: 'all that Discord recommends',
    example: '0-3/16',
  },
  DISCORD_REQUESTS_PER_SECOND: {
    what: 'How many requests a second this process sends to Discord at most: several processes share Discord’s limit of 50.',
    unset: '50',
    example: '16',
  },
  KEYPOINT_ROLES: {
    what: 'What this process does, joined by commas: hear Discord (gateway), read and send (worker), answer by HTTP (http). Less than all needs DISCORD_TOKEN and DATABASE_URL.',
    unset: 'all of it',
    example: 'worker',
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
  KEYPOINT_BACKUPS: {
    what: 'Folder in which a backup is written each night; the last seven are kept.',
    unset: 'none is written',
    example: '/var/backups/keypoint',
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
  KEYPOINT_QUALITY: {
    what: 'What the signals of quality weigh: a JSON document like `seeds/quality.json`.',
    unset: 'the seeds',
    example: '/srv/news/quality.json',
  },
  KEYPOINT_STORY_MODEL: {
    what: 'What makes two articles one story: a JSON document like `seeds/stories.json`.',
    unset: 'the seeds',
    example: '/srv/news/stories.json',
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
    what: 'Whether a feed may be at an address of this machine or of a private network; no public one leads there, and a cloud’s metadata is never asked.',
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
    unset: 'feeds are only polled',
    example: 'https://keypoint.example.org',
  },
  HTTP_PORT: {
    what: 'Port of this machine at which Keypoint says how it is (`/healthz`, `/readyz`, `/metrics`) and has its topics’ feeds (`/topics.opml`).',
    unset: 'none is open; 7880 with a PUBLIC_URL or a DISCORD_PUBLIC_KEY',
    example: '7880',
  },
  HTTP_HOST: {
    what: 'Address of this machine at which HTTP_PORT listens: 0.0.0.0 for all, as in a container.',
    unset: '127.0.0.1, this machine alone',
    example: '0.0.0.0',
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
  KEEP_ARTICLES_DAYS: {
    what: 'For how many days the texts of articles are kept, 90 or more; titles and addresses stay. 0: for ever.',
    unset: 'for ever',
    example: '730',
  },
  KEEP_DELIVERIES_DAYS: {
    what: 'For how many days it is kept what was sent where, 90 or more. 0: for ever.',
    unset: '365',
    example: '365',
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
} satisfies Record<string, SettingText>;

/** In the order in which people are shown them; a test keeps `.env.example` and the README equal. */
export const settingTexts: Readonly<Record<keyof typeof texts, SettingText>> = texts;
