/** Owns the account of how far the sandbox goes: a row for each route and each behaviour. */
import { ROUTES } from './rest/index.ts';
import type { CoverageState } from './rest/route.ts';

export type CoverageRow = { subject: string; state: CoverageState; notes: string };

/** Routes say it of themselves. */
export const ROUTE_COVERAGE: readonly CoverageRow[] = ROUTES.map(
  ({ method, path, state, notes }) => ({ subject: `${method} ${path}`, state, notes: notes ?? '' }),
);

const row = (subject: string, state: CoverageState, notes = ''): CoverageRow => ({
  subject,
  state,
  notes,
});

/** What a bot can feel beyond the routes, most valuable first. */
export const BEHAVIOUR_COVERAGE: readonly CoverageRow[] = [
  row('50035 with its error tree, in code points, after trimming', 'done'),
  row('6000 characters over all embeds, 2000 of content', 'done'),
  row('Three seconds for the first answer, one answer, fifteen minutes of token', 'done'),
  row('enforce_nonce by author, over all channels, for three minutes and over restarts', 'done'),
  row('Faults: lost answers, 500, 502, slowness', 'not'),
  row('Rate-limit buckets', 'partial', 'headers only, nothing is enforced'),
  row('Permissions from roles and overwrites', 'partial', '50001 and 50013 on writing messages'),
  row('EMBED_LINKS missing', 'not'),
  row('allowed_mentions, their defaults by route, who is pinged', 'done'),
  row('Components: legacy rows, V2, custom ids, button styles, selects', 'done'),
  row('Channels deleted, bot kicked, guild outages', 'not'),
  row('Direct messages', 'partial', 'the same channel each time; nobody closes theirs'),
  row('Ephemeral answers for one person; a followup fills in a deferral', 'done'),
  row('50 requests a second over all', 'not'),
  row('Ban after 10,000 invalid requests', 'not'),
  row('Command registration rules', 'partial', '200 creates a day are not counted (30034)'),
  row('The client checks options, permissions and contexts', 'done'),
  row('Autocomplete: partial values, focus, 25 choices, three seconds', 'done'),
  row('Close codes 4001-4005, 4008, 4009, 4012-4014, heartbeat watchdog', 'done'),
  row('RESUME with replay, invalid session, resume_gateway_url', 'partial', 'op 7 is never sent'),
  row('READY with unavailable guilds, then GUILD_CREATE; events by intents', 'done'),
  row('Ids of 18 or 19 digits, ordered by time', 'done'),
  row('204 without body or content type, 201 and 200 on commands', 'done'),
  row(
    '401 without or with a wrong Authorization',
    'partial',
    'the User-Agent is not checked (40333)',
  ),
  row('Requests of 25 MiB at most, 40005 beyond', 'done'),
  row('Unknown keys are ignored', 'partial', 'without a warning'),
  row('Edits: absent, null and [] differ; V2 stays', 'done'),
  row('Crosspost', 'partial', 'without the hourly limit'),
  row('Threads', 'not'),
  row('Forums', 'partial', '40058 only'),
  row('Stickers', 'partial', 'there are none: each id is unknown (10060)'),
  row('Files', 'not', 'payload_json of multipart requests is read, files are dropped'),
  row('Webhooks other than of interactions', 'not'),
  row('SUPPRESS_EMBEDS hides rich embeds', 'done'),
  row('AutoMod and link filter', 'not'),
  row('Roles are pinged if mentionable or with MENTION_EVERYONE', 'done'),
  row('Modals', 'not'),
  row('User install', 'not'),
  row('Interactions carry all that Discord sends', 'done'),
  row('HTTP interactions', 'not'),
  row('Duplicate and reordered gateway events', 'not'),
  row(
    'A clock that can be moved',
    'partial',
    'from tests; the client’s own timers run in real time',
  ),
  row('Times', 'partial', 'end in Z, as the schema has it; Discord writes +00:00'),
];
